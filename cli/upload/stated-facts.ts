/** The facts about an article that its object's metadata state. They win over the facts in the file. */
export interface StatedFacts {
  /** ISO 8601. */
  readonly date?: string;
  readonly title?: string;
  readonly byline?: string;
  /** The publisher. */
  readonly source?: string;
  /** A language tag. */
  readonly language?: string;
}

/** The names under which split reads the facts, without x-amz-meta-. */
const NAMES = {
  date: 'published-at',
  title: 'title',
  byline: 'byline',
  source: 'source',
  language: 'language',
} as const satisfies Record<keyof StatedFacts, string>;
export const FACTS = Object.keys(NAMES) as readonly (keyof StatedFacts)[];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html: names and values together. */
export const MAX_METADATA_BYTES = 2_048;

/** Writes facts as the metadata of an object. Words beyond ASCII are encoded as in mail, because headers are ASCII. */
export function toMetadata(facts: StatedFacts): Record<string, string> {
  return Object.fromEntries(
    FACTS.flatMap((fact) => {
      const value = facts[fact];
      return value ? [[NAMES[fact], encodeWords(value)]] : [];
    }),
  );
}

export function metadataBytes(facts: StatedFacts): number {
  return Object.entries(toMetadata(facts)).reduce(
    (sum, [name, value]) => sum + name.length + value.length,
    0,
  );
}

function encodeWords(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value) && !value.includes('=?')) return value;
  return `=?utf-8?B?${Buffer.from(value).toString('base64')}?=`;
}
