import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteObjectCommand,
  type GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '../../core/runtime/stages.ts';
import type { ArticleEvent } from '../../functions/publish/article-event.ts';
import type { BundleEvent } from '../../functions/unbundle/bundle-event.ts';
import { checkEvent } from '../support/check-event.ts';
import type { Chaos } from './chaos.ts';
import type { FakeBucket } from './fake-bucket.ts';
import type { FakeComprehend } from './fake-comprehend.ts';
import type { FakeQueue } from './fake-queue.ts';
import { type FakeTable, tableClientOf } from './fake-table.ts';
import type { Invocation } from './invocation.ts';
import type { Requests } from './requests.ts';
import { ARCHIVE, type Clients } from './stages.ts';

/** An event that was emitted, of an article or of a bundle. */
export type SeenEvent = ArticleEvent | BundleEvent;

/** The services that requests change. */
export interface Services {
  readonly bucket: FakeBucket;
  readonly table: FakeTable;
  /** The Parquet files of the days, by key. */
  readonly archive: Map<string, Uint8Array>;
  readonly comprehend: FakeComprehend;
  readonly queues: Readonly<Record<QueueName, FakeQueue>>;
  /** The events that were emitted. */
  readonly events: SeenEvent[];
  readonly chaos: Chaos;
}

/** The SDK clients of one invocation. Each command that is sent is a request of the simulation. */
export function clientsOf(invocation: Invocation, requests: Requests, services: Services): Clients {
  const { bucket, table, comprehend, chaos } = services;
  const through =
    <Command extends object>(service: string, effect: (command: Command) => unknown) =>
    (command: Command) =>
      requests.make(invocation, `${service}.${command.constructor.name.replace('Command', '')}`, () =>
        effect(command),
      );
  const client = (send: unknown) => ({ send }) as never;

  const getObject = ({ input }: GetObjectCommand) => {
    const { bytes, answer } = bucket.get(input);
    const transformToByteArray = () => requests.make(invocation, 's3.Body', () => bytes);
    const stream = async function* () {
      yield await transformToByteArray();
    };
    return { ...answer, Body: { transformToByteArray, [Symbol.asyncIterator]: stream, destroy: () => {} } };
  };
  const s3 = (
    command:
      | ListObjectsV2Command
      | HeadObjectCommand
      | PutObjectCommand
      | DeleteObjectCommand
      | GetObjectCommand,
  ) => {
    if (command.input.Bucket === ARCHIVE) return changeArchive(command, services.archive);
    if (command instanceof ListObjectsV2Command) return bucket.list(command.input, chaos.settings.pageSize);
    if (command instanceof HeadObjectCommand) return bucket.head(command.input);
    if (command instanceof PutObjectCommand) return bucket.putOver(command.input);
    return getObject(command as GetObjectCommand);
  };
  return {
    table: tableClientOf(through('table', (command) => table.execute(command)) as never),
    // The SDK's paginators accept only an instance of the class.
    s3: Object.assign(Object.create(S3Client.prototype), { send: through('s3', s3) }),
    sqs: client(
      through('sqs', (command: SendMessageCommand | SendMessageBatchCommand) =>
        command instanceof SendMessageCommand
          ? moveToDeadLetters(command, services)
          : services.queues[command.input.QueueUrl as QueueName].send(command, () => chaos.isPartial()),
      ),
    ) as SQSClient,
    comprehend: client(through('comprehend', (command) => comprehend.execute(command))) as ComprehendClient,
    eventBridge: client(
      through('bus', (command: PutEventsCommand) => putEvents(command, services)),
    ) as EventBridgeClient,
  };
}

/** Puts or deletes a file of the archive. Nothing reads one. */
function changeArchive(command: object, archive: Map<string, Uint8Array>): object {
  if (command instanceof PutObjectCommand)
    archive.set(command.input.Key ?? '', command.input.Body as Uint8Array);
  else if (command instanceof DeleteObjectCommand) archive.delete(command.input.Key ?? '');
  else throw new Error(`The archive does not know ${command.constructor.name}`);
  return {};
}

export const deadLettersOf = (queue: string) => `${queue}-dead-letters`;

function moveToDeadLetters({ input }: SendMessageCommand, { queues }: Services): object {
  const queue = Object.values(queues).find(({ name }) => deadLettersOf(name) === input.QueueUrl);
  if (!queue) throw new Error(`No queue has the dead-letter queue ${input.QueueUrl}`);
  const { cause } = input.MessageAttributes ?? {};
  queue.moveToDeadLetters(input.MessageBody ?? '', cause?.StringValue ?? '');
  return {};
}

function putEvents({ input }: PutEventsCommand, { events, chaos }: Services): object {
  if (chaos.isPartial()) return { FailedEntryCount: 1, Entries: [{ ErrorCode: 'InternalFailure' }] };
  for (const { DetailType, Detail = '' } of input.Entries ?? []) {
    const event = { type: DetailType, detail: JSON.parse(Detail) } as SeenEvent;
    checkEvent(event);
    events.push(event);
  }
  return {};
}
