/**
 * `node print-alerts.ts <event bus> <name>…` prints each article that names one of them, as soon as it is enriched. It makes a
 * queue and a rule, and removes them at Ctrl-C. With AWS_ENDPOINT_URL it works on the local run, whose bus it finds by itself:
 * `AWS_ENDPOINT_URL=http://127.0.0.1:4566 node print-alerts.ts nato`.
 */
import {
  DeleteRuleCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

interface Enriched {
  readonly detail: {
    readonly eventId: string;
    readonly bucket: string;
    readonly key: string;
    readonly names: readonly string[];
    readonly article: { readonly title: string };
  };
}

const endpoint = process.env.AWS_ENDPOINT_URL;
// The local run accepts any credentials.
const config = endpoint
  ? { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  : {};
const words = process.argv.slice(2);
const bus = endpoint ? await findLocalBus(endpoint) : words.shift();
if (!bus || words.length === 0) throw new Error('Usage: node print-alerts.ts <event bus> <name>…');

const sqs = new SQSClient(config);
const events = new EventBridgeClient(config);
const name = `alerts-${process.pid}`;

const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
const { Attributes } = await sqs.send(
  new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
);
const queueArn = Attributes?.QueueArn as string;
const { RuleArn } = await events.send(
  new PutRuleCommand({
    Name: name,
    EventBusName: bus,
    EventPattern: JSON.stringify({ 'detail-type': ['article.enriched'], detail: { names: words } }),
  }),
);
const allow = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: queueArn,
  Condition: { ArnEquals: { 'aws:SourceArn': RuleArn } },
};
const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [allow] });
await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
const ofRule = { Rule: name, EventBusName: bus };
await events.send(new PutTargetsCommand({ ...ofRule, Targets: [{ Id: 'queue', Arn: queueArn }] }));
console.error(`Watching for ${words.join(', ')} on ${bus}. Ctrl-C ends it`);

const stopped = new AbortController();
process.once('SIGINT', () => stopped.abort());
process.once('SIGTERM', () => stopped.abort());
const seen = new Set<string>();
while (!stopped.signal.aborted) {
  const receive = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20, MaxNumberOfMessages: 10 });
  const { Messages = [] } = await sqs
    .send(receive, { abortSignal: stopped.signal })
    .catch((error: Error): { Messages?: Message[] } => {
      if (stopped.signal.aborted) return {};
      throw error;
    });
  for (const { Body = '' } of Messages) print(JSON.parse(Body));
  if (Messages.length > 0)
    await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle })),
      }),
    );
}
await events.send(new RemoveTargetsCommand({ ...ofRule, Ids: ['queue'] }));
await events.send(new DeleteRuleCommand({ Name: name, EventBusName: bus }));
await sqs.send(new DeleteQueueCommand({ QueueUrl }));

/** An event is delivered at least once: a repetition has the same id. */
function print({ detail: { eventId, bucket, key, names, article } }: Enriched): void {
  if (seen.has(eventId)) return;
  seen.add(eventId);
  const found = words.filter((word) => names.includes(word));
  console.log(`${found.join(', ')}: ${article.title} (s3://${bucket}/${key})`);
}

async function findLocalBus(url: string): Promise<string | undefined> {
  const stack = (await (await fetch(new URL('/_stack', url))).json()) as { outputs: Record<string, string> };
  return stack.outputs.EventBusName;
}
