import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCountries } from './list-countries.ts';
import { listGivenNames } from './list-given-names.ts';

/** `npm run names`: writes the committed tables of names, from packages. */
const ROOT = join(import.meta.dirname, '../..');
const { male, female } = listGivenNames();

writeFileSync(
  join(ROOT, 'core/article/names/country-names.ts'),
  `/**
 * The countries of ISO 3166, made by \`npm run names\` from the package i18n-iso-countries: the name in news, the code
 * of three letters, other names.
 */
export const COUNTRY_NAMES = \`
${listCountries().join('\n')}\`;
`,
);
writeFileSync(
  join(ROOT, 'functions/publish/names/given-names.ts'),
  `/** Given names of men only, and of women only, made by \`npm run names\` from the package @faker-js/faker. */
export const MALE_NAMES = \`
${wrap(male)}\`;

export const FEMALE_NAMES = \`
${wrap(female)}\`;
`,
);

/** Sets words in lines of at most 118 characters. */
function wrap(words: readonly string[]): string {
  return (words.join(' ').match(/.{1,118}(?: |$)/g) ?? []).map((line) => line.trim()).join('\n');
}
