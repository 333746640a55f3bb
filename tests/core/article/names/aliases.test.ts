import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../../../core/article/analysis.ts';
import { openAliases } from '../../../../core/article/names/aliases.ts';
import { foldName } from '../../../../core/article/names/fold-name.ts';
import { listMeanings, resolveName } from '../../../../core/article/names/resolve-name.ts';
import { canonicaliseEntities } from '../../../../functions/publish/canonicalise-entities.ts';
import { aliasFile } from '../../../support/aliases.ts';

const P = 'PERSON';
const L = 'LOCATION';
const O = 'ORGANIZATION';

const aliases = openAliases(
  aliasFile({
    names: [
      { name: 'Meta', aliases: ['Facebook', 'Facebook, Inc.'] },
      { name: 'Czechia', aliases: ['Czech Republic'] },
      { name: 'England and Wales Cricket Board', aliases: ['ECB'], type: O },
      { name: 'Michael Jordan', aliases: ['Jordan'], type: P },
      { name: 'US government', aliases: ['United States'], type: O },
      { name: "Moody's", aliases: ["Moody's Investors Service"] },
    ],
    hide: ['Reuters', { name: 'US', type: L }, { name: 'Getty', type: O }, 'Facebook Live', 'Meta Platforms'],
  }),
);
const publish = (type: EntityType, ...texts: string[]) =>
  canonicaliseEntities(
    texts.map((text) => ({ type, text })),
    aliases,
  );

describe('an owner’s aliases', () => {
  it.each<[string, EntityType, string[], string[]]>([
    ['merge names', O, ['Facebook', 'Facebook Inc.', 'Meta', 'META'], Array(4).fill('Meta')],
    [
      'rename what the table has',
      L,
      ['Czech Republic', 'Czechia', 'CZE', 'the Czech Republic'],
      Array(4).fill('Czechia'),
    ],
    ['come before the table', O, ['ECB'], ['England and Wales Cricket Board']],
    ['count in their type only', 'OTHER', ['ECB'], ['European Central Bank']],
    ['split a name by type', P, ['Jordan'], ['Michael Jordan']],
    ['leave the other type', L, ['Jordan'], ['Jordan']],
    [
      'wait for the article, which names another Jordan',
      P,
      ['Jordan Lake', 'Jordan'],
      ['Jordan Lake', 'Jordan Lake'],
    ],
    ['split a government from its country', O, ['U.S.', 'the United States'], Array(2).fill('US government')],
    ['leave the country', L, ['U.S.', 'the United States'], Array(2).fill('United States')],
    ['leave other names', O, ['Facebookistan'], ['Facebookistan']],
  ])('%s', (_, type, texts, canonical) => {
    expect(publish(type, ...texts)).toEqual(canonical);
  });

  it.each<[string, EntityType | undefined, string]>([
    ['facebook', undefined, 'Meta'],
    ["Facebook's", undefined, 'Meta'],
    ['CZE', undefined, 'Czechia'],
    ['ecb', undefined, 'European Central Bank'],
    ['ecb', O, 'England and Wales Cricket Board'],
    ['Jordan', undefined, 'Jordan'],
    ['Jordan', P, 'Michael Jordan'],
    ['us', O, 'US government'],
    ['us', undefined, 'United States'],
    ["Moody's", undefined, "Moody's"],
    ['Moody', undefined, 'Moody'],
  ])('say what %s of type %s means when it is typed: %s', (name, type, canonical) => {
    expect(resolveName(name, aliases, type)).toMatchObject({ canonical, folded: foldName(canonical) });
  });

  it.each<[string, string[]]>([
    ['Facebook', ['meta']],
    ['Jordan', ['jordan', 'michael jordan: PERSON']],
    ["Jordan's", ['jordan', 'michael jordan: PERSON']],
    ['US', ['united states', 'us government: ORGANIZATION']],
    ['ECB', ['european central bank', 'england and wales cricket board: ORGANIZATION']],
    ['ARM', ['armenia', 'arm: ORGANIZATION']],
    ['Ada Example', ['ada example']],
  ])('list every meaning of %s: %j', (name, meanings) => {
    const listed = listMeanings(name, aliases).map(({ folded, types }) =>
      types ? `${folded}: ${types.join()}` : folded,
    );
    expect(listed).toEqual(meanings);
  });

  it.each<[string, EntityType | undefined, boolean]>([
    ['Reuters', undefined, true],
    ['reuters', O, true],
    ['Getty', undefined, false],
    ['Getty', O, true],
    ['Getty', P, false],
    ['United States', L, true],
    ['United States', O, false],
    ['Meta', undefined, false],
  ])('hide %s of type %s: %s', (name, type, isHidden) => {
    expect(aliases.hides(name, type)).toBe(isHidden);
    expect(resolveName(name, aliases, type).isHidden).toBe(
      type === O && name === 'United States' ? false : isHidden,
    );
  });

  const form = fc.constantFrom(
    ...[
      'Facebook',
      'Facebook, Inc.',
      'Meta',
      'Czech Republic',
      'Czechia',
      'CZE',
      'ECB',
      'E.C.B.',
      'Jordan',
      'US',
    ],
    ...[
      'the United States',
      "Moody's Investors Service",
      'European Central Bank',
      'Reuters',
      'U.K.',
      'Britain',
    ],
  );
  const type = fc.constantFrom<EntityType>(L, O, 'OTHER', P);

  it('mean the same in an article and in a query, whatever the type', () => {
    fc.assert(
      fc.property(form, type, (text, type) => {
        expect(foldName(publish(type, text)[0] as string)).toBe(resolveName(text, aliases, type).folded);
      }),
    );
  });

  it('have among their meanings the key of each row that a form may have made', () => {
    fc.assert(
      fc.property(form, fc.constantFrom<EntityType>(L, O), (text, type) => {
        const folded = foldName(publish(type, text)[0] as string);
        const meanings = listMeanings(text, aliases).filter(({ types }) => !types || types.includes(type));
        expect(meanings.map((meaning) => meaning.folded)).toContain(folded);
      }),
    );
  });
});
