import { Offsets } from '@copydesk/core/article/offsets';
import type { Passage } from '@copydesk/core/article/passage';
import { decodePlan, digestOfPassage } from './passage-plan.ts';

/**
 * Cuts a text into the passages of a plan that a head stores, even if the planner would cut it in another way today.
 *
 * @returns undefined where the plan belongs to another text
 */
export function cutAsPlanned(text: string, plan: string): Passage[] | undefined {
  const offsets = new Offsets(text);
  const passages: Passage[] = [];
  let begin = 0;
  for (const [index, { length, digest }] of decodePlan(plan).entries()) {
    const end = begin + length;
    const own = text.slice(begin, end);
    if (own.length !== length || digestOfPassage(own) !== digest) return undefined;
    const next = endOfSpace(text, end);
    passages.push({
      index,
      text: own,
      gap: text.slice(end, next),
      span: offsets.spanOfUtf16({ begin, end }),
    });
    begin = next;
  }
  return begin === text.length ? passages : undefined;
}

function endOfSpace(text: string, from: number): number {
  NOT_SPACE.lastIndex = from;
  return NOT_SPACE.exec(text)?.index ?? text.length;
}
const NOT_SPACE = /\S/g;
