import type { TextSample } from './text-sample.ts';

const JSON_START = /^(?:\[\s*)?\{\s*"/;
const JSON_END = /[}\]]$/;
const FIRST_KEY = /^(?:\[\s*)?\{\s*"(?:[^"\\]|\\.)*"\s*:/;

/**
 * JSON starts with an object's first key, or with a list of objects. It ends with a bracket, or it is cut short: half an
 * upload is no prose.
 */
export function isJson({ text, start }: TextSample): boolean {
  return JSON_START.test(start) && (JSON_END.test(text.trimEnd()) || isCutShort(text.trimStart(), start));
}

/** The text ends inside its first value, or it continues after that value with another one, as JSON Lines do. */
function isCutShort(text: string, start: string): boolean {
  const rest = text.slice(endOfValue(text)).trimStart();
  return rest === '' ? FIRST_KEY.test(start) : JSON_START.test(rest);
}

/** @returns the offset at which the first value has closed all its brackets; the text's length if it does not */
function endOfValue(text: string): number {
  let depth = 0;
  let isString = false;
  for (const { 0: token, index } of text.matchAll(/\\.|["{}[\]]/gs)) {
    if (token === '"') isString = !isString;
    else if (isString) continue;
    else if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth === 0) return index + token.length;
  }
  return text.length;
}
