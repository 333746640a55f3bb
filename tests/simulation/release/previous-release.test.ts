import { describe, expect, it } from 'vitest';
import {
  parseBundleMessage,
  parsePassageMessage,
  parsePublicationMessage,
} from '../../../core/article/messages.ts';
import { parseObjectEvents } from '../../../functions/split/parse-object-events.ts';
import { World } from '../world.ts';
import { begin } from './begin.ts';
import { readFrozen } from './read-frozen.ts';
import { restoreSnapshot, type Snapshot, takeSnapshot } from './snapshot.ts';

/**
 * A deployment replaces the code in the middle of its work. The previous release left message bodies and records behind, at twelve
 * moments: this code must finish that work. `npm run freeze` makes the file anew for a release.
 */
const SNAPSHOTS = readFrozen().map((snapshot, i) => [i + 1, snapshot] as const);

async function finish(snapshot: Snapshot, world: World, meanwhile = (_: World) => {}): Promise<void> {
  restoreSnapshot(world, snapshot);
  meanwhile(world);
  await world.rest();
  world.checkAtRest();
}

const statusesOf = (world: World) =>
  Object.fromEntries(
    [...world.bucket.history.keys()].map((key) => [
      key,
      (world.bundleOf(key) ?? world.recordsOf(key).head)?.status,
    ]),
  );

const OUTCOME = {
  'short.txt': 'ENRICHED',
  'three.txt': 'ENRICHED',
  'partial.txt': 'PARTIAL',
  'blank.txt': 'REJECTED',
  'overwritten.txt': 'ENRICHED',
  'gone.txt': 'DELETED',
  'asked.txt': 'ENRICHED',
  'bundles/day.jsonl': 'UNBUNDLED',
};

describe.each(SNAPSHOTS)('what the previous release left behind at moment %i', (moment, snapshot) => {
  it('is finished by this code', async () => {
    const world = new World({ seed: moment });
    await finish(snapshot, world);
    expect(statusesOf(world)).toMatchObject(OUTCOME);
  });

  it('is finished by a newer pipeline version, with messages of the previous one in between and with faults', async () => {
    const world = new World({ seed: moment, chaos: { faultRate: 0.03, maxFaults: 10, duplicateRate: 0.05 } });
    world.versions = ['2'];
    await finish(snapshot, world, ({ queues }) => {
      // Functions of the previous release that still run send their messages once more, and late.
      for (const queue of Object.values(queues)) for (const body of queue.bodies) queue.add(body, 60_000);
    });
    expect(statusesOf(world)).toMatchObject(OUTCOME);
  });
});

/** The names and kinds of an object's fields, and of those inside it: "passage.text string". */
function shapeOf(value: unknown, path = ''): string[] {
  if (value instanceof Set) return [`${path} set`];
  if (value instanceof Uint8Array) return [`${path} bytes`];
  if (Array.isArray(value)) return [`${path} list`, ...value.flatMap((item) => shapeOf(item, `${path}[]`))];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => shapeOf(inner, path ? `${path}.${name}` : name));
  return [`${path} ${typeof value}`];
}

/** The kind of an item, by its keys. */
const kindOf = ({ pk, sk }: Readonly<Record<string, unknown>>) =>
  `${String(pk).split('#')[0]} ${String(pk).startsWith('A#') ? String(sk).split('#')[0] : ''}`;

function shapesOf(snapshots: readonly Snapshot[]): Set<string> {
  const items = snapshots.flatMap(({ items }) =>
    items.flatMap((item) => shapeOf(item).map((shape) => `${kindOf(item)}: ${shape}`)),
  );
  const bodies = snapshots.flatMap(({ messages }) =>
    Object.entries(messages).flatMap(([queue, bodies]) =>
      bodies.flatMap((body) => shapeOf(JSON.parse(body)).map((shape) => `${queue}: ${shape}`)),
    ),
  );
  return new Set([...items, ...bodies]);
}

describe('after a deployment is rolled back', () => {
  it('the previous release finds every field that it knows, of the same type', async () => {
    const snapshots: Snapshot[] = [];
    let requests = 0;
    const world: World = new World({
      seed: 3,
      trace: () => {
        if (world.requestCount >= requests + 10) {
          requests = world.requestCount;
          snapshots.push(takeSnapshot(world));
        }
      },
    });
    begin(world);
    await world.rest();
    const now = shapesOf(snapshots);
    // A field that is missing now, or has another type, breaks the code that reads it.
    expect([...shapesOf(readFrozen())].filter((shape) => !now.has(shape))).toEqual([]);
  });
});

describe('a message body of the previous release', () => {
  const bodies = (queue: keyof Snapshot['messages']) => [
    ...new Set(readFrozen().flatMap(({ messages }) => messages[queue])),
  ];

  it.each([
    ['object-events', parseObjectEvents],
    ['passages', parsePassageMessage],
    ['publications', parsePublicationMessage],
    ['bundles', parseBundleMessage],
  ] as const)('in the queue %s is read', (queue, parse) => {
    expect(bodies(queue).length).toBeGreaterThan(0);
    for (const body of bodies(queue)) expect(() => parse(body)).not.toThrow();
  });
});
