import type { FoundEntity } from '../found.ts';
import { PRODUCTS } from '../gazetteers/products.ts';
import type { Token } from '../tokenise.ts';

/** Listed names without another meaning: several words, or a number or capital inside. "Golf" is also a game. */
const SURE = new Set([...PRODUCTS].filter((name) => /\p{L}/u.test(name) && /\d| |\p{Ll}\p{Lu}/u.test(name)));
const FIRST = new Set([...SURE].map((name) => /^\p{L}+|^\d+/u.exec(name)?.[0] ?? name));
/** The most tokens of a name: "C", "-", "130", "Hercules". */
const MAX_TOKENS = 6;

/** Finds products with unambiguous names: "F-16s", "iPhone 16", "Boeing 737 MAX". */
export function findProducts(text: string, tokens: readonly Token[]): FoundEntity[] {
  const found: FoundEntity[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const { begin, text: first } = tokens[i] as Token;
    if (!FIRST.has(first)) continue;
    for (let to = Math.min(tokens.length, i + MAX_TOKENS); to > i; to--) {
      const { end } = tokens[to - 1] as Token;
      if (!isListed(text.slice(begin, end))) continue;
      const last = isModelNumber(tokens[to], end) ? to + 1 : to;
      const whole = text.slice(begin, tokens[last - 1]?.end);
      found.push({ type: 'COMMERCIAL_ITEM', text: whole, score: 0.8, begin, end: begin + whole.length });
      i = last - 1;
      break;
    }
  }
  return found;
}

/** Also matches the plural. */
const isListed = (name: string) => SURE.has(name) || (name.endsWith('s') && SURE.has(name.slice(0, -1)));

/** Matches a number of one or two digits after a space: "iPhone 16". */
const isModelNumber = (token: Token | undefined, end: number) =>
  token !== undefined && token.begin === end + 1 && /^\d{1,2}$/.test(token.text);
