import type { Language } from './language.ts';

/** What an article says of itself, and what readers see of it. */
export interface ArticleFacts {
  readonly title: string;
  readonly byline?: string;
  /** Who published it: a paper, a site, an agency. */
  readonly publisher?: string;
  /** ISO 8601. Falls back to the time received. */
  readonly publishedAt: string;
  readonly language: Language;
  /** The format that was detected from the object's content, such as html. */
  readonly format: string;
  /** Length of the text in code points. */
  readonly chars: number;
}

/** The object that a version of an article was read from. */
export interface SourceObject {
  readonly bucket: string;
  readonly key: string;
  /** As S3 answers it, quotes taken off. */
  readonly etag: string;
  /** Of what its metadata states of the article; absent where it states nothing. */
  readonly statedDigest?: string;
  readonly versionId?: string;
  /** Bytes. */
  readonly size: number;
  /** ISO 8601: when S3 received this version (its Last-Modified, to the second). */
  readonly receivedAt: string;
}
