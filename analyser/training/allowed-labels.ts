import { TAGGED_TYPES } from '../tagger/labels.ts';
import type { Token } from '../tokenise.ts';
import type { GoldDocument } from './gold-document.ts';

type Tagged = (typeof TAGGED_TYPES)[number];
const FINE: readonly Tagged[] = ['EVENT', 'TITLE', 'OTHER'];

/** Corpora whose OTHER means any other name, including events, works and products. */
const COARSE_OTHER = /^(?:redocred|wikigold|uner_)/;
/** Types that a corpus does not annotate. A missing annotation is no evidence there. */
const SILENT: readonly (readonly [corpora: RegExp, types: readonly Tagged[]])[] = [
  [/^crossner_politics/, ['TITLE']],
];

const first = (type: Tagged) => 1 + 2 * TAGGED_TYPES.indexOf(type);
const bits = (types: readonly Tagged[], offset: number) =>
  types.reduce((sum, type) => sum | (1 << (first(type) + offset)), 0);

/** Returns the labels that the annotation allows for each token, as bits. */
export function allowedLabels(document: GoldDocument, tokens: readonly Token[]): Int32Array {
  const silent = SILENT.find(([corpora]) => corpora.test(document.corpus))?.[1] ?? [];
  const none = 1 | bits(silent, 0) | bits(silent, 1);
  const allowed = new Int32Array(tokens.length);
  let s = 0;
  let open = -1;
  tokens.forEach((token, i) => {
    while (s < document.spans.length && (document.spans[s]?.end ?? 0) <= token.begin) s++;
    const span = document.spans[s];
    if (!span || span.begin >= token.end || !(TAGGED_TYPES as readonly string[]).includes(span.type)) {
      // A word in lower case is no overlooked name.
      allowed[i] = /^\p{Lu}/u.test(token.text) ? none : 1 | bits(silent, 1);
      return;
    }
    const types = span.type === 'OTHER' && COARSE_OTHER.test(document.corpus) ? FINE : [span.type as Tagged];
    allowed[i] = bits(types, open === s ? 1 : 0);
    open = s;
  });
  return allowed;
}
