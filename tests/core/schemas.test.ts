import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, SENTIMENT_LABELS } from '../../core/article/analysis.ts';
import { ITEM_FAULTS, ITEM_SKIPS } from '../../core/article/bundle.ts';
import { LANGUAGES } from '../../core/article/language.ts';
import { ANALYSIS_FAILURES, REJECTION_REASONS } from '../../core/article/status.ts';
import { EVENT_SCHEMAS } from '../support/check-event.ts';

interface Schema {
  readonly enum?: readonly unknown[];
  readonly items: Schema;
  readonly propertyNames: Schema;
  readonly properties: Readonly<Record<string, Schema>>;
}
const detailOf = (type: string) =>
  (EVENT_SCHEMAS.get(type) as Schema).properties.detail?.properties as Record<string, Schema>;

describe('the published JSON Schemas', () => {
  it.each([...EVENT_SCHEMAS])('of the event %s is a schema, under its own address', (type, schema) => {
    expect(new Ajv2020({ strict: true, strictRequired: false }).validateSchema(schema)).toBe(true);
    const name = `event-${type.replace('.', '-')}.json`;
    expect((schema as { $id: string }).$id).toBe(
      `https://raw.githubusercontent.com/copydesk/copydesk/main/core/schemas/${name}`,
    );
    expect(JSON.parse(readFileSync(join(import.meta.dirname, '../../core/schemas', name), 'utf8'))).toEqual(
      schema,
    );
  });

  it('list the values that the code has', () => {
    const enriched = detailOf('article.enriched');
    const rejected = detailOf('article.rejected');
    const bundle = detailOf('bundle.unbundled');
    const article = enriched.article?.properties as Record<string, Schema>;
    expect(enriched.reasons?.items.enum).toEqual(Object.keys(ANALYSIS_FAILURES));
    expect(rejected.reasons?.items.enum).toEqual(Object.keys(REJECTION_REASONS));
    expect(article.language?.enum).toEqual(LANGUAGES);
    expect(article.sentiment?.properties.label?.enum).toEqual(SENTIMENT_LABELS);
    expect(article.topEntities?.items.properties.type?.enum).toEqual(ENTITY_TYPES);
    expect(bundle.counts?.properties.faults?.propertyNames.enum).toEqual(Object.keys(ITEM_FAULTS));
    expect(bundle.faults?.items.properties.reason?.enum).toEqual(Object.keys(ITEM_FAULTS));
    expect(bundle.counts?.properties.skipped?.propertyNames.enum).toEqual(Object.keys(ITEM_SKIPS));
    expect(bundle.stop?.properties.reason?.enum).toEqual([...Object.keys(REJECTION_REASONS), 'GONE']);
  });
});
