import { decodeXML } from 'entities/decode';

/** An element of an XML document. */
export interface XmlElement {
  /** The name with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

interface Open extends XmlElement {
  readonly children: XmlNode[];
}

/** Elements that nest deeper become children of the deepest. */
const MAX_DEPTH = 200;
/** Attributes further into a tag are ignored. */
const MAX_TAG_CHARS = 16_384;
const NAME = /^[A-Za-z_\u0080-\uffff][\w.:\u0080-\uffff-]*/;
/** An attribute comes after white space, so the pattern goes through a tag once. */
const ATTRIBUTE = /(?<=\s)([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Constructs without elements: how each starts and ends, and whether its content is text. */
const OPAQUE = [
  ['<!--', '-->', false],
  ['<![CDATA[', ']]>', true],
  ['<?', '?>', false],
  ['<!', '>', false],
] as const;

/**
 * Parses XML into a tree, in one pass. It decodes the five entities of XML and characters by number, expands nothing that
 * the document declares, and fetches nothing that it refers to. It tolerates malformed markup: it ignores end tags without
 * a start tag, and closes open elements at the end.
 *
 * @returns an element without a name that contains the document
 */
export function parseXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  const top = () => open.at(-1) as Open;
  let at = 0;
  while (at < text.length) {
    const mark = text.indexOf('<', at);
    const end = mark < 0 ? text.length : mark;
    if (end > at) top().children.push(decodeXML(text.slice(at, end)));
    if (mark < 0) break;
    at = readMarkup(mark);
  }
  return root;

  /** @returns the offset of its end */
  function readMarkup(mark: number): number {
    const opaque = OPAQUE.find(([start]) => text.startsWith(start, mark));
    if (opaque) {
      const [start, terminator, isText] = opaque;
      const end = text.indexOf(terminator, mark + start.length);
      if (isText) top().children.push(text.slice(mark + start.length, end < 0 ? text.length : end));
      return end < 0 ? text.length : end + terminator.length;
    }
    const end = endOfTag(text, mark);
    if (end < 0) return text.length;
    const tag = text.slice(mark + 1, end);
    if (tag.startsWith('/')) closeElement(tag.slice(1).trim());
    else if (NAME.test(tag)) openElement(tag);
    else top().children.push(text.slice(mark, end + 1));
    return end + 1;
  }

  function openElement(tag: string): void {
    const [name = ''] = NAME.exec(tag) ?? [];
    const attributes = [...tag.slice(name.length, MAX_TAG_CHARS).matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single]) => [key, decodeXML(double ?? single ?? '')] as const,
    );
    const element: Open = { name, attributes: Object.fromEntries(attributes), children: [] };
    top().children.push(element);
    if (!tag.endsWith('/') && open.length <= MAX_DEPTH) open.push(element);
  }

  function closeElement(name: string): void {
    const depth = open.findLastIndex((element) => element.name === name);
    if (depth > 0) open.length = depth;
  }
}

/** @returns the offset of the first `>` outside quotes; -1 if there is none */
function endOfTag(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return at;
    if (character !== '"' && character !== "'") continue;
    const closing = text.indexOf(character, at + 1);
    if (closing < 0) return -1;
    at = closing;
  }
  return -1;
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

/** @param name without its prefix */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).filter((child) => localNameOf(child) === name);
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

export function localNameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** All text in an element, unchanged. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** All text in an element, on one line; undefined if it is blank. */
export function wordsOf(element: XmlElement | undefined): string | undefined {
  return element && (textOf(element).replace(/\s+/g, ' ').trim() || undefined);
}
