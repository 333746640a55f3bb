import { expect, it } from 'vitest';
import type { EntityTypeName } from '../../../analyser/found.ts';
import { unifySpan } from '../../../analyser/training/unify-span.ts';

it.each<[type: EntityTypeName, name: string, expected: string[]]>([
  ['LOCATION', 'German', ['OTHER German']],
  ['ORGANIZATION', 'Germans', ['OTHER Germans']],
  ['ORGANIZATION', 'Kenya', ['LOCATION Kenya']],
  ['LOCATION', 'the Andes', ['LOCATION Andes']],
  ['LOCATION', 'The Hague', ['LOCATION The Hague']],
  ['LOCATION', 'Poole, Dorset', ['LOCATION Poole', 'LOCATION Dorset']],
  ['LOCATION', 'Washington, D.C.', ['LOCATION Washington, D.C.']],
  ['ORGANIZATION', 'the Elbe Fund', ['ORGANIZATION the Elbe Fund']],
])('%s "%s" is %j', (type, name, expected) => {
  const text = `In ${name} it rained.`;
  const spans = unifySpan(text, { type, begin: 3, end: 3 + name.length });
  expect(spans.map((span) => `${span.type} ${text.slice(span.begin, span.end)}`)).toEqual(expected);
});
