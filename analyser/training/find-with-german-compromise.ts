import { createRequire } from 'node:module';
import type { EntityTypeName } from '../found.ts';
import type { TypedSpan } from './score-spans.ts';

interface View {
  match(pattern: string): { json(options: { offset: boolean }): readonly Match[] };
}
interface Match {
  readonly offset: { readonly start: number; readonly length: number };
}

/** The package has no types, and its methods for people and places are not written. Its tags are. */
const TAGS = [
  ['PERSON', '#Person+'],
  ['LOCATION', '#Place+'],
  ['ORGANIZATION', '#Organization+'],
] as const satisfies readonly (readonly [EntityTypeName, string])[];

/** Returns the names that de-compromise tags as spans, without surrounding marks. */
export function findWithGermanCompromise(text: string): TypedSpan[] {
  const nlp = createRequire(import.meta.url)('de-compromise') as (text: string) => View;
  const read = nlp(text);
  return TAGS.flatMap(([type, pattern]) =>
    read
      .match(pattern)
      .json({ offset: true })
      .flatMap(({ offset: { start, length } }) => {
        const whole = text.slice(start, start + length);
        const before = whole.length - whole.replace(/^[^\p{L}\p{N}]+/u, '').length;
        const name = whole.slice(before).replace(/[^\p{L}\p{N}]+$/u, '');
        return name ? [{ type, begin: start + before, end: start + before + name.length }] : [];
      }),
  );
}
