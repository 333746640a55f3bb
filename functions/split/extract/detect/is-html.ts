import { isXml } from './is-xml.ts';
import { skipMarkupProlog } from './skip-markup-prolog.ts';
import type { TextSample } from './text-sample.ts';

const PAGE_START = /^<(?:!doctype\s+html|html|head|body|article|main)\b/i;
const TAG_START = /^<[a-z][a-z0-9]*(?:\s[^<>]*)?>/i;
const BLOCK_END = /<\/(?:p|div|article|section|h[1-6]|ul|ol|table|body)\s*>/gi;

const SILENT_START = /^<(script|style|noscript|template|link|meta)\b/i;
const SILENT_END = /[^>]*>/y;
/** A page has fewer of them before its own tags. */
const MAX_SILENT = 50;
const SAMPLE_CHARS = 20_000;

/**
 * HTML starts with one of a page's own tags, or it starts with any tag and closes at least two blocks. Comments and an XML
 * declaration may come before, and scripts and styles.
 */
export function isHtml(sample: TextSample): boolean {
  const markup = skipSilent(sample);
  if (PAGE_START.test(markup)) return true;
  return !isXml(sample) && TAG_START.test(markup) && (markup.match(BLOCK_END)?.length ?? 0) >= 2;
}

/** Skips the scripts and styles that programs put before a page. They may be longer than the sample. Takes linear time. */
function skipSilent({ text, markup }: TextSample): string {
  if (!SILENT_START.test(markup)) return markup;
  const lower = text.toLowerCase();
  let at = text.indexOf(markup.slice(0, 100));
  for (let count = 0; count < MAX_SILENT; count++) {
    const [, name = ''] = SILENT_START.exec(text.slice(at, at + 20)) ?? [];
    if (name === '') break;
    const end = /^(?:link|meta)$/i.test(name) ? at : lower.indexOf(`</${name.toLowerCase()}`, at);
    SILENT_END.lastIndex = Math.max(at, end);
    if (end < 0 || !SILENT_END.test(text)) return markup;
    at = text.length - skipMarkupProlog(text.slice(SILENT_END.lastIndex)).length;
  }
  return text.slice(at, at + SAMPLE_CHARS);
}
