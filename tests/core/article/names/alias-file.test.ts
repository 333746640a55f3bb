import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES } from '../../../../core/article/analysis.ts';
import { parseAliasFile, stringifyAliasFile } from '../../../../core/article/names/alias-file.ts';
import { digestOfAliases } from '../../../../core/article/names/aliases.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../core/schemas/aliases.json'), 'utf8'),
);
const isOfSchema = new Ajv2020().compile(schema);
const parse = (content: unknown) => parseAliasFile(JSON.stringify(content), 'names.json');
const file = (...names: object[]) => ({ version: 1, names });

describe('parseAliasFile', () => {
  it('returns the entries in one order, each alias once', () => {
    const written = {
      $schema: 'aliases.json',
      version: 1,
      names: [
        { name: ' Meta ', aliases: ['Facebook', 'Facebook, Inc.', 'Facebook'], type: 'ORGANIZATION' },
        { name: 'Czechia', aliases: ['Czech Republic'] },
      ],
      hide: ['Reuters', { name: 'AP', type: 'ORGANIZATION' }],
    };
    expect(parse(written)).toEqual({
      names: [
        { name: 'Czechia', aliases: ['Czech Republic'] },
        { name: 'Meta', aliases: ['Facebook', 'Facebook, Inc.'], type: 'ORGANIZATION' },
      ],
      hide: [{ name: 'AP', type: 'ORGANIZATION' }, { name: 'Reuters' }],
    });
  });

  it('reads a file that begins with a byte order mark', () => {
    expect(parseAliasFile('\uFEFF{"version":1}', 'names.json')).toEqual({ names: [], hide: [] });
  });

  it.each<[what: string, content: unknown, message: string]>([
    ['a list', [], 'the file is [], and must be an object with version, names, hide'],
    ['no version', {}, 'version is missing, and must be 1'],
    ['another version', { version: 2 }, 'version is 2, and must be 1'],
    [
      'a misspelt property',
      { version: 1, hidden: [] },
      'the file has the property "hidden", which is not known: it takes version, names, hide',
    ],
    ['names by name', { version: 1, names: { a: 'b' } }, 'names is {"a":"b"}, and must be a list'],
    [
      'an entry that is a text',
      file('Meta' as never),
      'names[0] is "Meta", and must be an object with name, aliases, type',
    ],
    ['an entry without aliases', file({ name: 'Meta' }), 'names[0] ("Meta") has no list "aliases"'],
    [
      'an empty list',
      file({ name: 'Meta', aliases: [] }),
      'names[0] ("Meta") has no aliases, and would change nothing: list the other names, or remove it',
    ],
    [
      'an alias that is no text',
      file({ name: 'Meta', aliases: [5] }),
      'names[0].aliases[0] is 5, and must be a name in quotes',
    ],
    [
      'an alias without a letter',
      file({ name: 'Meta', aliases: [' … '] }),
      'names[0].aliases[0] is " … ", and must hold a letter or a digit',
    ],
    [
      'a long name',
      file({ name: 'x'.repeat(301), aliases: ['y'] }),
      'names[0].name has 301 characters, and may have 300 at most',
    ],
    [
      'a type that is none',
      file({ name: 'Meta', aliases: ['FB'], type: 'COMPANY' }),
      'names[0].type is "COMPANY", and must be one of PERSON, LOCATION',
    ],
    [
      'a type that has no names',
      file({ name: 'Meta', aliases: ['FB'], type: 'DATE' }),
      'names[0].type is "DATE"',
    ],
    ['a hidden number', { version: 1, hide: [7] }, 'hide[0] is 7, and must be an object with name, type'],
    [
      'an alias of two names',
      file({ name: 'Meta', aliases: ['F.B.'] }, { name: 'First Bank', aliases: ['FB'] }),
      '"F.B." is in the entry "First Bank" and in the entry "Meta": keep it in one of them',
    ],
    [
      'a name of two entries',
      file({ name: 'Meta', aliases: ['FB'] }, { name: 'META', aliases: ['Facebook'] }),
      'two entries have the name "Meta": make them one entry',
    ],
    [
      'a chain',
      file({ name: 'Meta', aliases: ['Facebook'] }, { name: 'Facebook', aliases: ['FB'] }),
      '"Facebook" is in the entry "Facebook" and in the entry "Meta": keep it in one of them',
    ],
    [
      'a chain over a type',
      file(
        { name: 'Meta', aliases: ['Facebook'] },
        { name: 'Facebook', aliases: ['FB'], type: 'ORGANIZATION' },
      ),
      '"Facebook" is the name of an entry, and an alias of "Meta": a name leads to one other name only',
    ],
    [
      'a hidden alias',
      { ...file({ name: 'Thomson Reuters', aliases: ['Reuters'] }), hide: ['REUTERS'] },
      'hide has "REUTERS", an alias of "Thomson Reuters": hide "Thomson Reuters", or remove the alias',
    ],
  ])('refuses %s, and says where it is and what to do', (_, content, message) => {
    expect(() => parse(content)).toThrow(`The alias file names.json is not valid: ${message}`);
  });

  it('names every fault, up to ten', () => {
    const names = Array.from({ length: 14 }, () => ({ name: 5, aliases: ['x'] }));
    expect(() => parse(file(...names))).toThrow(
      /names\[0\]\.name is 5.*names\[9\]\.name is 5.*; and 4 more$/s,
    );
  });

  it('says in which line a file stops to be JSON', () => {
    expect(() => parseAliasFile('{\n  "version": 1,\n}', 'names.json')).toThrow(
      /^The alias file names\.json is no JSON: .*line 3 column 1/,
    );
  });

  it('refuses a file that no item can hold', () => {
    let seed = 1;
    const word = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed.toString(36) + (seed * 7).toString(36);
    };
    const aliases = Array.from({ length: 60_000 }, (_, i) => `${word()}${word()}${i}`);
    expect(() => parse(file({ name: 'Many', aliases }))).toThrow('it has more than 350 KB when compressed');
  });

  const name = fc.constantFrom('Meta', 'Facebook', 'F.B.', 'the UN', 'Ada', '');
  const type = fc.option(fc.constantFrom(...ENTITY_TYPES), { nil: undefined });
  const content = fc.record(
    {
      version: fc.constantFrom(1, 2),
      names: fc.array(
        fc.record({ name, aliases: fc.array(name, { maxLength: 3 }), type }, { requiredKeys: ['name'] }),
        { maxLength: 3 },
      ),
      hide: fc.array(fc.oneof(name, fc.record({ name, type }, { requiredKeys: ['name'] })), { maxLength: 2 }),
    },
    { requiredKeys: ['version'] },
  );
  /** JSON leaves out what is undefined. */
  const plain = content.map((value) => JSON.parse(JSON.stringify(value)) as unknown);

  it('takes only what the published JSON Schema describes, and refuses of that only what contradicts itself', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify(value);
        const isValid = isOfSchema(value);
        try {
          parseAliasFile(text, 'names.json');
          expect(isValid).toBe(true);
        } catch (error) {
          if (isValid)
            expect(String(error)).toMatch(
              /keep it in one|make them one entry|leads to one other|remove the alias/,
            );
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads again what it wrote, with the same digest', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify(value);
        let parsed: ReturnType<typeof parseAliasFile>;
        try {
          parsed = parseAliasFile(text, 'names.json');
        } catch {
          return;
        }
        const again = parseAliasFile(stringifyAliasFile(parsed), 'names.json');
        expect(again).toEqual(parsed);
        expect(digestOfAliases(again)).toBe(digestOfAliases(parsed));
      }),
    );
  });

  it('has the same digest for the same entries in another order, and another for other entries', () => {
    const [a, b] = [
      { name: 'Meta', aliases: ['Facebook', 'FB'] },
      { name: 'X', aliases: ['Twitter'] },
    ];
    const digest = digestOfAliases(parse(file(a, b)));
    expect(digestOfAliases(parse(file(b, { ...a, aliases: ['FB', 'Facebook'] })))).toBe(digest);
    expect(digestOfAliases(parse(file(a)))).not.toBe(digest);
    expect(digest).toMatch(/^[0-9a-f]{32}$/);
  });
});
