import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../../cli/upload/manifest/read-manifest.ts';
import { toMetadata } from '../../../../cli/upload/stated-facts.ts';
import { readStatedFacts } from '../../../../functions/split/read-stated-facts.ts';

const read = (source: string) => Object.fromEntries(readManifest(source, 'dates.csv'));

describe('a manifest', () => {
  it.each([
    ['commas', 'key,date,byline\na.txt,2026-03-04,"Brandt, Ilse"\n'],
    ['semicolons', 'key;date;byline\r\na.txt;2026-03-04;Brandt, Ilse\r\n'],
    [
      'tabs, a byte order mark, capitals and a blank line',
      '\uFEFFKey\tDate\tByline\n\na.txt\t2026-03-04\tBrandt, Ilse',
    ],
  ])('is a table with %s', (_, source) => {
    expect(read(source)).toEqual({ 'a.txt': { date: '2026-03-04', byline: 'Brandt, Ilse' } });
  });

  it('states nothing by an empty cell', () => {
    expect(read('key,date,title\na.txt,,T\nb.txt,,\n')).toEqual({ 'a.txt': { title: 'T' }, 'b.txt': {} });
  });

  it('may hold line feeds and quotes in a quoted cell', () => {
    expect(read('key,title\na.txt,"He said ""yes""\nand left"')).toEqual({
      'a.txt': { title: 'He said "yes"\nand left' },
    });
  });

  it.each([
    ['', 'it is empty'],
    ['file,date\na,2026-01-01', 'line 1, column 1: "file" is no column'],
    ['key,date,Date\n', 'line 1, column 3: date is there twice'],
    ['date,title\n', 'it has no column key'],
    [
      'key,date\na.txt,04/05/2026\n',
      'line 2, column date: "04/05/2026" is not a date in ISO 8601, such as 2026-11-24',
    ],
    ['key,date\na.txt,2026-02-30\n', 'line 2, column date: there is no day such as "2026-02-30"'],
    ['key,date\na.txt,2026-02-03T25:00Z\n', 'line 2, column date: there is no time such as'],
    ['key,language\n\na.txt,English\n', 'line 3, column language: "English" is not'],
    ['key,language\na.txt,e n\n', 'line 2, column language: "e n" is no language tag'],
    ['key,language\na.txt,sv\n', 'line 2, column language: "sv" is not analysed; those analysed are en'],
    ['key,date\n,2026-01-01\n', 'line 2, column key: it is empty'],
    ['key,title\na.txt,"T\nU"\na.txt,V\n', 'line 4, column key: a.txt is in line 2 already'],
    ['key,title\na.txt,One, two\n', 'line 2: it has 3 cells, and the first line 2; quote a cell'],
    ['key,title\na.txt,"T\nb.txt,U\n', 'line 2: a quoted cell has no end'],
    [`key,title\na.txt,${'ä'.repeat(1_000)}\n`, 'line 2: its facts take 2'],
  ])('%j is refused: %s', (source, why) => {
    expect(() => read(source)).toThrow(why);
    expect(() => read(source)).toThrow(/^dates\.csv cannot be used/);
  });

  it('names all its faults at once, up to ten', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i}.txt,soon`).join('\n');
    expect(() => read(`key,date\n${rows}`)).toThrow(/line 2, [\s\S]*\nline 11, [^\n]*\nand 2 more$/);
  });

  it.each([
    ['2026-11-24', '2026-11-24T00:00:00.000Z', undefined],
    ['2026-11-24T09:30Z', '2026-11-24T09:30:00.000Z', undefined],
    ['2026-11-24 09:30', '2026-11-24T09:30:00.000Z', undefined],
    ['2026-11-24T09:30:15+01:00', '2026-11-24T08:30:15.000Z', '+01:00'],
    ['2026-11-24T09:30-0500', '2026-11-24T14:30:00.000Z', '-05:00'],
  ])('states the date %s as split reads it', (date, publishedAt, publishedAtOffset) => {
    const [facts = {}] = Object.values(read(`key,date\na.txt,${date}\n`));
    expect(readStatedFacts(toMetadata(facts))).toEqual({
      publishedAt,
      ...(publishedAtOffset && { publishedAtOffset }),
    });
  });

  it('states words of any script as split reads them', () => {
    const source =
      'key,title,byline,source,language\na.txt,"Øst =?x?= – 港が開いた",Ana Muñoz,Die Zeitung,pt-BR\n';
    const [facts = {}] = Object.values(read(source));
    const metadata = toMetadata(facts);
    expect(Object.values(metadata).join('')).toMatch(/^[\x20-\x7e]*$/);
    expect(readStatedFacts(metadata)).toEqual({
      title: 'Øst =?x?= – 港が開いた',
      byline: 'Ana Muñoz',
      publisher: 'Die Zeitung',
      language: 'pt-BR',
    });
  });
});
