import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Random } from '../../../bench/simulation/random.ts';
import { openQueries } from '../../../core/queries/open-queries.ts';
import { pagesOf } from '../../../core/queries/pages-of.ts';
import type { Queries } from '../../../core/queries/queries.ts';
import type { Item, ItemKey } from '../../../core/store/keys.ts';
import { Table } from '../../../core/store/table.ts';
import { FakeTable, tableClientOf } from '../../simulation/fake-table.ts';
import { generationItems, headItem, type TestArticle } from '../../support/published-items.ts';

/**
 * A random history of versions of two articles, written as the protocol of publish writes them, while readers ask. Each
 * request is one step. The order of all steps is random. A version is known by how often it mentions its names.
 */

const NAMES = ['Xan', 'Yor', 'Zem'];
const IDS = ['0a', '0b'];
const DAY = '2026-11-24';
const INSTANTS = ['03', '09', '15'].map((hour) => `${DAY}T${hour}:00:00.000Z`);

interface Version extends TestArticle {
  readonly generation: string;
  readonly serial: number;
}

/** What an article's head published from one moment on. */
interface Moment {
  readonly at: number;
  readonly version: Version | undefined;
}

/** How a reader asks, and what it may miss. */
interface Asking {
  readonly name: string;
  ask(queries: Queries): Promise<Answer[]>;
  /** Whether the version belongs to the answer. */
  belongs(version: Version): boolean;
  /** Whether an article that moves to another date during the reading may be missed. */
  mayMissMoved: boolean;
}
interface Answer {
  readonly articleId: string;
  readonly serial: number;
}

export interface RunResult {
  readonly fault: string | undefined;
  readonly answers: number;
  readonly trace: readonly string[];
}

export async function runInterleaved(seed: number): Promise<RunResult> {
  const random = new Random(seed);
  const fake = new FakeTable({
    leaveUndone: () => random.chance(0.05),
    readStale: () => true,
    pageSize: random.pick([1, 2, 1000]),
  });
  const world = new History(random, fake);
  const waiting: (() => void)[] = [];
  const client = tableClientOf(
    (command) =>
      new Promise((resolve, reject) => {
        waiting.push(() => {
          try {
            resolve(fake.execute(command));
          } catch (error) {
            reject(error);
          }
        });
      }),
  );
  const queries = openQueries(new Table('table', client));
  const writers: Generator<void>[] = [];
  let serial = 0;
  let versions = 2 + random.int(5);
  let readers = 4;
  let reading = 0;
  let fault: string | undefined;
  let answers = 0;
  const read = async (asking: Asking) => {
    const from = world.now;
    reading++;
    world.say(`asks ${asking.name}`);
    try {
      const found = await asking.ask(queries);
      answers += found.length;
      world.say(`answer ${JSON.stringify(found)}`);
      fault ??= world.check(asking, found, from);
    } catch (error) {
      fault ??= String(error);
    }
    reading--;
  };
  for (let step = 0; step < 3000 && !fault; step++) {
    if (versions > 0 && random.chance(0.08)) {
      versions--;
      writers.push(world.write(serial++));
    } else if (readers > 0 && random.chance(0.1)) {
      readers--;
      void read(random.pick(ASKINGS));
    } else if (writers.length > 0 && random.chance(0.5)) {
      const at = random.int(writers.length);
      if (writers[at]?.next().done) writers.splice(at, 1);
    } else if (waiting.length > 0) waiting.splice(random.int(waiting.length), 1)[0]?.();
    else if (versions + readers + reading + writers.length === 0) break;
    await new Promise(setImmediate);
  }
  return { fault, answers, trace: world.trace };
}

const oneShot = (name: string): Asking[] => [
  {
    name: `about ${name}`,
    ask: async (queries) => (await queries.about({ name })).items.map(toAnswer),
    belongs: ({ names }) => names.some((named) => canonicalOf(named) === name),
    mayMissMoved: false,
  },
  {
    name: `about ${name}, until noon`,
    ask: async (queries) => (await queries.about({ name, until: `${DAY}T12:00:00Z` })).items.map(toAnswer),
    belongs: ({ names, publishedAt }) =>
      names.some((named) => canonicalOf(named) === name) && publishedAt < `${DAY}T12`,
    mayMissMoved: true,
  },
  {
    name: `about ${name}, article by article`,
    ask: async (queries) => {
      const found: Answer[] = [];
      const pages = pagesOf((cursor) => queries.about({ name, limit: 1, ...(cursor && { cursor }) }));
      for await (const item of pages) found.push(toAnswer(item));
      return found;
    },
    belongs: ({ names }) => names.some((named) => canonicalOf(named) === name),
    mayMissMoved: true,
  },
];

const ASKINGS: readonly Asking[] = [
  ...NAMES.flatMap(oneShot),
  {
    name: 'both',
    ask: async (queries) =>
      (await queries.aboutBoth({ names: ['Xan', 'Yor'] })).items.map(({ articleId, named }) => {
        const [a, b] = named.map(({ count }) => count);
        if (a !== b) throw new Error(`An answer mixes the versions ${a} and ${b}`);
        return { articleId, serial: a as number };
      }),
    belongs: ({ names }) =>
      ['Xan', 'Yor'].every((name) => names.some((named) => canonicalOf(named) === name)),
    mayMissMoved: false,
  },
  {
    name: 'articles',
    ask: async (queries) => (await queries.articles({ day: DAY })).items.map(ofCard),
    belongs: () => true,
    mayMissMoved: false,
  },
  {
    name: 'entities',
    ask: async (queries) =>
      (await queries.entities({ day: DAY })).items.map(({ card, entities }) => {
        const serials = entities.map(({ count }) => count);
        if (serials.some((serial) => serial !== ofCard(card).serial))
          throw new Error(`A card of version ${ofCard(card).serial} has entities of ${serials}`);
        return ofCard(card);
      }),
    belongs: () => true,
    mayMissMoved: false,
  },
];

const canonicalOf = (named: Version['names'][number]) =>
  typeof named === 'string' ? named : named.canonical;
const toAnswer = ({ articleId, count }: { articleId: string; count: number }): Answer => ({
  articleId,
  serial: count,
});
const ofCard = ({ articleId, title }: { articleId: string; title: string }): Answer => ({
  articleId,
  serial: Number(title),
});

class History {
  now = 0;
  readonly trace: string[] = [];
  readonly #random: Random;
  readonly #fake: FakeTable;
  readonly #moments = new Map<string, Moment[]>();
  /** The newest version of each article: what its head has claimed. */
  readonly #claimed = new Map<string, Version>();
  readonly #written = new Map<string, Version[]>();

  constructor(random: Random, fake: FakeTable) {
    this.#random = random;
    this.#fake = fake;
  }

  say(line: string): void {
    this.trace.push(`${this.now} ${line}`);
  }

  /** Writes one version, as split and publish do, or deletes the article. */
  *write(serial: number): Generator<void> {
    const articleId = this.#random.pick(IDS);
    const names = NAMES.filter(() => this.#random.chance(0.6)).map((canonical) => ({
      canonical,
      count: serial + 1,
    }));
    const version: Version = {
      articleId,
      generation: `g${String(serial).padStart(2, '0')}`,
      serial: serial + 1,
      title: String(serial + 1),
      publishedAt: this.#random.pick(INSTANTS),
      names,
    };
    const isDeletion = this.#random.chance(0.15);
    const published = this.#current(articleId);
    this.#claimed.set(articleId, version);
    this.#putHead(version, isDeletion ? undefined : published);
    this.say(`claim ${describe(version)}${isDeletion ? ' deletion' : ''}`);
    yield;
    if (!isDeletion) {
      const { guide, card, rows } = generationItems(version);
      this.#written.set(articleId, [...(this.#written.get(articleId) ?? []), version]);
      // A twin may write again what this one writes, and late.
      const passes = this.#random.chance(0.3) ? 2 : 1;
      for (let pass = 0; pass < passes; pass++) {
        for (const item of [...guide, card, ...this.#shuffled(rows)]) {
          this.#put(item);
          yield;
        }
        if (pass > 0) break;
        if (this.#claimed.get(articleId) === version) {
          const old = (this.#written.get(articleId) ?? []).filter((other) => other !== version);
          this.#putHead(version, version);
          this.say(`flip ${describe(version)}`);
          yield;
          for (const other of old) yield* this.#sweep(other);
        }
      }
      if (this.#claimed.get(articleId) !== version && this.#current(articleId) !== version)
        yield* this.#sweep(version);
    } else {
      // As publish does: what existed while the head was still the tombstone.
      const old = [...(this.#written.get(articleId) ?? [])];
      if (this.#claimed.get(articleId) === version) for (const other of old) yield* this.#sweep(other);
    }
  }

  /** Deletes the card and the rows of a version. The second sweep, with the guide, comes long after. */
  *#sweep(version: Version): Generator<void> {
    const { card, rows } = generationItems(version);
    for (const item of this.#shuffled([card, ...rows])) {
      this.#fake.expire(item as unknown as ItemKey);
      this.now++;
      this.say(`delete ${item.pk} ${item.sk}`);
      yield;
    }
  }

  #put(item: Item): void {
    this.now++;
    this.#fake.execute(new PutCommand({ TableName: 'table', Item: item }));
    this.say(`put ${item.pk} ${item.sk}`);
  }

  #putHead(claimed: Version, published: Version | undefined): void {
    const { articleId } = claimed;
    this.#put({
      ...headItem(published ?? claimed, {
        generation: claimed.generation,
        published: published?.generation,
        publishedAt: published?.publishedAt,
        status: published ? 'ENRICHED' : 'ENRICHING',
      }),
    });
    const moments = this.#moments.get(articleId) ?? [];
    moments.push({ at: this.now, version: published });
    this.#moments.set(articleId, moments);
  }

  #current(articleId: string): Version | undefined {
    return this.#moments.get(articleId)?.at(-1)?.version;
  }

  #shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, at: this.#random.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }

  /** @returns what is wrong with an answer; undefined where nothing is */
  check(asking: Asking, answers: readonly Answer[], from: number): string | undefined {
    if (new Set(answers.map(({ articleId }) => articleId)).size < answers.length)
      return `${asking.name}: an article comes twice`;
    for (const articleId of IDS) {
      const during = this.#during(articleId, from);
      const answer = answers.find((each) => each.articleId === articleId);
      if (answer) {
        const shown = during.find((version) => version?.serial === answer.serial);
        if (!shown)
          return `${asking.name}: version ${answer.serial} of ${articleId} was not published meanwhile`;
        if (!asking.belongs(shown)) return `${asking.name}: version ${answer.serial} does not belong`;
      } else {
        const hasMoved = new Set(during.map((version) => version?.publishedAt)).size > 1;
        const mustBe = during.every((version) => version && asking.belongs(version));
        if (mustBe && !(asking.mayMissMoved && hasMoved)) return `${asking.name}: misses ${articleId}`;
      }
    }
    return undefined;
  }

  /** The versions that an article's head published since a moment. */
  #during(articleId: string, from: number): (Version | undefined)[] {
    const moments = this.#moments.get(articleId) ?? [];
    const before = moments.filter(({ at }) => at <= from).at(-1);
    return [before?.version, ...moments.filter(({ at }) => at > from).map(({ version }) => version)];
  }
}

const describe = ({ articleId, generation, publishedAt, names }: Version) =>
  `${articleId} ${generation} ${publishedAt.slice(11, 13)} ${names.map(canonicalOf).join('')}`;
