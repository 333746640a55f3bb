/** A part of a sentence: plain text, a name that leads to its page, a place on the page, or a key. */
export type Part =
  | string
  | { readonly name: string; readonly shown: string }
  | { readonly anchor: string; readonly shown: string }
  | { readonly key: string };

/** A sentence as plain text. */
export const plainText = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : 'key' in part ? part.key : part.shown)).join('');
