import { BatchDetectEntitiesCommand } from '@aws-sdk/client-comprehend';
import { loadEmbeddedEngine } from '../../comprehend/load-embedded-engine.ts';
import { DETECT } from '../../comprehend/shape-answer.ts';
import { itemSize } from '../../core/store/item-size.ts';
import type { ItemKey } from '../../core/store/keys.ts';
import { World } from '../../tests/simulation/world.ts';
import { type Counts, KINDS, type Kind, kindOf, TableMeter } from './table-meter.ts';

/** Everything that one article is billed for, but Comprehend. */
export interface Use {
  readonly writeUnits: Counts;
  readonly readUnits: Counts;
  /** Requests of each stage, by service and operation, as "publish table.Query". */
  readonly requests: Readonly<Record<string, number>>;
  /** Messages that each queue received. */
  readonly messages: Readonly<Record<string, number>>;
}

/** What the table holds of an article at rest. */
export interface Stored {
  readonly items: Counts;
  /** With the 100 bytes that DynamoDB adds to each item, and to each entry of the index. */
  readonly bytes: Counts;
}

export interface Bill {
  readonly chars: number;
  readonly passages: number;
  readonly first: Use;
  readonly correction: Use;
  readonly stored: Stored;
}

const OVERHEAD_BYTES = 100;
const KEY = 'politics/2026/11/24/article.txt';

/**
 * Puts an article, lets the real stages work until every queue is empty, and puts a correction of one paragraph.
 *
 * @param corrected the same text with another paragraph
 */
export async function billOf(text: string, corrected: string): Promise<Bill> {
  const engine = await loadEmbeddedEngine();
  let requests: Record<string, number> = {};
  let messages: Record<string, number> = {};
  const world = new World({
    // Enrich gathers an article's passages into one batch.
    chaos: { batchSize: 25, maxDeliveryMs: 1, pageSize: 1_000, gathers: true },
    fault: ({ stage, name }) => {
      requests[`${stage} ${name}`] = (requests[`${stage} ${name}`] ?? 0) + 1;
      return undefined;
    },
  });
  world.comprehend.execute = (command) => {
    const { TextList = [] } = (command as BatchDetectEntitiesCommand).input;
    const detect = command instanceof BatchDetectEntitiesCommand ? DETECT.Entities : DETECT.Sentiment;
    return {
      $metadata: { requestId: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' },
      ResultList: TextList.map((one, Index) => ({ Index, ...detect(engine, one) })),
      ErrorList: [],
    };
  };
  for (const [name, queue] of Object.entries(world.queues)) {
    const add = queue.add.bind(queue);
    queue.add = (body, delayMs) => {
      messages[name] = (messages[name] ?? 0) + 1;
      add(body, delayMs);
    };
  }
  const meter = new TableMeter(world.table);
  const put = async (body: string): Promise<Use> => {
    requests = {};
    messages = {};
    meter.reset();
    world.bucket.put(KEY, body);
    await world.rest();
    return { writeUnits: meter.writeUnits, readUnits: meter.readUnits, requests, messages };
  };
  const first = await put(text);
  const stored = storedIn(world);
  const correction = await put(corrected);
  return { chars: [...text].length, passages: stored.items.passage, first, correction, stored };
}

function storedIn({ table }: World): Stored {
  const counts = () => Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Counts;
  const [items, bytes] = [counts(), counts()];
  const add = (kind: Kind, size: number) => {
    items[kind]++;
    bytes[kind] += size + OVERHEAD_BYTES;
  };
  for (const pk of table.partitions)
    for (const item of table.partition(pk).values()) {
      const key = item as unknown as ItemKey;
      add(kindOf(key), itemSize(item));
      const { gsi1pk, gsi1sk } = item;
      if (gsi1pk) add('index', itemSize({ pk: key.pk, sk: key.sk, gsi1pk, gsi1sk }));
    }
  return { items, bytes };
}
