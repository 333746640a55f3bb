/** What an article's object says of where it comes from. */
export interface Mark {
  /** Padded; of the event of the bundle that it was written from. */
  readonly sequencer: string;
  readonly generation: string;
  /** Of its bytes. */
  readonly digest: string;
}

/** What stands under an article's key. */
export interface StandingArticle {
  readonly etag: string;
  /** Absent where somebody else put it. */
  readonly mark?: Mark;
}

export type WriteDecision =
  | 'put'
  /** This version of the bundle put it. */
  | 'written'
  /** It holds the same already. */
  | 'unchanged'
  /** A newer version of the bundle put it. */
  | 'overtaken'
  /** A reread changes only what an older version of the bundle put. */
  | 'left';

/**
 * Decides what to do about an item's object. An object that is not put again costs nothing: it raises no event.
 *
 * @param standing undefined where no object stands
 * @param isReread what was deleted, or put by hand, since the first reading stays so
 */
export function decideWrite(
  standing: StandingArticle | undefined,
  mine: Mark,
  isReread: boolean,
): WriteDecision {
  const mark = standing?.mark;
  if (!mark) return isReread ? 'left' : 'put';
  if (mark.generation === mine.generation) return 'written';
  if (mark.digest === mine.digest) return 'unchanged';
  return mark.sequencer > mine.sequencer ? 'overtaken' : 'put';
}
