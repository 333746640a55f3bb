/**
 * The version of what this code makes of an article. An ordered string that only grows; a rollback takes a new,
 * higher value. Raise it with every change that makes records differ: extraction, passage breaks, analyses, merging.
 * Articles keep the version they were enriched with until a backfill.
 */
export const PIPELINE_VERSION = '2026-11-29.5';

/** The shape of records and events. Raise it when a reader of the old shape would misread the new one. */
export const SCHEMA_VERSION = 1;
