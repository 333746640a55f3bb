import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An object of the example: its key, its bytes and the facts that its metadata states. */
export interface ExampleObject {
  readonly key: string;
  readonly body: Uint8Array;
  readonly metadata: Readonly<Record<string, string>>;
}

const DAY_MS = 86_400_000;
const PUBLISHERS = ['The Morning Ledger', 'The Harbour Post', 'North Coast Gazette'];
const ARABIC = `إنقاذ أكثر من 900 طالب لجوء قبالة سواحل إندونيسيا

أُنقذ أكثر من 900 من طالبي اللجوء قبالة سواحل إندونيسيا يوم الجمعة، بعد أن ظلوا عالقين في البحر أسابيع.

وقالت السلطات إن معظمهم من الروهينغا القادمين من ميانمار ومن بنغلاديش.
`;

/**
 * A day of news from the articles of a folder: each is published on that day, and some of them on the 28 days before, so that the page has
 * something to compare with. An article in another language and two objects that are no articles are among them.
 *
 * @param day `2026-11-30`, UTC
 */
export async function exampleDay(folder: string, day: string): Promise<readonly ExampleObject[]> {
  const names = (await readdir(folder))
    .filter((name) => /\.(txt|md|html)$/.test(name) && name !== 'SOURCES.md')
    .sort();
  const bodies = await Promise.all(names.map((name) => readFile(join(folder, name))));
  const object = (i: number, prefix: string, at: number, publisher: number): ExampleObject => ({
    key: `${prefix}${names[i]}`,
    body: bodies[i] as Uint8Array,
    metadata: {
      'published-at': new Date(at).toISOString(),
      source: PUBLISHERS[publisher % PUBLISHERS.length] as string,
    },
  });
  const midnight = Date.parse(day);
  const ofDay = names.map((_, i) => object(i, '', midnight + (300 + i * 11) * 60_000, i));
  const copies = [0, 2].map((i, n) =>
    object(i % names.length, `wire/${n}-`, midnight + (310 + n * 40) * 60_000, i + 1),
  );
  const before = Array.from({ length: 28 }, (_, n) => n + 1).flatMap((ago) =>
    Array.from({ length: 1 + ((ago * 5) % 4) }, (_, k) => {
      const at = midnight - ago * DAY_MS + (360 + k * 17) * 60_000;
      const prefix = `archive/${new Date(at).toISOString().slice(0, 10)}/${k}-`;
      return object((ago * 3 + k * 5) % names.length, prefix, at, ago + k);
    }),
  );
  return [
    ...before,
    { key: 'photo-raw.bin', body: new Uint8Array([0, 1, 2, 0xff, 0xd8, 0, 0]), metadata: {} },
    { key: 'note.txt', body: Buffer.from(' \n'), metadata: {} },
    {
      key: 'asylum-ar.txt',
      body: Buffer.from(ARABIC),
      metadata: { 'published-at': new Date(midnight + 582 * 60_000).toISOString(), language: 'ar' },
    },
    ...copies,
    ...ofDay,
  ];
}
