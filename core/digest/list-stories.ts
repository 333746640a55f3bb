import { countValues } from './count-values.ts';
import { type DayArticle, meanTone, toneOf } from './day-article.ts';
import type { StoryCount } from './day-digest.ts';

const MAX_MEMBERS = 20;
const MAX_STORY_NAMES = 5;
const TITLE_CHARS = 300;

/**
 * The stories of the day. A story has two or more articles, and one of them or more was published on the day.
 *
 * @param articles of the day and of the days before, each once, by reception
 * @param stories the story of each
 * @param isOfDay whether an article was published on the day
 * @returns those of the most articles of the day first
 */
export function listStories(
  articles: readonly DayArticle[],
  stories: ReadonlyMap<string, string>,
  isOfDay: (article: DayArticle) => boolean,
): StoryCount[] {
  const groups = Map.groupBy(articles, ({ articleId }) => stories.get(articleId) ?? articleId);
  return [...groups]
    .filter(([, members]) => members.length > 1 && members.some(isOfDay))
    .map(([story, members]) => toStory(story, members, members.filter(isOfDay)))
    .sort(
      (a, b) =>
        b.articles - a.articles ||
        b.publishers - a.publishers ||
        b.earlier - a.earlier ||
        (a.story < b.story ? -1 : 1),
    );
}

function toStory(story: string, members: readonly DayArticle[], ofDay: readonly DayArticle[]): StoryCount {
  const [first] = members as readonly [DayArticle];
  const publishers = new Set(members.flatMap(({ publisher }) => publisher ?? []));
  const tone = meanTone(members.map(toneOf));
  const agency = countValues(members.map((member) => [story, member.agency]))[0]?.value;
  return {
    story,
    title: first.title.slice(0, TITLE_CHARS),
    ...(first.publisher && { publisher: first.publisher }),
    publishedAt: first.publishedAt,
    ...(agency && { agency }),
    articles: ofDay.length,
    earlier: members.length - ofDay.length,
    publishers: publishers.size,
    ...(tone !== undefined && { tone }),
    names: leadingNames(members).slice(0, MAX_STORY_NAMES),
    members: ofDay.slice(0, MAX_MEMBERS).map(({ articleId }) => articleId),
  };
}

/** The names that most articles have first. Copies have the same names: of those, the most mentioned come first. */
function leadingNames(members: readonly DayArticle[]): string[] {
  const counts = new Map<string, { articles: Set<string>; mentions: number }>();
  for (const { articleId, names } of members)
    for (const [, canonical, , mentions] of names) {
      const count = counts.get(canonical) ?? { articles: new Set<string>(), mentions: 0 };
      counts.set(canonical, count);
      count.articles.add(articleId);
      count.mentions += mentions;
    }
  return [...counts]
    .sort(
      ([a, ofA], [b, ofB]) =>
        ofB.articles.size - ofA.articles.size || ofB.mentions - ofA.mentions || (a < b ? -1 : 1),
    )
    .map(([canonical]) => canonical);
}
