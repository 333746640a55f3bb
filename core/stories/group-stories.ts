import { compareSketches, type Likeness } from './compare-sketches.ts';
import { isSameStory, joinsStories, leastInCommon, mayBeSameStory } from './is-same-story.ts';
import { readSketch, type Sketch } from './sketch.ts';
import { SketchIndex } from './sketch-index.ts';

/** What grouping needs of an article. */
export interface SketchedArticle {
  readonly articleId: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** Absent where the article has none: it is a story of its own. */
  readonly sketch?: Uint8Array;
}

/** A story, named by its article that was received first. */
interface Story {
  readonly articleId: string;
  /** The position of that article by reception. */
  readonly order: number;
  readonly sketch: Sketch;
  /** The older story that it was joined to. */
  joinedTo?: Story;
}

/** An article that attracts others. */
interface Centre {
  readonly story: Story;
  readonly sketch: Sketch;
}

/** An article so like a centre attracts nothing that the centre does not. So a text with 1,000 copies has one centre. */
const SAME_CENTRE_SIMILARITY = 0.7;

/**
 * Which articles are one story. An article belongs to the story of the centre that it is most like, unless it is a stranger to
 * the story's first article. An article that is like no centre begins a story. Every article is a centre but those that
 * another one makes superfluous. Where an article is like centres of two stories, the newer story is joined to the older one,
 * unless their first articles are strangers.
 *
 * Articles are taken in the order in which they were received, so their order here makes no difference. Later articles
 * never split a story: two articles of one story remain in one. The id of a story changes only where it is joined to an
 * older one.
 *
 * @param articles with distinct ids
 * @returns for each article, the id of its story: the id of the story's article that was received first
 */
export function groupStories(articles: readonly SketchedArticle[]): Map<string, string> {
  const stories = new Map<string, Story>();
  const centres: Centre[] = [];
  const index = new SketchIndex();
  for (const [order, { articleId, sketch: bytes }] of [...articles].sort(byReception).entries()) {
    const sketch = (bytes && readSketch(bytes)) ?? EMPTY;
    const like = findCentres(sketch);
    const story = storyOf(like) ?? { articleId, order, sketch };
    stories.set(articleId, story);
    if ((like[0]?.likeness.similarity ?? 0) >= SAME_CENTRE_SIMILARITY) continue;
    index.add(centres.length, sketch.values);
    centres.push({ story, sketch });
  }
  return new Map([...stories].map(([articleId, story]) => [articleId, follow(story).articleId]));

  /** @returns the most similar first; of equals, the older */
  function findCentres(sketch: Sketch): { readonly story: Story; readonly likeness: Likeness }[] {
    const like: { readonly story: Story; readonly likeness: Likeness }[] = [];
    for (const number of index.ownersOf(sketch.values, leastInCommon(sketch.values.length))) {
      const centre = centres[number] as Centre;
      const likeness = compareSketches(sketch, centre.sketch);
      if (!isSameStory(likeness)) continue;
      const story = follow(centre.story);
      if (mayBeSameStory(compareSketches(sketch, story.sketch))) like.push({ story, likeness });
    }
    return like.sort((a, b) => b.likeness.similarity - a.likeness.similarity);
  }
}

const EMPTY: Sketch = { values: new Uint32Array(), horizon: Number.POSITIVE_INFINITY };

/** The story of an article that is like these centres. Joins the stories that the article shows to be one. */
function storyOf(like: readonly { readonly story: Story; readonly likeness: Likeness }[]): Story | undefined {
  let story = like[0]?.story;
  for (const { story: found, likeness } of like.slice(1)) {
    const other = follow(found);
    if (!story || other === story || !joinsStories(likeness)) continue;
    if (!mayBeSameStory(compareSketches(other.sketch, story.sketch))) continue;
    const [older, newer]: [Story, Story] = other.order < story.order ? [other, story] : [story, other];
    newer.joinedTo = older;
    story = older;
  }
  return story;
}

function follow(story: Story): Story {
  let at = story;
  while (at.joinedTo) at = at.joinedTo;
  return at;
}

function byReception(a: SketchedArticle, b: SketchedArticle): number {
  if (a.receivedAt !== b.receivedAt) return a.receivedAt < b.receivedAt ? -1 : 1;
  return a.articleId < b.articleId ? -1 : 1;
}
