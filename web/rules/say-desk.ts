import { capitalised, inWords, wordCounted } from './say.ts';
import type { Part } from './sentence.ts';

/** The facts of the desk that its first sentence tells. */
export interface DeskFacts {
  /** Messages in dead-letter queues. */
  readonly givenUp: number;
  /** Keys of the objects of today that are no articles, the newest first. */
  readonly rejected: readonly string[];
  readonly onTheirWay: number;
  readonly received: number;
}

/** What needs a person, and what is at work. */
export function sayDesk({ givenUp, rejected, onTheirWay, received }: DeskFacts): readonly Part[] {
  const parts: Part[] = [];
  const given = `${wordCounted(givenUp, 'message')} ${givenUp === 1 ? 'was' : 'were'} given up`;
  const [only = ''] = rejected;
  const refused: Part[] =
    rejected.length === 1
      ? [{ key: only }, ' is no article']
      : [`${inWords(rejected.length)} objects are no articles`];
  const needs = givenUp + rejected.length;
  if (givenUp > 0 && rejected.length > 0)
    parts.push(`${capitalised(inWords(needs))} things need you: ${given}, and `, ...refused, '.');
  else if (givenUp > 0) parts.push(`${capitalised(given)}, and ${givenUp === 1 ? 'needs' : 'need'} you.`);
  else if (rejected.length === 1) parts.push(...refused, ', and needs you.');
  else if (rejected.length > 1)
    parts.push(`${capitalised(inWords(rejected.length))} objects are no articles, and need you.`);
  else parts.push(received > 0 ? 'Nothing needs you.' : 'Nothing was received today.');
  if (onTheirWay > 0)
    parts.push(
      ` ${capitalised(wordCounted(onTheirWay, 'object'))} ${onTheirWay === 1 ? 'is' : 'are'} on the way.`,
    );
  return parts;
}
