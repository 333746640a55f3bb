import type { FoundEntity } from '../found.ts';
import { LABEL_WORDS } from '../gazetteers/labels.ts';

/** The beginning of a line or of a bracket, up to a colon or a dash, or a whole line. */
const LABEL = /(?:^[ \t“"*]*|\()(\p{Lu}[\p{L}\p{N};&/’' -]{0,40}?)(?=[ \t]?[:—–]|[ \t]-|[ \t)]*$)/gmu;
/** "Editing by" before a name, and what a phone writes under a mail. */
const PHRASE =
  /(?<!\p{L})(?:(?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Rr]esearch|[Pp]hoto(?:graph|graphy|graphs|s)?|[Ii]llustrations?|[Tt]ranslation|[Gg]raphics?|[Vv]ideo)|Written|Edited|Compiled|Translated|Photographed|Illustrated|Produced) by(?!\p{L})|^Sent from (?:my )?[^\n]{1,40}$/gmu;

interface Label {
  readonly begin: number;
  readonly end: number;
}

/** Finds labels, which hold no name: "READ MORE:", "FILE PHOTO:", "Subscribe" in a line of its own, "Editing by". */
export function findLabels(text: string): Label[] {
  const labels = [...text.matchAll(LABEL)].flatMap(({ 0: whole, 1: label = '', index }) => {
    const begin = index + whole.length - label.length;
    return isLabel(label) ? [{ begin, end: begin + label.length }] : [];
  });
  const phrases = [...text.matchAll(PHRASE)].map(({ 0: phrase, index }) => ({
    begin: index,
    end: index + phrase.length,
  }));
  return [...labels, ...phrases].sort((a, b) => a.begin - b.begin);
}

/** Tests for words that are all words of labels, or numbers: "UNIDENTIFIED MALE 2". */
export function isLabel(name: string): boolean {
  const words = name.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  return words.length > 0 && words.every((word) => LABEL_WORDS.has(word) || /^\p{N}+$/u.test(word));
}

/** Keeps the spans that overlap no label. All are in the order of the text. */
export function outside(labels: readonly Label[], found: readonly FoundEntity[]): FoundEntity[] {
  let k = 0;
  return found.filter(({ begin, end }) => {
    while ((labels[k]?.end ?? Number.POSITIVE_INFINITY) <= begin) k++;
    return (labels[k]?.begin ?? Number.POSITIVE_INFINITY) >= end;
  });
}
