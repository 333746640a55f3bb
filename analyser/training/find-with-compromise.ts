import nlp from 'compromise';
import type { EntityTypeName } from '../found.ts';
import type { TypedSpan } from './score-spans.ts';

interface Match {
  readonly text: string;
  readonly offset: { readonly start: number; readonly length: number };
}

/** Returns compromise's names as spans, without surrounding marks and possessive endings. */
export function findWithCompromise(text: string): TypedSpan[] {
  const read = nlp(text);
  return [
    ...toSpans('PERSON', text, read.people().json({ offset: true }) as Match[]),
    ...toSpans('LOCATION', text, read.places().json({ offset: true }) as Match[]),
    ...toSpans('ORGANIZATION', text, read.organizations().json({ offset: true }) as Match[]),
  ];
}

function toSpans(type: EntityTypeName, text: string, matches: readonly Match[]): TypedSpan[] {
  return matches.flatMap(({ offset }) => {
    const whole = text.slice(offset.start, offset.start + offset.length);
    const before = whole.length - whole.replace(/^[^\p{L}\p{N}]+/u, '').length;
    const name = whole.slice(before).replace(/(?:['’]s)?[^\p{L}\p{N}]*$/u, '');
    const begin = offset.start + before;
    return name ? [{ type, begin, end: begin + name.length }] : [];
  });
}
