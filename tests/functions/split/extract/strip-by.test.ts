import { describe, expect, it } from 'vitest';
import { stripBy } from '../../../../functions/split/extract/strip-by.ts';

describe('stripBy', () => {
  it.each([
    ['By Ana Marsh', 'Ana Marsh'],
    ['by Ana Marsh and Bo Lind', 'Ana Marsh and Bo Lind'],
    ['Posted by Ana Marsh', 'Ana Marsh'],
    ['Von Claudia Lindner', 'Claudia Lindner'],
    ['Par Anne Dupont', 'Anne Dupont'],
    ['Por Ana García', 'Ana García'],
    ['di Mario Rossi', 'Mario Rossi'],
    ['Author: Ana Marsh', 'Ana Marsh'],
    ['Von: Ana Marsh', 'Ana Marsh'],
    ['Erstellt von Ana Marsh', 'Ana Marsh'],
    ['von flerche', 'flerche'],
    ['By Chris Osten | November 13, 2026 | Email Print', 'Chris Osten'],
    ['November 13, 2026 | By Chris Osten', 'Chris Osten'],
    ['By Chris Osten on 13 November 2026', 'Chris Osten'],
    ['Chris Osten, Posted on November 13, 2026', 'Chris Osten'],
    ['Claudia Lindner, veröffentlicht am 13.11.2026', 'Claudia Lindner'],
    ['Ana Marsh Email Print', 'Ana Marsh'],
    ['Ana Marsh\n  Share', 'Ana Marsh'],
    ['von Ana', 'Ana'],
    ['vom Support Team', 'Support Team'],
    ['VON ANA MARSH', 'ANA MARSH'],
    [', par Les Amis', 'Les Amis'],
    ['Ana Marsh,', 'Ana Marsh'],
    ['Ana Marsh -', 'Ana Marsh'],
    ['Zeige alle Beiträge von Ana Marsh →', 'Ana Marsh'],
    ['Alle Beiträge von Ana Marsh anzeigen', 'Ana Marsh'],
    ['View all posts by Ana Marsh', 'Ana Marsh'],
    ['Artikel von: Ana Marsh', 'Ana Marsh'],
    ['Interview: Ana Marsh', 'Ana Marsh'],
  ])('takes the name out of %j', (byline, name) => {
    expect(stripBy(byline)).toBe(name);
  });

  it.each([
    'Jason Blueprint',
    'Byron Marsh',
    'Von Trapp',
    'von der Leyen',
    'Ana Marsh, staff writer',
    'Le Monde',
  ])('leaves %j as it is', (byline) => {
    expect(stripBy(byline)).toBe(byline);
  });

  it.each([
    undefined,
    '',
    'November 13, 2026',
    '| |',
    'Email Print',
    'No Author',
    'admin',
    'wordpressadmin',
    'Published by',
    'Datum:',
    'Donnerstag,',
    'Name (erforderlich)',
  ])('finds no name in %j', (byline) => {
    expect(stripBy(byline)).toBeUndefined();
  });
});
