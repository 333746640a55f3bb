import type { CsvCell } from '../../output/csv.ts';

/** An entity of an article, as a row of a table. */
export interface EntityRow {
  readonly key: string;
  readonly title: string | null;
  readonly publishedAt: string | null;
  readonly name: string;
  readonly type: string;
  readonly mentions: number;
  readonly salience: number;
  readonly score: number;
  /** As the text writes it, the most frequent form first. */
  readonly forms: readonly string[];
}

/** What an entity's row is made of. */
interface Entity {
  readonly canonical: string;
  readonly type: string;
  readonly count: number;
  readonly salience: number;
  readonly score: number;
  readonly forms: Readonly<Record<string, number>>;
}

export const ENTITY_HEADS = [
  'published',
  'title',
  'key',
  'name',
  'type',
  'mentions',
  'salience',
  'score',
  'forms',
] as const;

/** The entities of an article, the most salient first. */
export function toEntityRows(
  {
    key,
    title,
    publishedAt,
  }: Pick<EntityRow, 'key'> & { readonly title?: string; readonly publishedAt?: string },
  entities: readonly Entity[],
): EntityRow[] {
  return entities
    .toSorted((a, b) => b.salience - a.salience)
    .map(({ canonical, type, count, salience, score, forms }) => ({
      key,
      title: title ?? null,
      publishedAt: publishedAt ?? null,
      name: canonical,
      type,
      mentions: count,
      salience: Math.round(salience * 1e4) / 1e4,
      score: Math.round(score * 1e4) / 1e4,
      forms: Object.entries(forms)
        .sort(([, a], [, b]) => b - a)
        .map(([form]) => form),
    }));
}

export const entityCells = (row: EntityRow): CsvCell[] => [
  row.publishedAt ?? undefined,
  row.title ?? undefined,
  row.key,
  row.name,
  row.type,
  row.mentions,
  row.salience,
  row.score,
  row.forms.join(' | '),
];
