import type { Language } from './language.ts';

/** The facts that an article states of itself. Readers see them. */
export interface ArticleFacts {
  readonly title: string;
  readonly byline?: string;
  /** The paper, site or agency that published it. */
  readonly publisher?: string;
  /** ISO 8601. The time received where the article states none. */
  readonly publishedAt: string;
  /** Where `publishedAt` comes from; absent in articles that an older pipeline read. */
  readonly publishedAtOrigin?: DateOrigin;
  /** The offset from UTC that the date was written with, as "+01:00"; absent where it was none, or UTC. */
  readonly publishedAtOffset?: string;
  readonly language: Language;
  /** What told the language; absent in articles that an older pipeline read. */
  readonly languageOrigin?: LanguageOrigin;
  /** The format that was detected from the object's content, such as html. */
  readonly format: string;
  /** Length of the text in code points. */
  readonly chars: number;
  /** How many characters of the article the service left out that the object comes from, as it says; absent where it says nothing. */
  readonly missingChars?: number;
}

/**
 * Where a date of publication comes from: `stated` in the object's metadata; the facts that the `document` states, such as
 * a page's metadata; its `text`; or the time when the object was `received`, where no date was found.
 */
export type DateOrigin = 'stated' | 'document' | 'text' | 'received';

/**
 * What told the language of an article: the object's metadata, in which it is `stated`; its `text`; or the tag of the
 * `document`, where the text is too short or resembles several languages. `assumed`: none of them, so that the language most
 * written in its letters was taken, such as English.
 */
export type LanguageOrigin = 'stated' | 'text' | 'document' | 'assumed';

/** The object that a version of an article was read from. */
export interface SourceObject {
  readonly bucket: string;
  readonly key: string;
  /** As S3 returns it, without the quotes. */
  readonly etag: string;
  /** The digest of the facts that its metadata states of the article; absent where it states none. */
  readonly statedDigest?: string;
  readonly versionId?: string;
  /** Bytes. */
  readonly size: number;
  /** ISO 8601: when S3 received this version (Last-Modified, to the second). */
  readonly receivedAt: string;
}
