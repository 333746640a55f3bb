import { cutSentences } from '@copydesk/sentences';
import { ENGLISH } from './languages/english.ts';
import type { TokenRules } from './languages/grammar.ts';

/** A word, number or mark. Offsets are UTF-16 code units of the text, end exclusive. */
export interface Token {
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  /** It is the first token of its sentence that is no mark, or a mark before that. */
  readonly startsSentence: boolean;
  /** The index of its sentence. */
  readonly sentence: number;
  /** It is in a line of title-case words or a sentence in capitals, where a capital is no evidence. */
  readonly inHeadline: boolean;
}

const WORD = /^[\p{L}\p{M}]/u;
const NUMBER = /^\p{N}/u;

/** Splits a text into tokens, in order. A possessive ’s is a token of its own, so that a name ends before it. */
export function tokenise(text: string, rules: TokenRules = ENGLISH.tokens): Token[] {
  const { pattern, possessive, hasTitleCase } = rules;
  const tokens: Token[] = [];
  cutSentences(text).forEach((span, sentence) => {
    const inHeadline = isHeadline(text, span.begin, span.end, hasTitleCase);
    let startsSentence = true;
    for (const { 0: word, index } of text.slice(span.begin, span.end).matchAll(pattern)) {
      const begin = span.begin + index;
      const kind = WORD.test(word) ? 'word' : NUMBER.test(word) ? 'number' : 'mark';
      const end = begin + word.length;
      const cut = kind === 'word' && possessive?.test(word) ? end - 2 : end;
      tokens.push({
        text: text.slice(begin, cut),
        begin,
        end: cut,
        kind,
        startsSentence,
        sentence,
        inHeadline,
      });
      if (kind !== 'mark') startsSentence = false;
      if (cut < end)
        tokens.push({
          text: text.slice(cut, end),
          begin: cut,
          end,
          kind,
          startsSentence,
          sentence,
          inHeadline,
        });
    }
  });
  return tokens;
}

/** Words that stay in lower case in headlines. */
const SMALL_WORDS = new Set(
  'a an and as at but by for from in into is it nor of off on or over per so the to up via vs with'.split(
    ' ',
  ),
);
const MIN_HEADLINE_WORDS = 4;
const MAX_HEADLINE_CHARS = 200;

/** The line under a quoted post: "— Ada Example (@ada) July 14, 2018". It has title case and is no headline. */
const SIGNATURE = /^\s*[—–-]|@/u;

/** Tests for a sentence in capitals, or a separate line without a full stop whose longer words all begin with a capital. */
function isHeadline(text: string, begin: number, end: number, hasTitleCase: boolean): boolean {
  if (end - begin > MAX_HEADLINE_CHARS) return false;
  const line = text.slice(begin, end);
  if (SIGNATURE.test(line)) return false;
  const words = line.match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  if (words.length >= MIN_HEADLINE_WORDS && line === line.toUpperCase()) return true;
  if (!hasTitleCase || !isWholeLine(text, begin, end) || /[.!?,;:]["”’)]?$/u.test(line)) return false;
  const telling = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  const capitals = telling.filter((word) => /^\p{Lu}/u.test(word));
  return words.length >= MIN_HEADLINE_WORDS && capitals.length >= telling.length - 1 && capitals.length >= 3;
}

const isWholeLine = (text: string, begin: number, end: number) =>
  (begin === 0 || text.charAt(begin - 1) === '\n') && (end === text.length || text.charAt(end) === '\n');
