import { AGENCIES } from './agencies.ts';

/** The part of a text that two papers share when they print one agency's story. */
export interface StoryText {
  readonly text: string;
  /** The agency that the text is marked with, as a hint of its source; absent where no mark was found. */
  readonly agency?: string;
}

/** How many paragraphs from the top a byline and a dateline are looked for in: below a title, a deck and a date. */
const HEAD_PARAGRAPHS = 6;
/** A notice is short. A longer paragraph that begins like one is text. */
const NOTICE_CHARS = 400;
const BYLINE_WORDS = 12;

const AGENCY = Object.keys(AGENCIES)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** `(Reuters)`, `/PRNewswire/`, `[AFP]`, also with others: `(AP/dpa)`, `(dpa) -`. */
const MARK = String.raw`[(/[]\s*(?<agency>${AGENCY})(?:\s*[/,&]\s*[\p{L} .]{2,30})?\s*[)/\]]`;
const PLACE = String.raw`\p{Lu}[\p{L}\p{M}.'’ -]{1,40}(?:[,/;]\s?[\p{L}\p{M}\d.'’ -]{1,30}){0,3}`;
const DASH = String.raw`\s*(?:[-–—―:|.]+\s*|$)`;

/** `LONDON, March 3 (Reuters) - `, `(AP) — `. */
const MARKED_DATELINE = new RegExp(`^(?:${PLACE})?\\s*${MARK}(?:${DASH}|\\s+)`, 'u');
/** `KABUL, Afghanistan — `: a place in capitals and a dash. */
const DATELINE = /^\p{Lu}{2}[\p{Lu}\p{M}.'’ -]{1,30}(?:,\s?[\p{L}\d.'’ ]{1,30}){0,2}\s*(?:--|[–—―]|\s-)\s*/u;
/** `… said. (dpa)`, `… said. – Reuters`. */
const CLOSING_MARK = new RegExp(
  `\\s*(?:${MARK}|(?:[-–—―]+\\s*|©\\s*)(?<dashed>${AGENCY}))\\s*\\.?\\s*$`,
  'u',
);
/** `(Reporting by A; Editing by B)`, also open at its end. */
const CREDIT =
  /\s*[([]?\s*(?:additional )?(?:reporting|writing|editing|compiled|translated|reported|edited|written|translation) by\s[^\n]{1,200}$/iu;
const BYLINE = /^(?:by|von|par|por|di|da|door|av|af|text|story by|from)\s*:?\s+(?=\p{Lu})/iu;

/** What begins a paragraph that is about the page or its rights, not about the news. */
const NOTICES = [
  String.raw`(?:©|\(c\)|copyright\b|all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados)`,
  '(?:this|the) (?:material|content|article|story|report) (?:may not|was (?:first|originally) published|has been updated|is (?:protected|copyrighted|republished|developing))',
  String.raw`(?:read|see|watch|listen|learn|find out)\s(?:more|also|next|now|the full|about)\b`,
  String.raw`(?:click|tap|sign up|subscribe|follow us|follow \S+ on|join (?:us|our)|download (?:our|the) app|get (?:our|the) (?:latest|newsletter)|support (?:our|us)|donate|advertisement|sponsored|share this|related (?:articles?|stories|links|news)|more (?:from|on|about) )`,
  String.raw`(?:photo|image|picture|file photo|foto|bild|credit)\s?(?:by|:|\()`,
  String.raw`(?:our standards|the thomson reuters trust principles|the associated press contributed|(?:\S+ ){0,4}contributed to this (?:report|article|story))`,
  '(?:mehr zum thema|lesen sie (?:auch|mehr)|lire (?:aussi|la suite)|à lire|leer más|lea también|leggi anche|leia (?:mais|também)|lees ook)',
  '(?:for (?:more|further) (?:information|news|stories)|to (?:read|contact|subscribe)|contact us|have a (?:tip|story)|terms of (?:use|service)|privacy policy|accept (?:all )?cookies|we use cookies)',
];
const NOTICE = new RegExp(`^[\\s*•·>»(\\[-]*(?:${NOTICES.join('|')})`, 'iu');

/**
 * Removes what an agency's story does not share between two papers: agency marks, datelines, bylines, credits of reporters
 * and editors, and notices of the page.
 *
 * @param text paragraphs, each on a line of its own
 */
export function stripMarks(text: string): StoryText {
  let agency: string | undefined;
  const kept: string[] = [];
  const paragraphs = text.split(/\n+/).map((paragraph) => paragraph.trim());
  for (const [position, paragraph] of paragraphs.filter(Boolean).entries()) {
    if (isNotice(paragraph) || (position < HEAD_PARAGRAPHS && isByline(paragraph))) continue;
    const without = paragraph
      .replace(CREDIT, '')
      .replace(CLOSING_MARK, (...parts) => take(parts))
      .replace(MARKED_DATELINE, (...parts) => take(parts))
      .replace(DATELINE, '');
    if (without.trim()) kept.push(without.trim());
  }
  return { text: kept.join('\n'), ...(agency && { agency }) };

  function take(parts: unknown[]): string {
    const { agency: marked, dashed } = parts.at(-1) as Record<string, string | undefined>;
    const name = marked ?? dashed;
    agency ??= name && AGENCIES[name];
    return '';
  }
}

function isNotice(paragraph: string): boolean {
  return paragraph.length <= NOTICE_CHARS && NOTICE.test(paragraph);
}

function isByline(paragraph: string): boolean {
  return (
    BYLINE.test(paragraph) &&
    !/[.!?]["”’)]?$/u.test(paragraph) &&
    paragraph.split(/\s+/).length <= BYLINE_WORDS
  );
}
