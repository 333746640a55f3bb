import { Duration, Validations } from 'aws-cdk-lib';
import {
  ApiDestination,
  Authorization,
  Connection,
  EventBus,
  EventField,
  HttpMethod,
  type IEventBus,
  Rule,
  RuleTargetInput,
} from 'aws-cdk-lib/aws-events';
import { ApiDestination as ApiDestinationTarget, LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface SignedWebhookProps {
  /** Copydesk's bus. */
  readonly bus: IEventBus;
  /** https. */
  readonly url: string;
}

/**
 * Posts each event about an article to a URL, as a JSON Web Token that only the owner of the secret can have made.
 *
 * An API destination delivers, limits the rate and retries for a day, but signs nothing. So a function signs: Copydesk's bus →
 * function → a bus of signed events → API destination. The token holds the event, so no proxy that rewrites JSON breaks the signature.
 */
export class SignedWebhook extends Construct {
  /** The receiver needs it: see verify-webhook.mjs. */
  readonly secret: Secret;

  constructor(scope: Construct, id: string, { bus, url }: SignedWebhookProps) {
    super(scope, id);
    this.secret = this.#createSecret('Secret', 'Signs the events of the webhook (HS256)');
    const signed = new EventBus(this, 'Signed');
    const failed = new Queue(this, 'Failures', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    const signer = this.#createSigner(signed, failed);
    new Rule(this, 'Articles', {
      eventBus: bus,
      eventPattern: { source: ['copydesk'] },
      targets: [new LambdaFunction(signer, { deadLetterQueue: failed })],
    });

    // A connection must have credentials, although the signature is what the receiver checks.
    const apiKey = this.#createSecret('ApiKey', 'The X-Api-Key of the webhook');
    const connection = new Connection(this, 'Connection', {
      authorization: Authorization.apiKey('X-Api-Key', apiKey.secretValue),
    });
    const destination = new ApiDestination(this, 'Destination', {
      connection,
      endpoint: url,
      httpMethod: HttpMethod.POST,
      rateLimitPerSecond: 50,
    });
    new Rule(this, 'Post', {
      eventBus: signed,
      eventPattern: { source: ['newsroom.webhook'] },
      targets: [
        new ApiDestinationTarget(destination, {
          event: RuleTargetInput.fromObject({ token: EventField.fromPath('$.detail.token') }),
          deadLetterQueue: failed,
        }),
      ],
    });
  }

  #createSecret(id: string, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The receiver has the secret, too: it is changed by hand, in both places.',
    });
    return secret;
  }

  #createSigner(signed: EventBus, failed: Queue): Lambda {
    const logGroup = new LogGroup(this, 'Logs', { retention: RetentionDays.ONE_MONTH });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const signer = new Lambda(this, 'Signer', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      // Relative to the folder of cdk.json.
      code: Code.fromAsset('sign-event'),
      environment: { SECRET_ARN: this.secret.secretArn, EVENT_BUS_NAME: signed.eventBusName },
      timeout: Duration.seconds(30),
      memorySize: 256,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      deadLetterQueue: failed,
    });
    signer.addToRolePolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    this.secret.grantRead(signer);
    signed.grantPutEventsTo(signer);
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords know no resource.',
    });
    return signer;
  }
}
