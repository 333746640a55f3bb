import type { Honorific, NamedMention } from './named-mention.ts';

const MALE =
  'mr|mister|sir|lord|king|prince|herr|monsieur|señor|don|father|fr|brother|congressman|chairman|spokesman|councilman';
const FEMALE =
  'mrs|ms|miss|mme|dame|lady|queen|princess|frau|madame|señora|sister|congresswoman|chairwoman|spokeswoman|councilwoman';
/** Directly before a mention, or at the beginning of its text. "Mr. and Mrs." mean two people. */
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${MALE})\\.? (?:and|&) )?(?:(${MALE})|(${FEMALE}))\\.? $`,
  'iu',
);
const INSIDE = new RegExp(`^(?:(${MALE})\\.? (?:and|&) )?(?:(${MALE})|(${FEMALE}))\\.? \\S`, 'iu');
/** Enough for two honorifics. */
const LOOK = 32;

/** Notes each person's honorific, before the name is cleaned of it. */
export function readHonorifics(mentions: readonly NamedMention[]): NamedMention[] {
  return mentions.map((mention) => {
    const honorific = mention.type === 'PERSON' ? honorificOf(mention) : undefined;
    return honorific ? { ...mention, honorific } : mention;
  });
}

function honorificOf({ text, before = '' }: NamedMention): Honorific | undefined {
  const found =
    INSIDE.exec(text.replace(/\s+/gu, ' ')) ?? BEFORE.exec(before.slice(-LOOK).replace(/\s+/gu, ' '));
  if (!found) return undefined;
  const [, husband, male, female = ''] = found;
  if (husband && female) return { text: '', of: 'both' };
  return male ? { text: male, of: 'male' } : { text: female, of: 'female' };
}
