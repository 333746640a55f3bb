import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createEventBridge, type EventRule } from './events/create-event-bridge.ts';
import { FunctionPool } from './functions/function-pool.ts';
import { RuntimeApi } from './functions/runtime-api.ts';
import { queuesToNotify } from './gateway/notify-queues.ts';
import { type ObjectChange, toS3Notification } from './gateway/object-change.ts';
import { createSequencer } from './gateway/sequencer.ts';
import { type Gateway, type ServiceListener, startGateway } from './gateway/start-gateway.ts';
import { watchObjects } from './gateway/watch-objects.ts';
import type { HostOptions } from './host-options.ts';
import { EventSource } from './queues/event-source.ts';
import { isMadeLocally } from './resources/check-properties.ts';
import { emulateDynamoDb } from './resources/emulate-dynamodb.ts';
import { emulateS3AndSqs } from './resources/emulate-s3-and-sqs.ts';
import { makeResource } from './resources/make-resource.ts';
import type { MadeResource, Wiring } from './resources/wiring.ts';
import { orderResources } from './template/order-resources.ts';
import { holds, PSEUDO_PARAMETERS, resolveIntrinsics } from './template/resolve-intrinsics.ts';
import { type Resource, UnsupportedTemplateError } from './template/template.ts';

const REGION = PSEUDO_PARAMETERS['AWS::Region'] as string;
const ACCOUNT = PSEUDO_PARAMETERS['AWS::AccountId'] as string;
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A stack that runs on this machine. */
export interface RunningHost {
  /** What AWS_ENDPOINT_URL is set to. */
  readonly url: string;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Stops polling and ends every function. What is in the queues is there at the next start. */
  close(): Promise<void>;
}

/**
 * Runs a synthesized stack on this machine: its buckets, queues and tables on real wire protocols behind one port, its
 * functions in processes of their own, wired as the template says. Knows nothing of what the stack is for.
 *
 * @throws UnsupportedTemplateError for whatever of the template would behave differently here
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { dataDir, warn } = options;
  const logs = join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });
  const wiring: Wiring = {
    buckets: new Map(),
    functions: new Map(),
    eventSources: [],
    buses: new Set(['default']),
    rules: [],
  };

  const s3AndSqs = await emulateS3AndSqs(join(dataDir, 's3-and-sqs'));
  const dynamo = emulateDynamoDb(join(dataDir, 'dynamodb'));
  const rules: EventRule[] = [];
  const events = createEventBridge(rules, wiring.buses, { id: ACCOUNT, region: REGION }, (event) =>
    appendFileSync(join(logs, 'events.jsonl'), `${JSON.stringify(event)}\n`),
  );
  const tell = (change: ObjectChange) => {
    notify(change).catch((error: Error) =>
      warn(`The change of ${change.bucket}/${change.key} was told to nobody: ${error.message}`),
    );
  };
  const watched = watchObjects(
    s3AndSqs,
    createSequencer(),
    (bucket) => wiring.buckets.get(bucket)?.isVersioned ?? false,
    tell,
  );
  const services = new Map<string, ServiceListener>([
    ['s3', watched],
    ['sqs', s3AndSqs.listener],
    ['sts', s3AndSqs.listener],
    ['dynamodb', dynamo.listener],
    ['events', events],
    ...(options.services ?? []),
  ]);
  const gateway = await startGateway(options.port, services, s3AndSqs.listener).catch(async (error) => {
    await Promise.all([s3AndSqs.close(), dynamo.close()]);
    throw error;
  });

  const config = { endpoint: gateway.url, region: REGION, credentials: CREDENTIALS };
  const clients = {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sqs: new SQSClient(config),
    dynamoDb: new DynamoDBClient(config),
  };
  const sendTo = async (queueArn: string, message: unknown) => {
    const QueueUrl = `${gateway.url}/${ACCOUNT}/${queueArn.split(':').at(-1)}`;
    await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
  };
  const notify = async (change: ObjectChange) => {
    const queues = queuesToNotify(wiring.buckets.get(change.bucket)?.notifications ?? [], change);
    await Promise.all(queues.map((queue) => sendTo(queue, toS3Notification(change, REGION, new Date()))));
  };

  const api = new RuntimeApi();
  const pools = new Map<string, FunctionPool>();
  const sources: EventSource[] = [];
  const close = async () => {
    await Promise.all(sources.map((source) => source.stop()));
    for (const pool of pools.values()) pool.close();
    await api.close();
    await gateway.close();
    for (const client of Object.values(clients)) client.destroy();
    await Promise.all([s3AndSqs.close(), dynamo.close()]);
  };

  try {
    const outputs = await makeStack(options, gateway, clients, wiring);
    await api.start();
    for (const definition of wiring.functions.values()) {
      const log = (text: string) => appendFileSync(join(logs, `${definition.name}.log`), text);
      pools.set(
        definition.name,
        new FunctionPool(definition, environmentOf(definition, gateway.url), api, log),
      );
    }
    for (const { bus, pattern, targetArns } of wiring.rules) {
      rules.push({ bus, pattern, targets: targetArns.map((target) => targetOf(target, pools, sendTo)) });
    }
    for (const { functionName, source } of wiring.eventSources) {
      const pool = pools.get(functionName);
      if (!pool)
        throw new UnsupportedTemplateError(
          `An event source feeds ${functionName}, which is not in the template`,
        );
      pool.prewarm();
      const report = (failure: string) => warn(`${functionName}: ${failure}`);
      sources.push(new EventSource(source, clients.sqs, (event) => pool.invoke(event), report));
    }
    for (const source of sources) source.start();
    return { url: gateway.url, outputs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes every resource of the template, in order, and evaluates its outputs. */
async function makeStack(
  { assembly }: HostOptions,
  { url: endpoint }: Gateway,
  clients: { s3: S3Client; sqs: SQSClient; dynamoDb: DynamoDBClient },
  wiring: Wiring,
): Promise<Record<string, string>> {
  const { template } = assembly;
  const made = new Map<string, MadeResource>();
  const find = (id: string, what: string) => {
    const resource = made.get(id);
    if (!resource)
      throw new UnsupportedTemplateError(`${what} of ${id}: the local run has not made that resource`);
    return resource;
  };
  const references = {
    ref: (id: string) => find(id, 'Ref').ref,
    attribute: (id: string, name: string) => {
      const value = find(id, `Fn::GetAtt ${name}`).attributes[name];
      if (value === undefined)
        throw new UnsupportedTemplateError(`Fn::GetAtt ${id}.${name}: the local run does not know it`);
      return value;
    },
  };
  for (const id of orderResources(template)) {
    const { Type: type, Properties = {}, Condition } = template.Resources[id] as Resource;
    if (!holds(Condition, template) || !isMadeLocally(id, type, Properties)) continue;
    const properties = resolveProperties(id, type, Properties);
    made.set(id, await makeResource({ id, type, properties }, { assembly, endpoint, ...clients }, wiring));
  }
  const outputs = Object.entries(template.Outputs ?? {}).filter(([, output]) =>
    holds(output.Condition, template),
  );
  return Object.fromEntries(
    outputs.map(([name, { Value }]) => [
      name,
      String(resolveIntrinsics(Value, template, references, `Outputs.${name}`)),
    ]),
  );

  function resolveProperties(id: string, type: string, properties: Readonly<Record<string, unknown>>) {
    // A role or a log group is nothing here; who refers to one asks nothing of it.
    const kept = Object.entries(properties).filter(
      ([name]) => !(type === 'AWS::Lambda::Function' && ['Role', 'LoggingConfig'].includes(name)),
    );
    return resolveIntrinsics(Object.fromEntries(kept), template, references, id) as Record<string, unknown>;
  }
}

/** What Lambda sets for every function, and what the template sets for this one. */
function environmentOf(
  { name, memoryMegabytes, codeDir, handler, environment }: FunctionPool['definition'],
  endpoint: string,
): Record<string, string> {
  return {
    ...environment,
    _HANDLER: handler,
    LAMBDA_TASK_ROOT: codeDir,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  };
}

function targetOf(
  targetArn: string,
  pools: ReadonlyMap<string, FunctionPool>,
  sendTo: (queueArn: string, message: unknown) => Promise<void>,
): (event: unknown) => Promise<void> {
  if (targetArn.includes(':sqs:')) return (event) => sendTo(targetArn, event);
  const pool = pools.get(targetArn.split(':').at(-1) as string);
  if (!pool)
    throw new UnsupportedTemplateError(
      `The local run knows queues and functions as targets, not ${targetArn}`,
    );
  return async (event) => {
    await pool.invoke(event);
  };
}
