import { unescapeXml } from './escape-xml.ts';

/** An element, as it is written. */
export interface XmlElement {
  /** With its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

interface Open extends XmlElement {
  readonly children: XmlNode[];
}

/** Elements that nest deeper are taken for children of the deepest. */
const MAX_DEPTH = 200;
/** Attributes further back in a tag are not looked for. */
const MAX_TAG_CHARS = 16_384;
const NAME = /^[A-Za-z_\u0080-\uffff][\w.:\u0080-\uffff-]*/;
/** Only after white space, so that a tag of any length is looked through once. */
const ATTRIBUTE = /(?<=\s)([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** What holds no elements: how it begins, how it ends, whether what is in it is text. */
const OPAQUE = [
  ['<!--', '-->', false],
  ['<![CDATA[', ']]>', true],
  ['<?', '?>', false],
  ['<!', '>', false],
] as const;

/**
 * Parses XML into a tree, in one pass and with no more than the five entities of XML and characters by number: nothing
 * that a document declares is expanded, and nothing that it names is fetched. Markup that is out of order is taken as
 * far as it goes: an end that ends nothing is passed over, what is not ended ends with the text.
 *
 * @returns an element without a name that holds everything
 */
export function parseXml(text: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  const top = () => open.at(-1) as Open;
  let at = 0;
  while (at < text.length) {
    const mark = text.indexOf('<', at);
    const end = mark < 0 ? text.length : mark;
    if (end > at) top().children.push(unescapeXml(text.slice(at, end)));
    if (mark < 0) break;
    at = readMarkup(mark);
  }
  return root;

  /** @returns where it ends */
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
      ([, key = '', double, single]) => [key, unescapeXml(double ?? single ?? '')] as const,
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

/** The first `>` outside of quotes. */
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

/** @param name without its prefix */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && localNameOf(child) === name,
  );
}

export function localNameOf({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** All text in an element, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
