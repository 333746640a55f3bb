/** What a reason means to the person who uploaded the object, and what that person can do. */
interface Cure {
  readonly reason: string;
  readonly cure: string;
}

const CURES: Readonly<Record<string, Cure>> = {
  EMPTY: { reason: 'Empty', cure: 'Upload it again: it holds no text.' },
  OBJECT_TOO_LARGE: {
    reason: 'Object too large',
    cure: 'Cut it into articles, or upload many articles as JSON Lines under bundles/.',
  },
  TEXT_TOO_LONG: { reason: 'Text too long', cure: 'Cut it into articles, and upload each.' },
  UNREADABLE: {
    reason: 'Unreadable',
    cure: 'Restore it from the archive, or upload it without a key of its own.',
  },
  UNDECODABLE: { reason: 'Undecodable', cure: 'Save it as UTF-8, and upload it again.' },
  UNSUPPORTED_FORMAT: {
    reason: 'Unsupported format',
    cure: 'Upload the text that belongs to it. A new upload under the same key takes its place.',
  },
  UNSUPPORTED_LANGUAGE: { reason: 'Unsupported language', cure: 'None: this language is not analysed.' },
  TEXT_REFUSED: { reason: 'Text refused', cure: 'None: the service would refuse this text again.' },
  LANGUAGE_REFUSED: {
    reason: 'Language refused',
    cure: 'Enriched in part. Amazon Comprehend reads this language; the analyser of this machine does not.',
  },
  ANALYSIS_OFF: {
    reason: 'Analysis off',
    cure: 'Run copydesk backfill: the settings changed while it was analysed.',
  },
  ITEM_FAILED: {
    reason: 'Service failed',
    cure: 'Run copydesk backfill: it asks again for what is missing.',
  },
};

/** @param reason of the API; an unknown one is shown as it is */
export const reasonOf = (reason: string): Cure =>
  CURES[reason] ?? { reason: reason.toLowerCase().replaceAll('_', ' '), cure: '' };
