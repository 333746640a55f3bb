import { Offsets, shiftSpan } from '../article/offsets.ts';
import type { GuideEntity } from '../store/guide.ts';
import type { PassageRecord } from '../store/items.ts';
import type { Mark, MarkedText } from './answers.ts';

/**
 * An article's text with every mention marked. The text is its passages' texts and the gaps between them. Of mentions that
 * overlap, the longest is marked, and of equally long ones the first.
 *
 * @param passages of one generation, in order
 * @param entities of the same generation
 */
export function markText(
  passages: readonly PassageRecord[],
  entities: readonly Pick<GuideEntity, 'type' | 'canonical' | 'name' | 'mentions'>[],
): Pick<MarkedText, 'text' | 'marks' | 'passages'> {
  // An entity's record leaves mentions out after the first thousand; the passages have them all, without canonical names.
  const resolved = new Map(
    entities.flatMap((entity) =>
      entity.mentions.map(({ codePoints }) => [
        `${entity.type} ${codePoints.begin} ${codePoints.end}`,
        entity,
      ]),
    ),
  );
  const found = passages.flatMap((passage) => {
    const offsets = new Offsets(passage.text);
    return (passage.entities ?? []).map(({ type, text, score, begin, end }): Mark => {
      const span = shiftSpan(offsets.spanOfCodePoints({ begin, end }), passage.span);
      const { codePoints } = span;
      const { canonical = text, name } = resolved.get(`${type} ${codePoints.begin} ${codePoints.end}`) ?? {};
      return { ...span, type, canonical, ...(name !== undefined && { name }), score };
    });
  });
  return {
    text: passages.map(({ text, gap }) => text + gap).join(''),
    marks: withoutOverlaps(found),
    passages: passages.map(({ span: { utf16 }, sentiment }) => ({
      span: utf16,
      ...(sentiment && { sentiment }),
    })),
  };
}

function withoutOverlaps(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  // The longest first: a mark is kept where no longer one has taken its place.
  const byLength = marks.toSorted((a, b) => lengthOf(b) - lengthOf(a) || begin(a) - begin(b));
  const taken = new Set<number>();
  for (const mark of byLength) {
    const { begin: from, end } = mark.utf16;
    let isFree = end > from;
    for (let at = from; at < end && isFree; at++) isFree = !taken.has(at);
    if (!isFree) continue;
    for (let at = from; at < end; at++) taken.add(at);
    kept.push(mark);
  }
  return kept.sort((a, b) => begin(a) - begin(b));
}

const begin = ({ utf16 }: Mark) => utf16.begin;
const lengthOf = ({ utf16 }: Mark) => utf16.end - utf16.begin;
