import type { Reason } from './status.ts';

/** What to do about each reason, in one sentence: docs/formats.md has the cases of each. */
export const CURES: Readonly<Record<Reason, string>> = {
  EMPTY: 'Add the text. Run text recognition on a scanned PDF first.',
  OBJECT_TOO_LARGE: 'Upload the text alone, without pictures, or split a file of several articles.',
  TEXT_TOO_LONG: 'Upload it in parts, or without its comments.',
  UNREADABLE: 'Restore it and run copydesk backfill, or upload it with another encryption.',
  UNDECODABLE: 'Save it again, as UTF-8, and upload it again.',
  UNSUPPORTED_FORMAT: 'Do what the detail says, or upload the text of the article alone.',
  UNSUPPORTED_LANGUAGE: 'Translate it, or correct the language in its metadata.',
  TEXT_REFUSED: 'Look at the passage: the service takes no text like it.',
  LANGUAGE_REFUSED: 'Use the engine comprehend for articles that are not in English.',
  ANALYSIS_OFF: 'Run copydesk backfill.',
  ITEM_FAILED: 'Run copydesk backfill.',
};
