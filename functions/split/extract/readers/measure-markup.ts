/** A start tag, an end tag, or the start of a comment. */
const TAG = /<(?:(!--)|(\/?)([a-z][a-z0-9-]*))/gi;
/** Elements that have no end tag, or whose end tag may be left out: they do not nest in themselves. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup'.split(
    ' ',
  ),
);
/** Elements whose content is text, tags included. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);

/** SVG and MathML, where `/>` ends an element, and the elements in them whose content is HTML again, where it does not. */
const FOREIGN = new Set(['svg', 'math']);
const HTML_AGAIN = new Set([
  'foreignobject',
  'desc',
  'title',
  'mi',
  'mo',
  'mn',
  'ms',
  'mtext',
  'annotation-xml',
]);

export interface MarkupSize {
  /** The deepest nesting. */
  readonly depth: number;
  readonly elements: number;
  /** Characters outside tags, comments and raw text, white space included. */
  readonly characters: number;
}

/** Measures markup before it is parsed. Takes linear time, and a fraction of the time of parsing. */
export function measureMarkup(source: string): MarkupSize {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  let characters = 0;
  let text = 0;
  let end = 0;
  const contexts: { readonly name: string; readonly isForeign: boolean }[] = [];
  const tag = new RegExp(TAG);
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    const [, comment, slash, written = ''] = match;
    const name = written.toLowerCase();
    characters += Math.max(0, match.index - text);
    // Once no `>` is left, the rest counts as text, and is not searched again.
    if (end >= 0 && end < tag.lastIndex) end = source.indexOf('>', tag.lastIndex);
    text = end < 0 ? tag.lastIndex : end + 1;
    if (comment || (RAW.has(name) && !slash)) {
      const after = comment
        ? source.indexOf('-->', tag.lastIndex)
        : indexOfEndTag(source, name, tag.lastIndex);
      if (after < 0) return { depth: deepest, elements, characters };
      tag.lastIndex = after;
      text = after;
      continue;
    }
    if (!slash) elements += 1;
    if (FLAT.has(name)) continue;
    const isForeign = contexts.at(-1)?.isForeign === true;
    if (isForeign && !slash && isSelfClosed(source.slice(tag.lastIndex, Math.max(end, 0)))) continue;
    if (slash && contexts.at(-1)?.name === name) contexts.pop();
    else if (!slash && (FOREIGN.has(name) || (isForeign && HTML_AGAIN.has(name)))) {
      contexts.push({ name, isForeign: FOREIGN.has(name) });
    }
    depth = Math.max(0, depth + (slash ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return { depth: deepest, elements, characters: characters + source.length - text };
}

/** @param attributes up to the first `>`: a slash in an attribute's value does not end the element */
function isSelfClosed(attributes: string): boolean {
  return /^(?:[^"']|"[^"]*"|'[^']*')*$/.test(attributes) && /(?:^|["'\s])\/$/.test(attributes);
}

/** @returns the offset after the end tag's name, so that the tag is not counted; -1 if the rest of the page is raw text */
function indexOfEndTag(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\b`, 'gi');
  end.lastIndex = from;
  return end.test(source) ? end.lastIndex : -1;
}
