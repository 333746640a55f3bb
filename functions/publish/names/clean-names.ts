import type { NamedMention } from './named-mention.ts';

/** Offices that stand before a person's name, with everything before them: "Iranian President", "ex-Senator". */
const OFFICES =
  /^(?:.*[\s-])?(?:president(?:-elect)?|prime minister|premier|chancellor|minister|secretary(?:[ -]general)?(?: of state)?|ambassador|senator|congressman|congresswoman|governor|mayor)\s(?=\S)(?!of\s)/iu;
/** Honorifics and ranks before a person's name. A title without a name stays: the article says no more. */
const HONORIFICS =
  /^(?:(?:(?:former|acting|deputy|crown|grand|first)\s)*(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|reverend|fr|father|sister|gen|general|col|colonel|maj|major|capt|captain|lt|lieutenant|sgt|sergeant|adm|admiral|cmdr|commander|pres|sen|rep|representative|gov|justice|judge|king|queen|prince|princess|pope|ayatollah|imam|sheikh|emir|herr|frau|monsieur|madame|señor|señora)\.?\s)+(?=\S)/iu;
/** Also takes the end off "McDonald's": the text does not say which it is, and most are possessives. */
const POSSESSIVE = /['’ʼ]s$/iu;
/** Quotes, brackets and punctuation that taggers catch at a name's ends. A final full stop may belong: "U.S.". */
const EDGES = /^[\s"'“”‘’«»()[\]{},;:!?–—-]+|[\s"'“”‘’«»()[\]{},;:!?–—-]+$/gu;
const LEADING_ARTICLE = /^the\s+(?=\S)/iu;

/** Takes off each name what surrounds it, and keeps a text as it is where nothing would be left. */
export function cleanNames(mentions: readonly NamedMention[]): NamedMention[] {
  return mentions.map((mention) => ({ ...mention, text: cleanName(mention) }));
}

function cleanName({ type, text }: NamedMention): string {
  let name = text.replace(/\s+/gu, ' ').replace(EDGES, '').replace(POSSESSIVE, '');
  if (type === 'PERSON') name = name.replace(OFFICES, '').replace(HONORIFICS, '').replace(/^@/u, '');
  if (type === 'ORGANIZATION' || type === 'LOCATION' || type === 'EVENT')
    name = name.replace(LEADING_ARTICLE, '');
  return name.trim() || text.trim();
}
