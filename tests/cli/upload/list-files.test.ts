import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listFiles, refuseSameKeys } from '../../../cli/upload/list-files.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'copydesk-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const write = (...paths: readonly string[]) => {
  for (const path of paths) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), 'text');
  }
};
const keysOf = async (...paths: readonly string[]) =>
  (await listFiles(paths.map((path) => join(dir, path)))).map(({ key }) => key);

it('the key of a file is its name, and of a file in a folder its path in the folder', async () => {
  write('a.txt', 'news/b.txt', 'news/politics/c d.html');
  expect(await keysOf('a.txt', 'news')).toEqual(['a.txt', 'b.txt', 'politics/c d.html']);
});

it('hidden files and hidden folders are left out', async () => {
  write('a.txt', '.DS_Store', '.git/config', 'news/.cache/b.txt', 'news/c.txt');
  expect(await keysOf('.')).toEqual(['a.txt', 'news/c.txt']);
});

it('a hidden file that is named is included', async () => {
  write('.note.txt');
  expect(await keysOf('.note.txt')).toEqual(['.note.txt']);
});

it('a link to a file counts as the file, a link to a folder is left out, and a broken link is kept', async () => {
  write('a.txt', 'news/b.txt', 'elsewhere/c.txt');
  symlinkSync(join(dir, 'a.txt'), join(dir, 'news/linked.txt'));
  symlinkSync(join(dir, 'none.txt'), join(dir, 'news/lost.txt'));
  symlinkSync(join(dir, 'elsewhere'), join(dir, 'news/folder'));
  symlinkSync(join(dir, 'news'), join(dir, 'news/round'));
  expect(await keysOf('news')).toEqual(['b.txt', 'linked.txt', 'lost.txt']);
});

it('a path that does not exist and a folder without files are rejected', async () => {
  mkdirSync(join(dir, 'empty'));
  await expect(keysOf('none')).rejects.toThrow('none cannot be uploaded: there is no such file or folder');
  await expect(keysOf('empty')).rejects.toThrow(/empty cannot be uploaded: the folder has no files$/);
  write('hidden/.profile', 'hidden/.config/a.txt');
  await expect(keysOf('hidden')).rejects.toThrow(
    'the folder has no files except hidden ones, which are left out',
  );
});

it('two files with the same key are rejected, since one would overwrite the other', () => {
  expect(() => refuseSameKeys([{ key: 'a', path: 'x/a' }, { key: 'b' }])).not.toThrow();
  expect(() =>
    refuseSameKeys([
      { key: 'a', path: 'x/a' },
      { key: 'a', path: 'y/a' },
    ]),
  ).toThrow('x/a and y/a would both have the key a');
  expect(() => refuseSameKeys([{ key: 'a', path: 'x/a' }, { key: 'a' }])).toThrow('x/a and standard input');
});
