/** The origin of an article's object, as its metadata state it. */
export interface Mark {
  /** Of the event of the bundle, padded. */
  readonly sequencer: string;
  readonly generation: string;
  /** Of the object's bytes. */
  readonly digest: string;
}

/** The object under an article's key. */
export interface ExistingArticle {
  /** Without quotes. */
  readonly etag: string;
  /** Absent if the object was not put by unbundle. */
  readonly mark?: Mark;
}

export type WriteDecision =
  | 'put'
  /** This version of the bundle has put it. */
  | 'written'
  /** The object has the same content already. */
  | 'unchanged'
  /** A newer version of the bundle has put it. */
  | 'overtaken'
  /** A reread replaces only objects that an older version of the bundle has put. */
  | 'left';

/**
 * Decides whether to put the object of an item. An object that is not put raises no event, so it is not analysed again.
 *
 * @param existing undefined if there is no object
 * @param isReread an object that was deleted or put by hand since the first reading is left alone
 */
export function decideWrite(
  existing: ExistingArticle | undefined,
  mine: Mark,
  isReread: boolean,
): WriteDecision {
  const mark = existing?.mark;
  if (!mark)
    // guard: a reread of a bundle leaves articles alone that were put or deleted by hand
    return isReread ? 'left' : 'put';
  if (mark.generation === mine.generation) return 'written';
  if (mark.digest === mine.digest) return 'unchanged';
  // guard: an older version of a bundle overwrites nothing
  return mark.sequencer > mine.sequencer ? 'overtaken' : 'put';
}
