/** The forms in which days are exported. */
export const EXPORT_FORMATS = ['parquet', 'ndjson', 'csv'] as const;
