import { type Beside, rateBeside } from './beside-article.ts';
import { ELEMENT_NODE, type HtmlNode, TEXT_NODE } from './list-paragraphs.ts';

/** The part of an element of the parser's tree that is used here. */
export interface ParsedNode extends HtmlNode {
  readonly childNodes: Iterable<ParsedNode>;
  getAttribute?(name: string): string | null;
}

/** A node of a page, measured. It is read from the parser's tree before Readability takes that apart. */
export interface PageNode extends HtmlNode {
  /** In upper case. */
  readonly nodeName: string;
  readonly classes: string;
  readonly id: string;
  readonly itemprop: string;
  readonly role: string;
  readonly childNodes: readonly PageNode[];
  readonly beside: Beside;
  /** Characters, those beside the article not counted. */
  readonly size: number;
  /** All its characters, scripts not counted. */
  readonly wholeSize: number;
  readonly linked: number;
}

const BLANK = { classes: '', id: '', itemprop: '', role: '', childNodes: [], beside: 'no' as const };
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD', 'SVG', 'IFRAME']);

/** Copies the tree of a page with the measures that the choice of the article needs. */
export function measurePage(node: ParsedNode, isLinked = false): PageNode {
  const nodeName = node.nodeName.toUpperCase();
  if (node.nodeType !== ELEMENT_NODE) {
    const text = node.nodeType === TEXT_NODE ? (node.textContent ?? '') : '';
    const size = text.replace(/\s+/g, ' ').trim().length;
    return {
      ...BLANK,
      nodeType: node.nodeType,
      nodeName,
      textContent: text,
      size,
      wholeSize: size,
      linked: isLinked ? size : 0,
    };
  }
  const attribute = (name: string) => node.getAttribute?.(name) ?? '';
  const element = { nodeName, classes: attribute('class'), id: attribute('id'), attribute };
  const childNodes: PageNode[] = [];
  let [size, wholeSize, linked] = [0, 0, 0];
  for (const child of node.childNodes) {
    if (child.nodeType !== ELEMENT_NODE && child.nodeType !== TEXT_NODE) continue;
    const measured = measurePage(child, isLinked || nodeName === 'A');
    childNodes.push(measured);
    wholeSize += measured.wholeSize;
    if (measured.beside !== 'no') continue;
    size += measured.size;
    linked += measured.linked;
  }
  return {
    nodeType: ELEMENT_NODE,
    nodeName,
    textContent: null,
    classes: element.classes,
    id: element.id,
    itemprop: attribute('itemprop'),
    role: attribute('role'),
    childNodes,
    beside: rateBeside(element),
    size,
    wholeSize: UNSEEN.has(nodeName) ? 0 : wholeSize,
    linked,
  };
}
