import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { PublicationMessage } from '../../../core/article/messages.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import {
  aCard,
  aClaim,
  aDraft,
  aGuide,
  aMention,
  anEntity,
  aPassageRecord,
  aRow,
  SETTINGS,
} from '../../support/articles.ts';
import { createTestStages, type TestStages } from '../../support/create-test-stages.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

/** One table for the tests of a file, and for each test a new article in it. */
export class Publishing {
  #table: TestTable | undefined;
  #stages: TestStages | undefined;

  /** Registers the hooks of the test file. */
  static ofFile(name: string): Publishing {
    const publishing = new Publishing();
    let count = 0;
    beforeAll(async () => {
      publishing.#table = await startTable();
    });
    afterAll(() => publishing.#table?.stop());
    beforeEach(() => {
      publishing.#stages = createTestStages(publishing.#table as TestTable, `${name}-${++count}.txt`);
    });
    return publishing;
  }

  get stages(): TestStages {
    return this.#stages as TestStages;
  }

  message(generation: string, type: PublicationMessage['type'] = 'publish'): PublicationMessage {
    return { type, articleId: this.stages.articleId, generation };
  }

  /** Claims a generation of two passages and, unless told otherwise, records and settles them. */
  async start(generation: string, { names = ['Iran', 'Trump'], settled = true, version = '2' } = {}) {
    const { articleId, store } = this.stages;
    await store.claim(
      aClaim({
        articleId,
        generation,
        sequencer: padSequencer(generation.slice(1)),
        pipelineVersion: version,
        seen: await this.stages.head(),
        outcome: {
          status: 'ENRICHING',
          draft: aDraft({ title: `Title ${generation}` }),
          passageCount: names.length,
          settings: SETTINGS,
          plan: 'a.1',
        },
      }),
    );
    for (const [index, name] of names.entries()) {
      const entities = [aMention(`${name} said`, name)];
      await store.putPassage(aPassageRecord(`${name} said`, { articleId, generation, index, entities }));
      if (settled) await store.settlePassages(articleId, generation, [index]);
    }
  }

  /** Ends the article: as deleted, or as rejected. */
  async end(status: 'DELETED' | 'REJECTED', generation: string) {
    const { articleId, store } = this.stages;
    const claim = {
      articleId,
      generation,
      sequencer: padSequencer(generation.slice(1)),
      pipelineVersion: '2',
      seen: await this.stages.head(),
    };
    if (status === 'REJECTED')
      await store.claim(aClaim({ ...claim, outcome: { status, reason: 'EMPTY', detail: 'no text' } }));
    else await store.putTombstone({ ...claim, expiresAt: 1, bucket: 'articles', key: 'k' });
  }

  /** The store's methods, to replace some of them. */
  store() {
    const { store } = this.stages;
    return {
      readHead: store.readHead.bind(store),
      readCollection: store.readCollection.bind(store),
      putGuide: store.putGuide.bind(store),
      putPublished: store.putPublished.bind(store),
      readCard: store.readCard.bind(store),
      flip: store.flip.bind(store),
      deleteItems: store.deleteItems.bind(store),
      deleteExisting: store.deleteExisting.bind(store),
    };
  }

  /** Ports with a store where something else happens right after the first call of a method. */
  rightAfter(name: keyof ReturnType<Publishing['store']>, happening: () => Promise<unknown>) {
    const store = this.store();
    const call = store[name] as (...parameters: unknown[]) => Promise<unknown>;
    let isFirst = true;
    return {
      store: {
        ...store,
        [name]: async (...parameters: unknown[]) => {
          const answer = await call(...parameters);
          if (isFirst) await happening();
          isFirst = false;
          return answer;
        },
      },
    };
  }

  /** Writes what a writer of a generation writes that died before its flip: guide, card and row. */
  async leave(generation: string, name = 'iran', publishedAt = aGuide().publishedAt) {
    const { articleId, store } = this.stages;
    await store.putGuide(aGuide({ articleId, generation, publishedAt, entities: [anEntity({ name })] }));
    await store.putPublished(aCard({ articleId, generation }), [aRow({ articleId, generation, name })]);
  }

  /** The types of the events that were emitted. */
  types(): string[] {
    return this.stages.events.map(({ type }) => type);
  }
}
