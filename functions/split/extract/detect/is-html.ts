import { isXml } from './is-xml.ts';
import type { TextSample } from './text-sample.ts';

const PAGE_START = /^<(?:!doctype\s+html|html|head|body|article|main)\b/i;
const TAG_START = /^<[a-z][a-z0-9]*(?:\s[^<>]*)?>/i;
const BLOCK_END = /<\/(?:p|div|article|section|h[1-6]|ul|ol|table|body)\s*>/gi;

/**
 * HTML starts with one of a page's own tags, or it starts with any tag and closes at least two blocks. Comments and an XML
 * declaration may come before.
 */
export function isHtml(sample: TextSample): boolean {
  const { markup } = sample;
  if (PAGE_START.test(markup)) return true;
  return !isXml(sample) && TAG_START.test(markup) && (markup.match(BLOCK_END)?.length ?? 0) >= 2;
}
