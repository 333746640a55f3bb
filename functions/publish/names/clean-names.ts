import { isBrand } from '@copydesk/analyser/brands';
import type { NamedMention } from './named-mention.ts';

/** Offices that are written before a person's name, with everything before them: "Iranian President", "ex-Senator". */
const OFFICES =
  /^(?:.*[\s-])?(?:president(?:-elect)?|prime minister|premier|chancellor|minister|secretary(?:[ -]general)?(?: of state)?|ambassador|senator|congressman|congresswoman|governor|mayor)\s(?=\S)(?!of\s)/iu;
/** Honorifics and ranks before a person's name. A title without a name stays: the article says no more. */
const HONORIFICS =
  /^(?:(?:(?:former|acting|deputy|crown|grand|first)\s)*(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|reverend|fr|father|sister|gen|general|col|colonel|maj|major|capt|captain|lt|lieutenant|sgt|sergeant|adm|admiral|cmdr|commander|pres|sen|rep|representative|gov|justice|judge|king|queen|prince|princess|pope|ayatollah|imam|sheikh|emir|herr|frau|monsieur|madame|señor|señora)\.?\s)+(?=\S)/iu;
const POSSESSIVE = /['’ʼ]s$/iu;
/** Quotes, brackets and punctuation that taggers catch at a name's ends. A final full stop may belong: "U.S.". */
const EDGES = /^[\s"'“”‘’«»()[\]{},;:!?–—-]+|[\s"'“”‘’«»()[\]{},;:!?–—-]+$/gu;
/** Marks that no reader sees: soft hyphens, zero-width spaces. Arabic and Indian scripts need their joiners. */
const INVISIBLE =
  /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|(?<![\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Taml}\p{sc=Telu}\p{sc=Sinh}\p{sc=Mlym}\p{sc=Knda}\p{M}])[\u200C\u200D]/gu;
const APOSTROPHE = /(?<=\p{L})[’ʼ‘＇](?=\p{L})/gu;
const LEADING_ARTICLE = /^the\s+(?=\S)/iu;

/** Takes off each name what surrounds it, and keeps a text as it is where nothing would be left. */
export function cleanNames(mentions: readonly NamedMention[]): NamedMention[] {
  const isNamed = ownersOf(mentions);
  return mentions.map((mention) => ({ ...mention, text: cleanName(mention, isNamed) }));
}

function cleanName({ type, text, after = '' }: NamedMention, isNamed: (name: string) => boolean): string {
  const plain = text.replace(INVISIBLE, '').replace(/\s+/gu, ' ').replace(APOSTROPHE, "'").replace(EDGES, '');
  const bare = plain.lastIndexOf('(') > plain.lastIndexOf(')') ? `${plain})` : plain;
  let name = type === 'ORGANIZATION' ? endBrand(bare, after, isNamed) : bare.replace(POSSESSIVE, '');
  if (type === 'PERSON') name = name.replace(OFFICES, '').replace(HONORIFICS, '').replace(/^@/u, '');
  if (type === 'ORGANIZATION' || type === 'LOCATION' || type === 'EVENT')
    name = name.replace(LEADING_ARTICLE, '');
  return name.trim() || text.trim();
}

/** "McDonald's" keeps its end, and gets it where the tagger left it off. Any other organisation loses it. */
function endBrand(name: string, after: string, isNamed: (name: string) => boolean): string {
  const short = name.replace(POSSESSIVE, '');
  if (short !== name) return isBrand(`${short}'s`) || isNamed(short) ? `${short}'s` : short;
  return /^['’ʼ]s(?!\p{L})/u.test(after) && isBrand(`${name}'s`) ? `${name}'s` : name;
}

/** Tests for organisations that the article names more than once, and each time with 's: it is a part of their name. */
function ownersOf(mentions: readonly NamedMention[]): (name: string) => boolean {
  const counts = new Map<string, number>();
  const bare = new Set<string>();
  for (const { type, text } of mentions) {
    const short = text.replace(POSSESSIVE, '');
    if (type !== 'ORGANIZATION' || short === text) bare.add(text);
    else counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  return (name) => (counts.get(name) ?? 0) > 1 && !bare.has(name);
}
