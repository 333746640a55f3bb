/** The types of columns, by their names in Parquet. */
export type ColumnType = 'INT32' | 'DOUBLE' | 'STRING' | 'TIMESTAMP';

interface Column {
  readonly type: ColumnType;
  /** Whether a row may have no value. */
  readonly optional?: true;
}

const text = { type: 'STRING' } as const;
const optionalText = { type: 'STRING', optional: true } as const;
const number = { type: 'INT32' } as const;
const instant = { type: 'TIMESTAMP' } as const;
const score = { type: 'DOUBLE', optional: true } as const;
/** A sentiment: its label, and the confidence in each label. */
const sentiment = {
  sentiment: optionalText,
  positive: score,
  negative: score,
  neutral: score,
  mixed: score,
} as const;

/**
 * The tables of the archive and their columns. A day has one file of each. `article` numbers the articles of a day from 0: it
 * joins the tables, together with the day. An id in each row of names would take five times the bytes.
 */
export const ARCHIVE_TABLES = {
  articles: {
    article: number,
    article_id: text,
    object_key: text,
    published_at: instant,
    published_at_origin: optionalText,
    published_at_offset: optionalText,
    received_at: instant,
    status: text,
    /** Why the article is PARTIAL, separated by commas. */
    reasons: optionalText,
    title: text,
    byline: optionalText,
    publisher: optionalText,
    agency: optionalText,
    language: text,
    format: text,
    chars: number,
    ...sentiment,
    coverage: { type: 'DOUBLE' },
    /** The id of the story's article that was received first. */
    story: text,
    entities: number,
    mentions: number,
  },
  entities: {
    article: number,
    /** Folded: the key of its rows in the table; absent for dates and quantities. */
    name: optionalText,
    canonical: text,
    type: text,
    count: number,
    salience: { type: 'DOUBLE' },
    score: { type: 'DOUBLE' },
    ...sentiment,
    /** Towards the entity; absent where that was not asked for. */
    targeted_sentiment: optionalText,
    targeted_positive: score,
    targeted_negative: score,
  },
  mentions: {
    article: number,
    canonical: text,
    type: text,
    /** In the article's text, ends exclusive: in code points, and in UTF-16 code units. */
    begin_code_point: number,
    end_code_point: number,
    begin_utf16: number,
    end_utf16: number,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Column>>>>;

export type ArchiveTable = keyof typeof ARCHIVE_TABLES;

interface Values {
  INT32: number;
  DOUBLE: number;
  STRING: string;
  TIMESTAMP: Date;
}

/** A row of a table, by column. */
export type ArchiveRow<T extends ArchiveTable> = {
  readonly [C in keyof (typeof ARCHIVE_TABLES)[T]]: (typeof ARCHIVE_TABLES)[T][C] extends {
    type: infer Type extends ColumnType;
    optional: true;
  }
    ? Values[Type] | undefined
    : (typeof ARCHIVE_TABLES)[T][C] extends { type: infer Type extends ColumnType }
      ? Values[Type]
      : never;
};

/**
 * The key of a day's file. `day=` names the partition in a way that Athena, DuckDB, Spark and pandas read.
 *
 * @param day `2026-11-30`, UTC
 */
export const archiveKey = (table: ArchiveTable, day: string): string =>
  `${table}/day=${day}/${table}.parquet`;
