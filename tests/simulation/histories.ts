import type { Settings } from '../../core/article/settings.ts';
import type { StageName } from '../../core/runtime/stages.ts';
import { SETTINGS } from '../support/articles.ts';
import {
  BLANK,
  CORRECTED,
  type Content,
  ITEMS,
  LONG,
  OTHER,
  PARTIAL,
  SHORT,
  THREE,
  TWO,
} from './articles.ts';
import { World, type WorldOptions } from './world.ts';

/** What happens to one object, and when, in milliseconds from the start. */
export interface History {
  readonly name: string;
  readonly isVersioned?: boolean;
  readonly steps: readonly (readonly [at: number, act: (world: World) => void])[];
  /** Whose requests are hit; everybody's otherwise. */
  readonly hits?: StageName;
}

export const KEY = 'news/a b.txt';

const put = (at: number, { body }: Content) => [at, (world: World) => world.bucket.put(KEY, body)] as const;
const remove = (at: number) => [at, (world: World) => world.bucket.delete(KEY)] as const;

const BUNDLE = 'bundles/day.jsonl';
const [[FIRST, SECOND], [OTHER_ITEM]] = ITEMS;
const drop = (at: number, ...lines: readonly Content[]) =>
  [at, (world: World) => world.bucket.put(BUNDLE, lines.map(({ body }) => body).join('\n'))] as const;
const withdraw = (at: number) => [at, (world: World) => world.bucket.delete(BUNDLE)] as const;
/** Deletes a version by its place, the oldest being 0 and the newest -1. */
const purge = (at: number, place: number) =>
  [
    at,
    (world: World) =>
      world.bucket.purge(KEY, place < 0 ? world.bucket.countVersions(KEY) + place : place, place >= 0),
  ] as const;
const backfill = (at: number) => [at, (world: World) => world.backfill(KEY)] as const;
const lose = (at: number, isLost: boolean) =>
  [
    at,
    (world: World) => {
      world.losesEvents = isLost;
    },
  ] as const;
const deploy = (at: number, versions: readonly string[]) =>
  [
    at,
    (world: World) => {
      world.versions = versions;
    },
  ] as const;

/** What another deploy may choose: passages of other lengths, and an analysis more. */
export const OTHER_SETTINGS: Settings = {
  ...SETTINGS,
  targetChars: 400,
  analyses: [...SETTINGS.analyses, 'keyPhrases'],
};
const choose = (at: number, settings: readonly Settings[]) =>
  [
    at,
    (world: World) => {
      world.settings = settings;
    },
  ] as const;

/** Long enough for everything before to have come to rest, sweeps included. */
const LATER = 1_000_000;
/** Some requests later. */
const SOON = 300;
/** While a function that wakes late is asleep. */
const MEANWHILE = 30_000;

/**
 * The histories in which each request is made to fail, each function to die, and each to wake late. "Soon" falls into
 * the handling of what came before, "meanwhile" into the sleep of one that wakes late, "later" after everything.
 */
export const HISTORIES: readonly History[] = [
  { name: 'one article', steps: [put(0, THREE)] },
  { name: 'an article analysed in part', steps: [put(0, PARTIAL)] },
  { name: 'no article', steps: [put(0, BLANK)] },
  {
    name: 'overwritten soon: the object changes between event and read',
    steps: [put(0, TWO), put(SOON, OTHER)],
  },
  { name: 'overwritten meanwhile', steps: [put(0, TWO), put(MEANWHILE, THREE)] },
  { name: 'deleted meanwhile', steps: [put(0, TWO), remove(MEANWHILE)] },
  { name: 'A → B → A meanwhile', steps: [put(0, TWO), put(LATER, SHORT), put(LATER + MEANWHILE, TWO)] },
  {
    name: 'deleted and put again meanwhile, identically',
    steps: [put(0, TWO), remove(LATER), put(LATER + MEANWHILE, TWO)],
  },
  { name: 'spoilt meanwhile', steps: [put(0, TWO), put(LATER, SHORT), put(LATER + MEANWHILE, BLANK)] },
  {
    name: 'a version deleted by id while someone may be about to claim it',
    isVersioned: true,
    steps: [put(0, TWO), put(LATER, SHORT), purge(LATER + MEANWHILE, -1)],
  },
  {
    name: 'a delete marker removed while someone may be about to bury the article',
    isVersioned: true,
    steps: [put(0, TWO), remove(LATER), purge(LATER + MEANWHILE, -1)],
  },
  {
    name: 'a deploy meanwhile',
    steps: [put(0, TWO), deploy(MEANWHILE, ['2']), backfill(MEANWHILE), backfill(2 * MEANWHILE)],
  },
  {
    name: 'changes that nobody was told of, each found by a backfill',
    steps: [
      put(0, TWO),
      lose(LATER, true),
      put(LATER, SHORT),
      backfill(LATER + 1),
      put(LATER + MEANWHILE, OTHER),
      backfill(LATER + MEANWHILE + 1),
      lose(LATER + MEANWHILE + 2, false),
    ],
  },
  {
    name: 'overwritten meanwhile, which nobody was told of, and found by a backfill',
    steps: [
      put(0, SHORT),
      lose(MEANWHILE, true),
      put(MEANWHILE, TWO),
      lose(MEANWHILE + 1, false),
      backfill(MEANWHILE + 2),
    ],
  },
  {
    name: 'an article found by a backfill before its events come',
    steps: [put(0, SHORT), put(MEANWHILE, TWO), backfill(MEANWHILE)],
  },
  { name: 'overwritten later', steps: [put(0, TWO), put(LATER, THREE)] },
  { name: 'overwritten in a hurry', steps: [put(0, TWO), put(2_000, SHORT), put(2_100, THREE)] },
  { name: 'deleted soon: the object vanishes between event and read', steps: [put(0, TWO), remove(SOON)] },
  { name: 'deleted later', steps: [put(0, TWO), remove(LATER)] },
  { name: 'put again, identically', steps: [put(0, TWO), put(SOON, TWO), put(LATER, TWO)] },
  { name: 'A → B → A', steps: [put(0, TWO), put(LATER, SHORT), put(LATER + SOON, TWO)] },
  { name: 'deleted and put again, identically', steps: [put(0, TWO), remove(LATER), put(LATER + SOON, TWO)] },
  { name: 'spoilt, then mended', steps: [put(0, TWO), put(LATER, BLANK), put(LATER + 2_000, SHORT)] },
  {
    name: 'an old version purged',
    isVersioned: true,
    steps: [put(0, SHORT), put(SOON, TWO), purge(LATER, 0)],
  },
  {
    name: 'a version deleted by id before anyone may have read it',
    isVersioned: true,
    steps: [put(0, TWO), put(LATER, SHORT), purge(LATER + SOON, -1)],
  },
  {
    name: 'a version deleted by id later',
    isVersioned: true,
    steps: [put(0, TWO), put(LATER, SHORT), purge(2 * LATER, -1)],
  },
  {
    name: 'a delete marker removed soon',
    isVersioned: true,
    steps: [put(0, TWO), remove(LATER), purge(LATER + SOON, -1)],
  },
  {
    name: 'a delete marker removed later',
    isVersioned: true,
    steps: [put(0, TWO), remove(LATER), purge(2 * LATER, -1)],
  },
  {
    name: 'a deploy while a version is in work',
    steps: [put(0, TWO), deploy(SOON, ['1', '2']), deploy(200_000, ['2']), backfill(LATER)],
  },
  { name: 'a backfill of what is in work', steps: [put(0, TWO), backfill(SOON), backfill(LATER)] },
  {
    name: 'a backfill among changes',
    steps: [put(0, TWO), backfill(LATER), put(LATER, SHORT), remove(LATER + SOON), backfill(LATER + SOON)],
  },
  {
    name: 'a deploy, and everything done again',
    steps: [put(0, TWO), deploy(LATER, ['2']), backfill(LATER)],
  },
  { name: 'corrected later', steps: [put(0, LONG), put(LATER, CORRECTED)] },
  {
    name: 'other settings, and everything done again',
    steps: [put(0, TWO), choose(LATER, [OTHER_SETTINGS]), backfill(LATER)],
  },
  {
    name: 'other settings while a version is in work',
    steps: [
      put(0, THREE),
      choose(SOON, [SETTINGS, OTHER_SETTINGS]),
      choose(200_000, [OTHER_SETTINGS]),
      backfill(2 * LATER),
    ],
  },
  {
    name: 'a delete that nobody was told of',
    steps: [put(0, TWO), lose(LATER, true), remove(LATER), lose(LATER + 1, false), backfill(LATER + 2)],
  },
  { name: 'a bundle', hits: 'unbundle', steps: [drop(0, FIRST, OTHER_ITEM)] },
  {
    name: 'a bundle corrected soon',
    hits: 'unbundle',
    steps: [drop(0, FIRST, OTHER_ITEM), drop(2_000, SECOND, OTHER_ITEM)],
  },
  {
    name: 'a bundle corrected meanwhile, and put back',
    hits: 'unbundle',
    steps: [drop(0, FIRST), drop(LATER, SECOND), drop(LATER + MEANWHILE, FIRST)],
  },
  {
    name: 'a bundle deleted while it is read',
    hits: 'unbundle',
    steps: [drop(0, FIRST, OTHER_ITEM), withdraw(2_000)],
  },
];

/** Runs a history to its rest and compares the table with the model. */
export async function runHistory(history: History, options: WorldOptions = {}): Promise<World> {
  const world = new World({ ...options, isVersioned: history.isVersioned ?? false });
  world.idOf(KEY);
  for (const [at, act] of history.steps) world.scheduler.after(at, () => act(world));
  await world.rest();
  world.checkAtRest();
  return world;
}

/** What a run of anything may do to records without being noticed: who did it, when, how often, and at what cost. */
const INCIDENTAL = new Set([
  'generation',
  'published',
  'previous',
  'pk',
  'sk',
  'timings',
  'usage',
  'expiresAt',
  'pipelineVersion',
  'sequencer',
  'calls',
]);

/** The records of the key, as two runs may be compared. */
export function essence(world: World): unknown {
  const strip = (record: object | undefined) =>
    record && Object.fromEntries(Object.entries(record).filter(([name]) => !INCIDENTAL.has(name)));
  const { head, passages, entities } = world.recordsOf(KEY);
  return {
    head: strip(head),
    passages: passages.toSorted((a, b) => a.index - b.index).map(strip),
    entities: entities.toSorted((a, b) => (a.canonical < b.canonical ? -1 : 1)).map(strip),
  };
}
