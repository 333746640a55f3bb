interface Named {
  readonly type: string;
  readonly canonical: string;
  readonly name?: string | undefined;
  readonly score: number;
}

/** A mark with the number of its name: all mentions of one name have the same. */
export type NumberedMark<Mark extends Named = Named> = Mark & { readonly group: number };

export function numberNames<Mark extends Named>(marks: readonly Mark[]): readonly NumberedMark<Mark>[] {
  const groups = new Map<string, number>();
  return marks.map((mark) => {
    const group = groups.get(mark.canonical) ?? groups.size;
    groups.set(mark.canonical, group);
    return { ...mark, group };
  });
}

/**
 * The next mention of the same name, around the end of the text to its beginning. Without a mention to go on from, the first one.
 *
 * @returns an index of the marks; undefined where no mark is shown
 */
export function nextOfName<Mark extends { readonly group: number }>(
  marks: readonly Mark[],
  at: number | undefined,
  step: 1 | -1,
  isShown: (mark: Mark) => boolean,
): number | undefined {
  if (at === undefined) {
    const first = marks.findIndex(isShown);
    return first < 0 ? undefined : first;
  }
  const group = marks[at]?.group;
  for (let i = 1; i <= marks.length; i++) {
    const index = (at + step * i + marks.length * 2) % marks.length;
    const mark = marks[index];
    if (mark && mark.group === group && isShown(mark)) return index;
  }
  return undefined;
}

/** Which of the mentions of its name a mark is, from 1, and of how many. */
export function placeOfMention(
  marks: readonly { readonly group: number }[],
  at: number,
): { readonly nth: number; readonly of: number } {
  const name = marks[at]?.group;
  const all = marks.flatMap(({ group }, i) => (group === name ? [i] : []));
  return { nth: all.indexOf(at) + 1, of: all.length };
}

/** 1st, 2nd, 3rd, 4th, 11th */
export function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}
