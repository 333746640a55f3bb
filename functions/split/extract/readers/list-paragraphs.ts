/** The part of the DOM that is used here. Beyond it, the types of linkedom and of the DOM disagree. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
}

export interface Paragraph {
  readonly text: string;
  /** The element that starts it, in upper case. */
  readonly element: string;
  /** Characters of it inside links. */
  readonly linked: number;
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
export const TEXT_NODE = 3;
export const ELEMENT_NODE = 1;

/** Lists the paragraphs of a tree: one for each block and for each row of a table. Some are blank. */
export function listParagraphs(body: HtmlNode): string[] {
  return listMarkedParagraphs(body, ({ nodeName }) => SILENT.has(nodeName.toUpperCase())).map(
    ({ text }) => text,
  );
}

/** Lists the paragraphs of a tree with the element and the links of each. Elements that are left out count for nothing. */
export function listMarkedParagraphs<Node extends HtmlNode>(
  body: Node,
  isLeftOut: (node: Node) => boolean,
): Paragraph[] {
  const paragraphs: { element: string; parts: string[]; linked: number }[] = [];
  const open = (element: string) => {
    paragraphs.push({ element, parts: [], linked: 0 });
  };
  const append = (text: string, isLinked: boolean) => {
    const paragraph = paragraphs.at(-1) as (typeof paragraphs)[number];
    paragraph.parts.push(text);
    if (isLinked) paragraph.linked += text.trim().length;
  };
  const walk = (node: Node, block: string, isLinked: boolean) => {
    for (const child of node.childNodes as Iterable<Node>) {
      const name = child.nodeName.toUpperCase();
      if (child.nodeType === TEXT_NODE) append((child.textContent ?? '').replace(/\s+/g, ' '), isLinked);
      if (child.nodeType !== ELEMENT_NODE || isLeftOut(child)) continue;
      if (name === 'BR') append('\n', isLinked);
      const isBlock = BLOCKS.has(name);
      if (isBlock) open(name);
      walk(child, isBlock ? name : block, isLinked || name === 'A');
      if (isBlock) open(block);
      if (CELLS.has(name)) append(' | ', isLinked);
    }
  };
  open('');
  walk(body, '', false);
  return paragraphs.map(({ element, parts, linked }) => ({
    element,
    linked,
    text: parts
      .join('')
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/(?: \| ?)+$/, ''),
  }));
}
