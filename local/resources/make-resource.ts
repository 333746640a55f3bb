import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb';
import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  HeadBucketCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { BucketNotification } from '../gateway/notify-queues.ts';
import type { Assembly } from '../template/read-assembly.ts';
import { PSEUDO_PARAMETERS } from '../template/resolve-intrinsics.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { MadeResource, Wiring } from './wiring.ts';

const ACCOUNT = PSEUDO_PARAMETERS['AWS::AccountId'] as string;
const REGION = PSEUDO_PARAMETERS['AWS::Region'] as string;

/** What a new execution environment may have at a time on this machine, where the template reserves no concurrency. */
const DEFAULT_CONCURRENCY = 10;

/** What making resources speaks to. */
export interface MakerPorts {
  readonly assembly: Assembly;
  readonly endpoint: string;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly dynamoDb: DynamoDBClient;
}

/** A resource whose references are resolved. Its properties are as CloudFormation defines them for its type. */
export interface ResolvedResource {
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is data of a hundred shapes, checked by property name.
  readonly properties: Readonly<Record<string, any>>;
}

/**
 * Makes one resource, or finds it made by an earlier run, and adds to the wiring what the host is to do for it.
 *
 * @throws UnsupportedTemplateError for what would behave differently here
 */
export async function makeResource(
  resource: ResolvedResource,
  ports: MakerPorts,
  wiring: Wiring,
): Promise<MadeResource> {
  switch (resource.type) {
    case 'AWS::S3::Bucket':
      return makeBucket(resource, ports, wiring);
    case 'AWS::SQS::Queue':
      return makeQueue(resource, ports);
    case 'AWS::DynamoDB::Table':
      return makeTable(resource, ports);
    case 'AWS::Lambda::Function':
      return makeFunction(resource, ports, wiring);
    case 'AWS::Lambda::EventSourceMapping':
      return makeEventSource(resource, ports, wiring);
    case 'AWS::Events::EventBus': {
      const name = String(resource.properties.Name);
      wiring.buses.add(name);
      return { ref: name, attributes: { Arn: arn('events', `event-bus/${name}`), Name: name } };
    }
    case 'AWS::Events::Rule':
      return makeRule(resource, ports, wiring);
    default:
      throw new UnsupportedTemplateError(
        `${resource.id}: the local run does not make resources of the type ${resource.type}`,
      );
  }
}

const arn = (service: string, name: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
const nameOf = ({ id }: ResolvedResource, { assembly }: MakerPorts) => `${assembly.stackName}-${id}`;

async function makeBucket(
  resource: ResolvedResource,
  ports: MakerPorts,
  wiring: Wiring,
): Promise<MadeResource> {
  const { BucketName, NotificationConfiguration = {}, VersioningConfiguration } = resource.properties;
  const name: string = BucketName ?? nameOf(resource, ports).toLowerCase().slice(0, 63);
  const exists = await ports.s3.send(new HeadBucketCommand({ Bucket: name })).then(
    () => true,
    () => false,
  );
  if (!exists) {
    await ports.s3.send(new CreateBucketCommand({ Bucket: name })).catch((error) => {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error;
    });
  }
  const { QueueConfigurations = [], EventBridgeConfiguration, ...others } = NotificationConfiguration;
  const unknown = [...Object.keys(others), ...(EventBridgeConfiguration ? ['EventBridgeConfiguration'] : [])];
  if (unknown.length > 0) {
    throw new UnsupportedTemplateError(
      `${resource.id}: the local run knows no notifications by ${unknown.join(', ')}`,
    );
  }
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const notifications = QueueConfigurations.map((configuration: any): BucketNotification => {
    const rules: { Name: string; Value: string }[] = configuration.Filter?.S3Key?.Rules ?? [];
    const filter = (kind: string) => rules.find(({ Name }) => Name.toLowerCase() === kind)?.Value ?? '';
    return {
      event: configuration.Event,
      queueArn: configuration.Queue,
      prefix: filter('prefix'),
      suffix: filter('suffix'),
    };
  });
  wiring.buckets.set(name, { isVersioned: VersioningConfiguration?.Status === 'Enabled', notifications });
  return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: `${name}.s3.amazonaws.com` } };
}

async function makeQueue(resource: ResolvedResource, ports: MakerPorts): Promise<MadeResource> {
  const { properties } = resource;
  const name: string =
    properties.QueueName ?? `${nameOf(resource, ports)}${properties.FifoQueue ? '.fifo' : ''}`;
  const attributes: Record<string, string> = {};
  for (const attribute of [
    'VisibilityTimeout',
    'MessageRetentionPeriod',
    'DelaySeconds',
    'MaximumMessageSize',
    'FifoQueue',
    'ContentBasedDeduplication',
  ] as const) {
    if (properties[attribute] !== undefined) attributes[attribute] = String(properties[attribute]);
  }
  if (properties.ReceiveMessageWaitTimeSeconds !== undefined) {
    attributes.ReceiveMessageWaitTimeSeconds = String(properties.ReceiveMessageWaitTimeSeconds);
  }
  if (properties.RedrivePolicy) attributes.RedrivePolicy = JSON.stringify(properties.RedrivePolicy);
  // The emulator makes up a host for the addresses it returns: this one leads to the gateway.
  const url = `${ports.endpoint}/${ACCOUNT}/${name}`;
  await ports.sqs
    .send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }))
    .catch(async (error: Error) => {
      // Made by an earlier run of another template: it gets this one's attributes.
      if (!/exist/i.test(error.name + error.message)) throw error;
      const { FifoQueue: _, ...changeable } = attributes;
      await ports.sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: changeable }));
    });
  return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } };
}

async function makeTable(resource: ResolvedResource, ports: MakerPorts): Promise<MadeResource> {
  const { properties } = resource;
  const name: string = properties.TableName ?? nameOf(resource, ports);
  const {
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
    ProvisionedThroughput,
  } = properties;
  const definition = {
    TableName: name,
    AttributeDefinitions,
    KeySchema,
    ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
    ...(ProvisionedThroughput ? { ProvisionedThroughput } : { BillingMode: 'PAY_PER_REQUEST' }),
  } as CreateTableCommandInput;
  await ports.dynamoDb.send(new CreateTableCommand(definition)).catch((error) => {
    if (!(error instanceof ResourceInUseException)) throw error;
  });
  return { ref: name, attributes: { Arn: arn('dynamodb', `table/${name}`) } };
}

async function makeFunction(
  resource: ResolvedResource,
  ports: MakerPorts,
  wiring: Wiring,
): Promise<MadeResource> {
  const { properties, id } = resource;
  if (!String(properties.Runtime).startsWith('nodejs')) {
    throw new UnsupportedTemplateError(
      `${id}: the local run runs nodejs functions, not ${properties.Runtime}`,
    );
  }
  const codeDir = ports.assembly.assets.get(properties.Code?.S3Key);
  if (!codeDir) throw new UnsupportedTemplateError(`${id}: its code is not a file asset of the assembly`);
  const name: string = properties.FunctionName ?? nameOf(resource, ports);
  wiring.functions.set(name, {
    name,
    arn: arn('lambda', `function:${name}`),
    codeDir,
    handler: properties.Handler,
    // What CloudFormation takes where a template says nothing.
    timeoutSeconds: Number(properties.Timeout ?? 3),
    memoryMegabytes: Number(properties.MemorySize ?? 128),
    environment: properties.Environment?.Variables ?? {},
    concurrency: Number(properties.ReservedConcurrentExecutions ?? DEFAULT_CONCURRENCY),
  });
  return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
}

async function makeEventSource(
  resource: ResolvedResource,
  ports: MakerPorts,
  wiring: Wiring,
): Promise<MadeResource> {
  const { properties, id } = resource;
  const queueArn: string = properties.EventSourceArn;
  if (!queueArn.includes(':sqs:'))
    throw new UnsupportedTemplateError(`${id}: the local run knows event sources of SQS only`);
  const functionName = String(properties.FunctionName).split(':').at(-1) as string;
  if (properties.Enabled !== false) {
    wiring.eventSources.push({
      functionName,
      source: {
        queueArn,
        queueUrl: `${ports.endpoint}/${ACCOUNT}/${queueArn.split(':').at(-1)}`,
        region: REGION,
        batchSize: Number(properties.BatchSize ?? 10),
        windowSeconds: Number(properties.MaximumBatchingWindowInSeconds ?? 0),
        maximumConcurrency: Number(properties.ScalingConfig?.MaximumConcurrency ?? 5),
        reportsItemFailures: (properties.FunctionResponseTypes ?? []).includes('ReportBatchItemFailures'),
      },
    });
  }
  return { ref: id, attributes: {} };
}

async function makeRule(
  resource: ResolvedResource,
  _ports: MakerPorts,
  wiring: Wiring,
): Promise<MadeResource> {
  const { EventBusName = 'default', EventPattern, State = 'ENABLED', Targets = [] } = resource.properties;
  if (!EventPattern)
    throw new UnsupportedTemplateError(`${resource.id}: the local run knows rules with a pattern only`);
  if (State === 'ENABLED') {
    wiring.rules.push({
      bus: String(EventBusName).split('/').at(-1) as string,
      pattern: EventPattern,
      targetArns: Targets.map(({ Arn }: { Arn: string }) => Arn),
    });
  }
  return { ref: resource.id, attributes: { Arn: arn('events', `rule/${resource.id}`) } };
}
