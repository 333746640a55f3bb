import type { ItemSkipReason } from '@copydesk/core/article/bundle';
import type { Frame } from '../frames/frame.ts';
import { wholeBytesOf } from '../frames/whole-bytes.ts';
import { type Item, ItemFault } from '../item.ts';
import { decodeContent } from './decode-content.ts';
import { recodePage } from './recode-page.ts';
import { splitHead } from './split-head.ts';

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)\b/i;
const HTML_START =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i;
const START_CHARS = 4_096;

/**
 * Reads a record of a web archive. The page that a server answered with is written in full, without the encodings of its
 * transfer, and in UTF-8 where the server states its charset.
 *
 * @returns a reason for an answer that is no page; undefined for a record that is no answer: the request, facts about the archive
 * @throws ItemFault CUT_SHORT, TOO_LARGE, UNDECODABLE
 */
export function readRecord(frame: Frame): Item | ItemSkipReason | undefined {
  const record = splitHead(frame.bytes ?? Buffer.alloc(0));
  const type = record.headers.get('warc-type')?.toLowerCase();
  if (type === 'revisit') return 'REVISIT';
  if (type !== 'response' && type !== 'resource') return undefined;
  const id = record.headers.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? '';
  // A resource is a file without an answer around it.
  const answer = type === 'response' ? splitHead(record.content) : record;
  if (type === 'response') {
    const [, status] = /^HTTP\/\d(?:\.\d)? +(\d{3})/.exec(answer.first) ?? [];
    if (status === undefined) return 'NOT_HTML';
    if (status !== '200' && status !== '203') return 'NO_SUCCESS';
  }
  const kind = answer.headers.get('content-type');
  if (kind ? !HTML_TYPE.test(kind) : !HTML_START.test(answer.content.toString('latin1', 0, START_CHARS)))
    return 'NOT_HTML';
  if (frame.isCut) throw new ItemFault('CUT_SHORT', `The archive ends inside the page ${id}`);
  const cut = record.headers.get('warc-truncated');
  if (cut || record.headers.has('warc-segment-number'))
    throw new ItemFault(
      'CUT_SHORT',
      `The record holds only a part of the page ${id} (${cut ?? 'segmented'})`,
    );
  wholeBytesOf(frame);
  const content = type === 'response' ? decodeContent(answer.content, answer.headers) : answer.content;
  if (content.length === 0) throw new ItemFault('NO_ARTICLE', `The page ${id} has no content`);
  return { id, body: recodePage(content, kind), extension: 'html' };
}
