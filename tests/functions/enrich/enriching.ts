import { afterAll, beforeAll, beforeEach } from 'vitest';
import { BASE_ANALYSES } from '../../../core/article/analysis.ts';
import type { PassageMessage } from '../../../core/article/messages.ts';
import { padSequencer } from '../../../core/article/sequencer.ts';
import type { PassageRecord } from '../../../core/store/items.ts';
import { aClaim, aDraft, aPassage, SETTINGS } from '../../support/articles.ts';
import { createTestStages, type TestStages } from '../../support/create-test-stages.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

/** One table for the tests of a file. Each test has an article with three pending passages, whose texts are its own. */
export class Enriching {
  readonly #file: string;
  #table: TestTable | undefined;
  #stages: TestStages | undefined;
  #count = 0;
  messages: PassageMessage[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  /** Registers the hooks of the test file. */
  static ofFile(file: string): Enriching {
    const enriching = new Enriching(file);
    beforeAll(async () => {
      enriching.#table = await startTable();
    });
    afterAll(() => enriching.#table?.stop());
    beforeEach(async () => {
      enriching.#stages = enriching.createTestStages(`${++enriching.#count}`);
      await enriching.claim('g5', '05');
      enriching.messages = ['Iran said', 'Trump said', 'Nobody said'].map((text, index) =>
        enriching.message(text, index),
      );
    });
    return enriching;
  }

  get stages(): TestStages {
    return this.#stages as TestStages;
  }

  /** Another article in the same table. */
  createTestStages(name = `${this.#count}-other`): TestStages {
    return createTestStages(this.#table as TestTable, `${this.#file}-${name}.txt`);
  }

  /** A text that only this test has. */
  textOf(words: string): string {
    return `${words} ${this.#count}`;
  }

  message(words: string, index: number): PassageMessage {
    return {
      articleId: this.stages.articleId,
      generation: 'g5',
      pipelineVersion: '2',
      language: 'en',
      analyses: BASE_ANALYSES,
      passage: aPassage(this.textOf(words), index),
    };
  }

  async claim(generation: string, sequencer: string): Promise<void> {
    await this.stages.store.claim(
      aClaim({
        articleId: this.stages.articleId,
        generation,
        sequencer: padSequencer(sequencer),
        pipelineVersion: '2',
        seen: await this.stages.head(),
        outcome: { status: 'ENRICHING', draft: aDraft(), passageCount: 3, settings: SETTINGS, plan: 'a.1' },
      }),
    );
  }

  /** `done`, or the error's message, for each message. */
  async outcomes(...parameters: Parameters<TestStages['enrich']>): Promise<string[]> {
    const outcomes = await this.stages.enrich(...parameters);
    return outcomes.map((one) => (one.status === 'fulfilled' ? 'done' : one.reason.message));
  }

  async records(): Promise<readonly PassageRecord[]> {
    return (await this.stages.store.readCollection(this.stages.articleId, 'g5')).passages;
  }

  publication() {
    return { type: 'publish', articleId: this.stages.articleId, generation: 'g5' };
  }

  /** The store's methods, to replace some of them. */
  store() {
    const { store } = this.stages;
    return {
      readHead: store.readHead.bind(store),
      putPassage: store.putPassage.bind(store),
      settlePassages: store.settlePassages.bind(store),
      deletePassages: store.deletePassages.bind(store),
    };
  }
}
