/**
 * The version of the code that makes records of an article: a date, and a number within that date. It only grows; a rollback
 * takes a new, higher value. Raise it with every change that makes records differ: extraction, passage breaks, analyses,
 * merging. Articles keep the version they were enriched with until a backfill.
 */
export const PIPELINE_VERSION = '2026-12-01.7';

/** The shape of records and events. Raise it where a reader of the old shape would misread the new one. */
export const SCHEMA_VERSION = 2;

/** A date and a number, or a number alone. Tests use the short form. */
const VERSION = /^(?:(\d{4}-\d{2}-\d{2})(?:\.(\d+))?|(\d+))$/;

/**
 * Whether a version is newer than another one: by date, then by number. Never compare the strings: as a string, `.10` sorts
 * before `.5`.
 *
 * @throws Error for a string that is no version
 */
export function isNewerVersion(version: string, than: string): boolean {
  const [one, other] = [parse(version), parse(than)];
  return one.date === other.date ? one.number > other.number : one.date > other.date;
}

export function isPipelineVersion(version: string): boolean {
  return VERSION.test(version);
}

function parse(version: string): { readonly date: string; readonly number: number } {
  const match = VERSION.exec(version);
  if (match) return { date: match[1] ?? '', number: Number(match[2] ?? match[3] ?? 0) };
  throw new Error(
    `"${version}" is no pipeline version: it must be a date and a number, such as ${PIPELINE_VERSION}. ` +
      'Deploy code whose core/article/pipeline-version.ts has one, and repair what carries this one',
  );
}
