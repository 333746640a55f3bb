import { setTimeout as sleep } from 'node:timers/promises';
import { REGION } from '../account.ts';
import type { ServiceListener } from '../gateway/start-gateway.ts';
import { type BucketNotification, queuesToNotify } from './notify-queues.ts';
import { type ObjectChange, toS3Notification } from './object-change.ts';

/** S3 delivers events at least once and in any order. These settings make it happen. */
export interface Disturbance {
  /** The share of events that are delivered twice, from 0 to 1. */
  readonly duplicates: number;
  /** The longest random delay of a delivery. With a delay, events overtake each other. */
  readonly delayMs: number;
}

/** GET reads the disturbance, PUT sets it. */
export const DISTURBANCE_PATH = '/_s3-events';

const CALM: Disturbance = { duplicates: 0, delayMs: 0 };

/** Sends the changes of objects to the queues of their bucket. */
export function createNotifier(
  buckets: ReadonlyMap<string, { readonly notifications: readonly BucketNotification[] }>,
  send: (queueArn: string, message: unknown) => Promise<void>,
  warn: (message: string) => void,
): { readonly report: (change: ObjectChange) => void; readonly control: ServiceListener } {
  let disturbance = CALM;

  const deliver = async (change: ObjectChange) => {
    const queues = queuesToNotify(buckets.get(change.bucket)?.notifications ?? [], change);
    const message = toS3Notification(change, REGION, new Date());
    const times = Math.random() < disturbance.duplicates ? 2 : 1;
    const deliveries = queues.flatMap((queue) => Array<string>(times).fill(queue));
    await Promise.all(
      deliveries.map(async (queue) => {
        if (disturbance.delayMs > 0)
          await sleep(Math.random() * disturbance.delayMs, undefined, { ref: false });
        await send(queue, message);
      }),
    );
  };

  return {
    report: (change) => {
      deliver(change).catch((error: Error) =>
        warn(
          `The change of ${change.bucket}/${change.key} could not be sent to its queues: ${error.message}`,
        ),
      );
    },
    control: async (request, response) => {
      const answer = (status: number, body: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
      try {
        if (request.method === 'PUT') {
          const chunks: Buffer[] = [];
          for await (const chunk of request) chunks.push(chunk as Buffer);
          disturbance = parseDisturbance(JSON.parse(Buffer.concat(chunks).toString() || '{}'));
        }
        answer(200, disturbance);
      } catch (error) {
        answer(400, { error: (error as Error).message });
      }
    },
  };
}

/** @throws Error for settings that do not exist, or are out of range */
function parseDisturbance(value: unknown): Disturbance {
  const given = { ...CALM, ...(value as Partial<Disturbance>) };
  const unknown = Object.keys(given).filter((name) => !(name in CALM));
  if (unknown.length > 0)
    throw new Error(`There is no setting ${unknown.join(', ')}: there are ${Object.keys(CALM).join(', ')}`);
  const { duplicates, delayMs } = given;
  if (!(duplicates >= 0 && duplicates <= 1)) throw new Error('duplicates is a share from 0 to 1');
  if (!(delayMs >= 0 && delayMs <= 600_000))
    throw new Error('delayMs is a time from 0 to 600000 milliseconds');
  return given;
}
