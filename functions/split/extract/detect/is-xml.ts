import type { TextSample } from './text-sample.ts';

/** An element of a news format or of a feed, or the document type of anything but a page. */
const XML_START = /^<(?:nitf|newsitem|newsmessage|rss|feed)\b|^<!doctype\s+(?!html\b)/i;

/** XML starts with a declaration, a document type or an element of the news formats. XHTML is HTML: ask `isHtml` first. */
export function isXml({ start, markup }: TextSample): boolean {
  return XML_START.test(markup) || start.startsWith('<?xml');
}
