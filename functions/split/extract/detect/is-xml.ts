import type { TextSample } from './text-sample.ts';

/** An element of a news format or of a feed, or the document type of anything but a page. */
const XML_START = /^<(?:nitf|newsitem|newsmessage|newsml|rss|feed|rdf:rdf)\b|^<!doctype\s+(?!html\b)/i;
const ELEMENT = /^<([A-Za-z_][\w.:-]*)(?:\s[^<>]*)?>/;
/** Elements that HTML may start with. An element with a hyphen is a page's own. */
const HTML_NAME =
  /^(?:[^:.]*-[^:.]*|a|abbr|address|article|aside|audio|b|base|big|blockquote|body|br|button|canvas|caption|center|cite|code|dd|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frameset|h[1-6r]|head|header|hgroup|html|i|iframe|img|input|ins|kbd|label|li|link|main|map|mark|menu|meta|nav|noscript|object|ol|p|picture|pre|q|s|script|section|select|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|template|textarea|th|thead|time|title|tr|tt|u|ul|video)$/i;

/**
 * XML starts with a declaration, a document type or an element of the news formats, or it is one element that HTML does not
 * have. XHTML is HTML: ask `isHtml` first.
 */
export function isXml({ text, start, markup }: TextSample): boolean {
  if (XML_START.test(markup) || start.startsWith('<?xml')) return true;
  const name = ELEMENT.exec(markup)?.[1];
  return name !== undefined && !HTML_NAME.test(name) && text.trimEnd().endsWith(`</${name}>`);
}
