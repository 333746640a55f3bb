import { parseDate } from '../dates/parse-date.ts';
import { THRESHOLDS } from './article-thresholds.ts';
import type { Paragraph } from './list-paragraphs.ts';

const HEADING = /^H[1-6]$/;
/** Labels that introduce a link to something else. */
const LABEL =
  /^(?:read (?:more|also|next)|see also|also (?:read|on)\b.*|more on\b.*|watch|related(?: (?:stories|articles|topics|content))?|photos?|pictured?|listen|subscribe|sign up|advertisement|image|video|gallery)\s*(?::|[-–—] )/i;
const COUNTER = /^(?:image|photo|slide|picture) \d+ (?:of|\/) \d+$/i;
/** The same in other languages, and what stands alone on buttons. */
const LABELS_ALONE = new RegExp(
  `^(?:${[
    'advertisement|sponsored|share(?: this)?(?: (?:article|story|post))?|print|e-?mail|comments?|tweet|subscribe|sign up|save|copy link|loading\\.*|\\d+ comments?|no comments',
    'read (?:more|also|next)|related(?: (?:stories|articles|topics|content|posts?|links?|news))?|continue reading(?: below)?|more (?:stories|news)|explore further|further reading|you (?:may|might) also like|see also|most (?:read|popular)|recommended(?: for you)?',
    'mehr zum thema(?: auf .*)?|auch interessant|weiterlesen|zum weiterlesen|weitere (?:artikel|beiträge|meldungen|informationen|themen|links)|lesen sie auch|das könnte sie auch interessieren|schon gelesen|(?:meistgelesene|meistdiskutierte) artikel|schlagworte(?: zum thema)?|anzeige|werbung|teilen|drucken|keine kommentare|\\d+ kommentare?|kommentare|videos zum thema|passend zum thema',
    'lire aussi|à lire aussi|à découvrir|en savoir plus|voir aussi|sur le même sujet|partager|publicité|permalien',
    'le puede interesar|te puede interesar|lea también|lee también|leer más|más noticias|temas relacionados|compartir|publicidad|noticias relacionadas',
    'leia (?:também|mais)|veja também|compartilhe|publicidade|leggi anche|potrebbe interessarti|condividi|pubblicità',
    'czytaj (?:też|także|więcej)|zobacz (?:też|także)|więcej informacji|reklama|udostępnij|lees (?:ook|verder|meer)|meer over|läs (?:också|mer)|les også|læs også',
  ].join('|')})\\s*[.:…!?»>]*$`,
  'i',
);
const STAMP = /^(?:published|updated|posted|last (?:updated|modified))\b[^.!?]{0,80}\b\d{4}\b[^.!?]{0,80}$/i;
/** A paragraph that is a date alone, or its weekday, is the article's date, or that of a list. */
const WEEKDAY =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)$|^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$|^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)$/i;
const MAX_DATE = 40;
const MAX_HEADING = 120;
const MAX_LABELLED = 140;

/** Leaves out the paragraphs that are beside the article: lists of links, labels, stamps, repeats, headings of nothing. */
export function keepArticleParagraphs(paragraphs: readonly Paragraph[]): string[] {
  const seen = new Set<string>();
  const kept: Paragraph[] = [];
  let areLinksLeftOut = false;
  for (const paragraph of paragraphs) {
    const text = paragraph.text.trim();
    if (text === '') continue;
    if (isListOfLinks(paragraph, text) || isLabel(text) || isDate(text)) {
      areLinksLeftOut = true;
      continue;
    }
    // A heading whose links were left out heads nothing.
    if (areLinksLeftOut && isHeading(paragraph) && kept.length > 1 && isHeading(kept.at(-1) as Paragraph))
      kept.pop();
    areLinksLeftOut = false;
    const folded = text.replace(/\s+/g, ' ');
    if (folded.length > THRESHOLDS.minRepeat) {
      if (seen.has(folded)) continue;
      seen.add(folded);
    }
    kept.push(paragraph);
  }
  while (kept.length > 1 && isHeading(kept.at(-1) as Paragraph)) kept.pop();
  return kept.map(({ text }) => text);
}

/** A heading is short: some pages write paragraphs as headings. */
const isHeading = ({ element, text }: Paragraph) => HEADING.test(element) && text.length < MAX_HEADING;

function isListOfLinks({ linked, element }: Paragraph, text: string): boolean {
  if (HEADING.test(element)) return false;
  return linked > THRESHOLDS.maxLinkShare * text.length && text.length < 300;
}

function isDate(text: string): boolean {
  return (
    WEEKDAY.test(text) ||
    (text.length <= MAX_DATE && /\d/.test(text) && !/[.!?]$/.test(text) && parseDate(text) !== undefined)
  );
}

function isLabel(text: string): boolean {
  if (LABELS_ALONE.test(text) || COUNTER.test(text) || STAMP.test(text)) return true;
  return text.length <= MAX_LABELLED && LABEL.test(text) && !/[.!?]["”’]?$/.test(text);
}
