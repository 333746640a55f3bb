import { expect, it } from 'vitest';
import { findMatches } from '../../../../cli/commands/watch/find-matches.ts';
import type { NamedArticle } from '../../../../core/queries/answers.ts';
import type { AboutQuestion } from '../../../../core/queries/questions.ts';
import { aCard } from '../../../support/articles.ts';

const NATO = { asked: 'Nato', canonical: 'NATO' };
const IRAN = { asked: 'Iran', canonical: 'Iran' };
const card = aCard({ publishedAt: '2011-04-05T00:00:00.000Z' });

it('looks for the names at the instant of publication, on as many pages as there are', async () => {
  const asked: AboutQuestion[] = [];
  const about = async (question: AboutQuestion) => {
    asked.push(question);
    if (question.name === 'Iran') return { items: [] };
    if (question.cursor === undefined)
      return { items: [{ articleId: 'other' } as NamedArticle], cursor: 'c' };
    return { items: [{ articleId: 'a' } as NamedArticle] };
  };
  expect(await findMatches({ articleId: 'a', card }, [NATO, IRAN], { about })).toEqual([
    { watched: NATO, named: { articleId: 'a' } },
  ]);
  expect(asked[0]).toMatchObject({ since: '2011-04-05T00:00:00.000Z', until: '2011-04-05T00:00:00.001Z' });
});

it('finds nothing in an object that is no article', async () => {
  expect(await findMatches({ articleId: 'a' }, [NATO], { about: async () => ({ items: [] }) })).toEqual([]);
});
