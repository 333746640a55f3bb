import { UPLOADS_PREFIX } from '@copydesk/core/article/uploads';
import { STAGE_NAMES, type StageName } from '@copydesk/core/runtime/stages';
import { TABLE } from '@copydesk/core/store/schema';
import { type RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { Construct } from 'constructs';
import { createStageFunction } from './create-stage-function.ts';
import type { Stage as PipelineStage } from './stage.ts';
import { OTHER_SETTINGS } from './stage-settings.ts';

export interface DeskApiProps {
  readonly bucket: IBucket;
  readonly table: Table;
  readonly stages: Readonly<Record<StageName, PipelineStage>>;
  /** The digest of the owner's alias file. */
  readonly aliases?: string | undefined;
  readonly throttle?: { readonly perSecond: number; readonly burst: number } | undefined;
  readonly removalPolicy: RemovalPolicy;
}

const THROTTLE = { perSecond: 100, burst: 200 };

/**
 * The HTTP API. Its function reads the table and looks at the queues. It writes nothing: the forms that it signs put objects
 * under `uploads/` alone. No route but that of health is open to everybody.
 */
export class DeskApi extends Construct {
  readonly api: HttpApi;
  readonly function: LambdaFunction;
  readonly #integration: HttpLambdaIntegration;

  constructor(scope: Construct, id: string, props: DeskApiProps) {
    super(scope, id);
    const { bucket, table, stages, aliases, throttle = THROTTLE, removalPolicy } = props;
    const created = createStageFunction(this, { functionName: 'api', removalPolicy, ...OTHER_SETTINGS.api });
    this.function = created.function;
    this.#setVariables({
      COPYDESK_TABLE_NAME: table.tableName,
      COPYDESK_BUCKET_NAME: bucket.bucketName,
      COPYDESK_ALIASES_DIGEST: aliases ?? 'none',
      COPYDESK_STAGE_QUEUES: Stack.of(this).toJsonString(
        Object.fromEntries(
          STAGE_NAMES.map((name) => [
            name,
            { queue: stages[name].queue.queueUrl, deadLetters: stages[name].deadLetterQueue.queueUrl },
          ]),
        ),
      ),
    });
    this.#allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], [table.tableArn]);
    this.#allow(['dynamodb:Query'], [`${table.tableArn}/index/${TABLE.index}`]);
    const all = STAGE_NAMES.map((name) => stages[name]);
    this.#allow(
      ['sqs:GetQueueAttributes'],
      all.flatMap(({ queue, deadLetterQueue }) => [queue.queueArn, deadLetterQueue.queueArn]),
    );
    this.#allow(
      ['sqs:ReceiveMessage'],
      all.map(({ deadLetterQueue }) => deadLetterQueue.queueArn),
    );
    // The forms that the function signs put objects with its own permission.
    const uploads = bucket.arnForObjects(`${UPLOADS_PREFIX}*`);
    this.#allow(['s3:PutObject'], [uploads]);
    Validations.of(this).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${flattenCfnReference(Stack.of(this).resolve(uploads))}]`,
      reason: 'A form puts an object under uploads/, whose name the caller chooses.',
    });

    this.api = new HttpApi(this, 'Http', {
      description: 'Copydesk: asks the table of enriched articles',
      createDefaultStage: false,
    });
    const log = new LogGroup(this, 'AccessLogs', { retention: RetentionDays.ONE_MONTH, removalPolicy });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: throttle.perSecond, burstLimit: throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // Neither the address with what somebody sought nor a token.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            time: '$context.requestTime',
            route: '$context.routeKey',
            status: '$context.status',
            bytes: '$context.responseLength',
            milliseconds: '$context.responseLatency',
            error: '$context.authorizer.error',
          }),
        ),
      },
    });
    this.#integration = new HttpLambdaIntegration('Function', created.live as IFunction);
    const [health] = this.api.addRoutes({
      path: '/api/health',
      methods: [HttpMethod.GET],
      integration: this.#integration,
    });
    Validations.of(health as never).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Health is open to everybody: it reads nothing, and says only that the function runs.',
    });
  }

  /** Opens the routes: `/api/` to those who have a token, `/iam/api/` to roles that may invoke the API. */
  openTo(issuer: string, audience: readonly string[]): void {
    const people = new HttpJwtAuthorizer('People', issuer, { jwtAudience: [...audience] });
    const machines = new HttpIamAuthorizer();
    const [integration, GET, POST] = [this.#integration, HttpMethod.GET, HttpMethod.POST];
    this.api.addRoutes({ path: '/api/{proxy+}', methods: [GET], integration, authorizer: people });
    this.api.addRoutes({ path: '/api/uploads', methods: [POST], integration, authorizer: people });
    this.api.addRoutes({ path: '/iam/api/{proxy+}', methods: [GET], integration, authorizer: machines });
    this.api.addRoutes({ path: '/iam/api/uploads', methods: [POST], integration, authorizer: machines });
  }

  /** Without `https://`. */
  get domainName(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `${this.api.apiId}.execute-api.${region}.${urlSuffix}`;
  }

  #allow(actions: readonly string[], resources: readonly string[]): void {
    this.function.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  #setVariables(variables: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(variables)) this.function.addEnvironment(name, value);
  }
}
