import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type LabelledArticle, labelTexts } from '../../bench/stories/label-texts.ts';
import { scoreGrouping } from '../../bench/stories/score-grouping.ts';
import { missedGoals } from '../../bench/stories.ts';

const articles: LabelledArticle[] = [
  ['a1', 'a', 'e', 'original'],
  ['a2', 'a', 'e', 'copy'],
  ['a3', 'a', 'e', 'copy'],
  ['b1', 'b', 'e', 'other article'],
].map(([articleId, story, event, kind]) => ({
  ...({ articleId, story, event, kind } as LabelledArticle),
  text: '',
  receivedAt: '',
}));

it.each([
  ['the right groups', ['a1', 'a1', 'a1', 'b1'], 1, 1, 0],
  ['a story in two parts', ['a1', 'a1', 'a3', 'b1'], 1, 0.5, 0],
  ['two stories in one', ['a1', 'a1', 'a1', 'a1'], 0.5, 1, 1],
  ['no groups', ['a1', 'a2', 'a3', 'b1'], 0, 0, 0],
])('scores %s', (_, groups, precision, copies, joinedEvents) => {
  const found = new Map(articles.map(({ articleId }, i) => [articleId, groups[i] as string]));
  const score = scoreGrouping([{ articles, groups: found }]);
  expect([score.precision, score.recall.copy, score.joinedEvents]).toEqual([precision, copies, joinedEvents]);
});

it('names the goals that a score misses', () => {
  const recall = { copy: 0.98, 'cut to 50 %': 1, '30 % rewritten': 0.96, '60 % rewritten': 0 };
  expect(missedGoals({ precision: 0.9, recall })).toEqual(['precision', 'recall: copy']);
});

it('labels stories, variants and other articles on one event', () => {
  const text = Array.from({ length: 20 }, (_, i) => `Paragraph ${i} ${'of many words '.repeat(10)}`).join(
    '\n\n',
  );
  const labelled = labelTexts([text, text, text], 0);
  expect(new Set(labelled.map(({ story }) => story))).toEqual(
    new Set(['0', '0-brief', '1-a', '1-b', '2', '2-brief']),
  );
  expect(labelled.filter(({ story }) => story === '1-b').map(({ event }) => event)).toContain('1');
  expect(labelTexts([text, text, text], 0)).toEqual(labelled);
});

it('npm run bench -- stories groups variants of the seeds', () => {
  const bench = join(import.meta.dirname, '../../bench/bench.ts');
  const { status, stdout } = spawnSync(process.execPath, [bench, 'stories', '--json'], { encoding: 'utf8' });
  const { precision, recall } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(precision).toBeGreaterThan(0.98);
  expect(recall).toMatchObject({ copy: 1, reordered: 1 });
});
