import { expect, it } from 'vitest';
import { entityCells, toEntityRows } from '../../../../cli/commands/show/entity-rows.ts';

const anEntity = (canonical: string, salience: number, forms: Record<string, number>) => ({
  canonical,
  type: 'LOCATION',
  count: 3,
  salience,
  score: 0.987_654,
  forms,
});

it('lists the entities of an article, the most salient first, each with its forms by frequency', () => {
  const entities = [anEntity('Bonn', 0.1, { Bonn: 3 }), anEntity('Iran', 0.5, { IRAN: 1, Iran: 2 })];
  const rows = toEntityRows(
    { key: 'a.txt', title: 'Talks', publishedAt: '2026-11-24T09:30:00.000Z' },
    entities,
  );
  expect(rows.map(entityCells)).toEqual([
    ['2026-11-24T09:30:00.000Z', 'Talks', 'a.txt', 'Iran', 'LOCATION', 3, 0.5, 0.9877, 'Iran | IRAN'],
    ['2026-11-24T09:30:00.000Z', 'Talks', 'a.txt', 'Bonn', 'LOCATION', 3, 0.1, 0.9877, 'Bonn'],
  ]);
});

it('leaves cells empty that are not known', () => {
  const [row] = toEntityRows({ key: 'a.txt' }, [anEntity('Bonn', 0.1, { Bonn: 3 })]);
  expect(row && entityCells(row).slice(0, 3)).toEqual([undefined, undefined, 'a.txt']);
});
