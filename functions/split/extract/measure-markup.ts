/** A start or end tag, or the start of what holds no tags. */
const TAG = /<(?:(!--)|(\/?)([a-z][a-z0-9-]*))/gi;
/** Elements without an end, or whose end is implied by what follows: they do not nest by themselves. */
const FLAT = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option optgroup colgroup'.split(
    ' ',
  ),
);
/** Elements in which tags are only characters. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);

/** How deep the tags of a page nest at most, and how many there are. Linear, and cheap beside parsing it. */
export function measureMarkup(source: string): { readonly depth: number; readonly elements: number } {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  const tag = new RegExp(TAG);
  for (let match = tag.exec(source); match; match = tag.exec(source)) {
    const [, comment, slash, written = ''] = match;
    const name = written.toLowerCase();
    if (comment || (RAW.has(name) && !slash)) {
      const end = comment ? source.indexOf('-->', tag.lastIndex) : indexOfEndTag(source, name, tag.lastIndex);
      if (end < 0) break;
      tag.lastIndex = end;
      continue;
    }
    if (!slash) elements += 1;
    if (FLAT.has(name)) continue;
    depth = Math.max(0, depth + (slash ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return { depth: deepest, elements };
}

/** After the end tag, so that it is not counted; -1 where there is none: the rest of the page is raw text. */
function indexOfEndTag(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\b`, 'gi');
  end.lastIndex = from;
  return end.test(source) ? end.lastIndex : -1;
}
