import { expect, it } from 'vitest';
import type { EntityTypeName, FoundEntity } from '../../../analyser/found.ts';
import { readHeadlines } from '../../../analyser/passes/read-headlines.ts';
import { tokenise } from '../../../analyser/tokenise.ts';

const TEXT = 'Brandt Opens New Hall in Bonn After Years\n\nMayor Ilse Brandt spoke in Bonn.';

function entity(type: EntityTypeName, name: string, from = 0, score = 0.9): FoundEntity {
  const begin = TEXT.indexOf(name, from);
  return { type, text: name, score, begin, end: begin + name.length };
}

const BODY = 42;
const read = (found: FoundEntity[]) =>
  readHeadlines(TEXT, tokenise(TEXT), found).map(({ type, text, begin }) => `${type} ${text} ${begin}`);

it('takes the end of a name in the headline from the body', () => {
  const found = [entity('PERSON', 'Brandt Opens New Hall'), entity('PERSON', 'Ilse Brandt', BODY)];
  expect(read(found)).toEqual(['PERSON Brandt 0', `PERSON Ilse Brandt ${TEXT.indexOf('Ilse')}`]);
});

it('finds a name in the headline that only the body was known to have', () => {
  expect(read([entity('LOCATION', 'Bonn', BODY)])).toContain(`LOCATION Bonn ${TEXT.indexOf('Bonn')}`);
});

it('keeps a name that the body does not have', () => {
  expect(read([entity('LOCATION', 'New Hall')])).toEqual(['LOCATION New Hall 13']);
});

it('ignores names of the body with a low score', () => {
  const found = [entity('PERSON', 'Brandt Opens'), entity('PERSON', 'Ilse Brandt', BODY, 0.4)];
  expect(read(found)[0]).toBe('PERSON Brandt Opens 0');
});
