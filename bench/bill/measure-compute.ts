import { loadEmbeddedEngine } from '../../comprehend/load-embedded-engine.ts';
import { ENTITY_TYPES, type EntityType } from '../../core/article/analysis.ts';
import { cardItem } from '../../core/store/article-card.ts';
import { guideItems } from '../../core/store/guide.ts';
import { rowItem } from '../../core/store/name-row.ts';
import { parsePassage, passageItem } from '../../core/store/passage-item.ts';
import { buildCard, buildRows } from '../../functions/publish/build-records.ts';
import { mergeArticle } from '../../functions/publish/merge-article.ts';
import { extractArticle } from '../../functions/split/extract/extract-article.ts';
import { DEFAULT_SIZE, planPassages } from '../../functions/split/plan-passages.ts';
import { aDraft, aHead, aPassageRecord } from '../../tests/support/articles.ts';

const RUNS = 30;

/** Measures what split and publish compute for an article in a warm process, in milliseconds of this machine's core. */
export async function measureCompute(
  text: string,
): Promise<{ readonly split: number; readonly publish: number }> {
  const engine = await loadEmbeddedEngine();
  const bytes = Buffer.from(text);
  const plan = async () => planPassages((await extractArticle(bytes)).text, DEFAULT_SIZE);
  const passages = await plan();
  const items = passages.map((passage) =>
    passageItem(
      aPassageRecord(passage.text, {
        ...passage,
        entities: engine.entities(passage.text).map(({ type, score, text: name, begin, end }) => ({
          type: ENTITY_TYPES.includes(type as EntityType) ? (type as EntityType) : 'OTHER',
          text: name,
          score,
          begin,
          end,
        })),
      }),
    ),
  );
  const head = aHead({ draft: aDraft(), passageCount: passages.length });
  const publish = () => {
    const merged = mergeArticle(head, items.map(parsePassage), new Date(0));
    const { articleId, generation, entities, article } = merged;
    guideItems({ articleId, generation, publishedAt: article.publishedAt, putAt: 0, entities });
    return [cardItem(buildCard(merged)), ...buildRows(merged).map(rowItem)];
  };
  return { split: await medianOf(plan), publish: await medianOf(publish) };
}

async function medianOf(run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    const { user, system } = process.cpuUsage();
    await run();
    const after = process.cpuUsage();
    times.push((after.user + after.system - user - system) / 1000);
  }
  return times.toSorted((a, b) => a - b)[RUNS >> 1] ?? 0;
}
