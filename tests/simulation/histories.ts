import type { Settings } from '../../core/article/settings.ts';
import type { StageName } from '../../core/runtime/stages.ts';
import { aliasFile, settingsWith } from '../support/aliases.ts';
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

/** The changes of one object. Their times are in milliseconds from the start. */
export interface History {
  readonly name: string;
  readonly isVersioned?: boolean;
  readonly steps: readonly (readonly [at: number, act: (world: World) => void])[];
  /** The stage whose requests are made to fail. Without it, those of all stages are. */
  readonly failing?: StageName;
}

export const KEY = 'news/a b.txt';

const put = (at: number, { body }: Content) => [at, (world: World) => world.bucket.put(KEY, body)] as const;
const remove = (at: number) => [at, (world: World) => world.bucket.delete(KEY)] as const;

const BUNDLE = 'bundles/day.jsonl';
const [[FIRST, SECOND], [OTHER_ITEM]] = ITEMS;
const putBundle = (at: number, ...lines: readonly Content[]) =>
  [at, (world: World) => world.bucket.put(BUNDLE, lines.map(({ body }) => body).join('\n'))] as const;
const deleteBundle = (at: number) => [at, (world: World) => world.bucket.delete(BUNDLE)] as const;
/** Deletes a version by its id. `place` counts from the oldest, 0, or backwards from the newest, -1. */
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

/** The settings of another deploy: shorter passages, one more analysis, and an alias file. */
export const OTHER_SETTINGS: Settings = {
  ...settingsWith(aliasFile({ names: [{ name: 'Dinant on the Meuse', aliases: ['Dinant'] }] })),
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

/** After everything before has been processed, sweeps included. */
const LATER = 1_000_000;
/** A few requests later. */
const SOON = 300;
/** While a function stalls. */
const MEANWHILE = 30_000;

/**
 * The histories of one object in which each request fails, and each function dies or stalls. "Soon" is while the step
 * before is being processed, "meanwhile" is while a function stalls, and "later" is after both.
 */
export const HISTORIES: readonly History[] = [
  { name: 'one article', steps: [put(0, THREE)] },
  { name: 'an article analysed in part', steps: [put(0, PARTIAL)] },
  { name: 'a blank object', steps: [put(0, BLANK)] },
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
  {
    name: 'overwritten meanwhile with a blank object',
    steps: [put(0, TWO), put(LATER, SHORT), put(LATER + MEANWHILE, BLANK)],
  },
  {
    name: 'a version deleted by id meanwhile',
    isVersioned: true,
    steps: [put(0, TWO), put(LATER, SHORT), purge(LATER + MEANWHILE, -1)],
  },
  {
    name: 'a delete marker removed meanwhile',
    isVersioned: true,
    steps: [put(0, TWO), remove(LATER), purge(LATER + MEANWHILE, -1)],
  },
  {
    name: 'a deploy meanwhile',
    steps: [put(0, TWO), deploy(MEANWHILE, ['2']), backfill(MEANWHILE), backfill(2 * MEANWHILE)],
  },
  {
    name: 'changes whose events are lost, each found by a backfill',
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
    name: 'overwritten meanwhile, the event lost, and found by a backfill',
    steps: [
      put(0, SHORT),
      lose(MEANWHILE, true),
      put(MEANWHILE, TWO),
      lose(MEANWHILE + 1, false),
      backfill(MEANWHILE + 2),
    ],
  },
  {
    name: 'an overwrite found by a backfill before its event arrives',
    steps: [put(0, SHORT), put(MEANWHILE, TWO), backfill(MEANWHILE)],
  },
  { name: 'overwritten later', steps: [put(0, TWO), put(LATER, THREE)] },
  { name: 'overwritten twice, quickly', steps: [put(0, TWO), put(2_000, SHORT), put(2_100, THREE)] },
  { name: 'deleted soon: the object vanishes between event and read', steps: [put(0, TWO), remove(SOON)] },
  { name: 'deleted later', steps: [put(0, TWO), remove(LATER)] },
  { name: 'put again, identically', steps: [put(0, TWO), put(SOON, TWO), put(LATER, TWO)] },
  { name: 'A → B → A', steps: [put(0, TWO), put(LATER, SHORT), put(LATER + SOON, TWO)] },
  { name: 'deleted and put again, identically', steps: [put(0, TWO), remove(LATER), put(LATER + SOON, TWO)] },
  {
    name: 'overwritten with a blank object, then with an article',
    steps: [put(0, TWO), put(LATER, BLANK), put(LATER + 2_000, SHORT)],
  },
  {
    name: 'an old version purged',
    isVersioned: true,
    steps: [put(0, SHORT), put(SOON, TWO), purge(LATER, 0)],
  },
  {
    name: 'a version deleted by id soon, perhaps unread',
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
    name: 'a deploy while a version is in progress',
    steps: [put(0, TWO), deploy(SOON, ['1', '2']), deploy(200_000, ['2']), backfill(LATER)],
  },
  { name: 'a backfill of a version in progress', steps: [put(0, TWO), backfill(SOON), backfill(LATER)] },
  {
    name: 'a backfill among changes',
    steps: [put(0, TWO), backfill(LATER), put(LATER, SHORT), remove(LATER + SOON), backfill(LATER + SOON)],
  },
  {
    name: 'a deploy, then a backfill',
    steps: [put(0, TWO), deploy(LATER, ['2']), backfill(LATER)],
  },
  { name: 'corrected later', steps: [put(0, LONG), put(LATER, CORRECTED)] },
  {
    name: 'other settings, then a backfill',
    steps: [put(0, TWO), choose(LATER, [OTHER_SETTINGS]), backfill(LATER)],
  },
  {
    name: 'other settings while a version is in progress',
    steps: [
      put(0, THREE),
      choose(SOON, [SETTINGS, OTHER_SETTINGS]),
      choose(200_000, [OTHER_SETTINGS]),
      backfill(2 * LATER),
    ],
  },
  {
    name: 'a delete whose event is lost',
    steps: [put(0, TWO), lose(LATER, true), remove(LATER), lose(LATER + 1, false), backfill(LATER + 2)],
  },
  { name: 'a bundle', failing: 'unbundle', steps: [putBundle(0, FIRST, OTHER_ITEM)] },
  {
    name: 'a bundle corrected soon',
    failing: 'unbundle',
    steps: [putBundle(0, FIRST, OTHER_ITEM), putBundle(2_000, SECOND, OTHER_ITEM)],
  },
  {
    name: 'a bundle corrected meanwhile, and put back',
    failing: 'unbundle',
    steps: [putBundle(0, FIRST), putBundle(LATER, SECOND), putBundle(LATER + MEANWHILE, FIRST)],
  },
  {
    name: 'a bundle deleted while it is read',
    failing: 'unbundle',
    steps: [putBundle(0, FIRST, OTHER_ITEM), deleteBundle(2_000)],
  },
  {
    name: 'the digest of an article that moves to another day',
    failing: 'digest',
    steps: [put(0, TWO), put(LATER, SHORT)],
  },
  {
    name: 'the digests of a rejection and of an article that takes its place, and is deleted',
    failing: 'digest',
    steps: [put(0, BLANK), put(LATER, SHORT), remove(2 * LATER)],
  },
];

/** Runs a history until every queue is empty, and compares the table with the model. */
export async function runHistory(history: History, options: WorldOptions = {}): Promise<World> {
  const world = new World({
    ...options,
    isVersioned: history.isVersioned ?? false,
    digests: history.failing === 'digest',
  });
  // What is done later belongs to another day.
  world.scheduler.now = Date.parse('2026-11-24T23:50:00.000Z');
  world.idOf(KEY);
  for (const [at, act] of history.steps) world.scheduler.after(at, () => act(world));
  await world.rest();
  world.checkAtRest();
  return world;
}

/** Attributes that may differ between two runs of a history: versions, times and costs. */
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
  'enrichedAt',
  'enrichMs',
  'putAt',
  'units',
]);

/** The records of the key without the attributes that may differ between two runs. */
export function comparableRecords(world: World): unknown {
  const strip = (record: object | undefined) =>
    record && Object.fromEntries(Object.entries(record).filter(([name]) => !INCIDENTAL.has(name)));
  const { head, passages, guides, cards, rows } = world.recordsOf(KEY);
  return {
    head: strip(head),
    passages: passages.toSorted((a, b) => a.index - b.index).map(strip),
    guides: guides.toSorted((a, b) => a.chunk - b.chunk).map(strip),
    cards: cards.map(strip),
    rows: rows.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(strip),
  };
}
