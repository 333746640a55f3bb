/** The part of the DOM that is used here. Beyond it, the types of linkedom and of the DOM disagree. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}

const names = (list: string) => new Set(list.toUpperCase().split(' '));

/** Elements that start and end a paragraph, NITF's included. */
const BLOCKS = names(
  'address article aside blockquote dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul hl1 hl2 block bq fn media media-caption',
);
/** Elements whose text is not part of the article. */
const SILENT = names(
  'script style template noscript head nav aside footer form button select svg math iframe object canvas audio video media-producer media-metadata',
);
const CELLS = names('td th');
const TEXT_NODE = 3;
const ELEMENT_NODE = 1;

/** Lists the paragraphs of a tree: one for each block and for each row of a table. Some are blank. */
export function listParagraphs(body: HtmlNode): string[] {
  const paragraphs: string[][] = [[]];
  const append = (text: string) => (paragraphs.at(-1) as string[]).push(text);
  const walk = (node: HtmlNode) => {
    for (const child of node.childNodes) {
      const name = child.nodeName.toUpperCase();
      if (child.nodeType === TEXT_NODE) append((child.textContent ?? '').replace(/\s+/g, ' '));
      if (child.nodeType !== ELEMENT_NODE || SILENT.has(name)) continue;
      if (name === 'BR') append('\n');
      if (BLOCKS.has(name)) paragraphs.push([]);
      walk(child);
      if (BLOCKS.has(name)) paragraphs.push([]);
      if (CELLS.has(name)) append(' | ');
    }
  };
  walk(body);
  return paragraphs.map((parts) =>
    parts
      .join('')
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/(?: \| ?)+$/, ''),
  );
}
