import { FEMALE_NAMES, MALE_NAMES } from './given-names.ts';
import { type Gender, identityOf, type NamedMention } from './named-mention.ts';

const genders = new Map<string, Gender>([
  ...MALE_NAMES.split(/\s+/).map((name) => [name, 'male'] as const),
  ...FEMALE_NAMES.split(/\s+/).map((name) => [name, 'female'] as const),
]);

/** The gender that a given name has everywhere, or undefined: "Kim", or a name that no list has. */
export function genderOfGivenName(given: string): Gender | undefined {
  return genders.get(given.charAt(0).toUpperCase() + given.slice(1).toLowerCase());
}

/** Returns the gender of each full name: by its honorifics, if they agree, else by the given name. */
export function readGenders(people: readonly NamedMention[]): (fullName: string) => Gender | undefined {
  const titled = new Map<string, Set<Gender>>();
  for (const mention of people) {
    const of = mention.honorific?.of;
    if (of === undefined || of === 'both') continue;
    const key = identityOf(mention);
    titled.set(key, (titled.get(key) ?? new Set()).add(of));
  }
  return (fullName) => {
    const [gender, other] = titled.get(identityOf({ type: 'PERSON', text: fullName })) ?? [];
    return gender && !other ? gender : genderOfGivenName(fullName.split(' ', 1)[0] as string);
  };
}
