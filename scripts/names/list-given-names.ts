import { allFakers } from '@faker-js/faker';

/** Places whose lists of given names are their own. The other English ones repeat the list of `en`. */
const PLACES = [
  'cs_CZ da de en en_AU en_GH en_IN en_ZA es es_MX fi fr fr_BE fr_CH fr_SN hr hu id_ID it lv nb_NO nl nl_BE',
  'pl pt_BR pt_PT ro ro_MD sk sl_SI sr_RS_latin sv tr',
].flatMap((line) => line.split(' '));
/** A name of fewer lists may be an error of one. */
const MIN_LISTS = 2;
/** Both men and women have these names, although the lists know only one or the other. */
const UNISEX = new Set(
  `Alex Alexis Ali Angel Ariel Ashley Aubrey Avery Bailey Blair Cameron Carey Carol Casey Charlie Chris Christian Claude Dale
  Dana Daniele Danny Devon Dominique Drew Dylan Eden Elia Evelyn Finley Francis Frankie Gabriele Gail Harley Hayden Hilary
  Ira Ivory Jackie Jaime Jamie Jan Jean Jesse Jessie Jo Joan Jordan Jules Kai Kelly Kelsey Kim Kris Lee Leigh Leslie Lindsay
  Logan Lou Marion Maria Max Mckenzie Mika Morgan Nicola Noel Parker Pat Patrice Peyton Phoenix Quinn Reese Riley Robin Rory
  Rowan Ruby Ryan Sacha Sam Sasha Shannon Shawn Shelby Sidney Simone Skyler Stacy Sydney Taylor Terry Toby Toni Tony Tracy
  Val Vanja Wei`.split(/\s+/),
);

/** Lists given names that at least two places give to men, or to women, and that at most a quarter as many give to the others. */
export function listGivenNames(): { readonly male: string[]; readonly female: string[] } {
  const counts = { male: new Map<string, number>(), female: new Map<string, number>() };
  for (const place of PLACES) {
    const names = allFakers[place as keyof typeof allFakers].rawDefinitions.person?.first_name;
    for (const sex of ['male', 'female'] as const) {
      for (const name of new Set(names?.[sex] ?? [])) counts[sex].set(name, (counts[sex].get(name) ?? 0) + 1);
    }
  }
  const only = (sex: 'male' | 'female', other: 'male' | 'female') =>
    [...counts[sex]]
      .filter(
        ([name, lists]) =>
          lists >= MIN_LISTS && 4 * (counts[other].get(name) ?? 0) <= lists && !UNISEX.has(name),
      )
      .flatMap(([name]) => (/^\p{Script=Latin}{3,}$/u.test(name) ? [name] : []))
      .sort();
  return { male: only('male', 'female'), female: only('female', 'male') };
}
