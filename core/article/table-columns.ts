/** The delimiters of tables of articles, the likeliest first. */
export const DELIMITERS = ['\t', ',', ';', '|'] as const;
/** The most columns of a table of articles, and the most characters of a column's name. */
export const MAX_COLUMNS = 200;
export const MAX_COLUMN_NAME_CHARS = 40;

const TEXTS = new Set(
  'text body content article articlebody articletext maintext fulltext bodytext story rawtext contenttext contenthtml bodyhtml plaintext'.split(
    ' ',
  ),
);

/** Whether a column of a table has the texts of articles, by its name. */
export const isTextColumn = (name: string): boolean => TEXTS.has(name.replace(/[-_ .]/g, '').toLowerCase());
