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
  const names = countValues(
    members.flatMap((member) => member.names.map(([, canonical]) => [member.articleId, canonical] as const)),
  );
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
    names: names.slice(0, MAX_STORY_NAMES).map(({ value }) => value),
    members: ofDay.slice(0, MAX_MEMBERS).map(({ articleId }) => articleId),
  };
}
