import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../../support/run-command.ts';

/** The command with the real readers in their own process. */
const dir = mkdtempSync(join(tmpdir(), 'copydesk-cost-'));
const TEXT =
  'Mayor opens hall\n\nMayor Ilse Brandt opened the hall in Bonn on Monday, and many people came to see it.';
const LINES = ['One hall opens in Bonn today.', 'Another hall opens in Prague today.', ''].map((text, i) =>
  JSON.stringify({ id: i, title: `Hall ${i}`, text }),
);

beforeAll(() => {
  mkdirSync(join(dir, 'all/bundles'), { recursive: true });
  writeFileSync(join(dir, 'all/a.txt'), TEXT);
  writeFileSync(join(dir, 'all/b.txt'), TEXT);
  writeFileSync(join(dir, 'all/empty.txt'), ' ');
  writeFileSync(join(dir, 'all/bundles/monday.jsonl'), LINES.join('\n'));
  writeFileSync(join(dir, 'monday.jsonl'), LINES.join('\n'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function costOf(...args: readonly string[]) {
  const { code, out } = await runCommand(['cost', '--json', ...args]);
  return { code, document: JSON.parse(out.join('\n')) };
}

describe('cost', () => {
  it('measures articles and the articles of bundles, and bills a text that occurs twice once', async () => {
    const { code, document } = await costOf(join(dir, 'all'));
    expect(code).toBe(0);
    expect(document).toMatchObject({
      files: 4,
      read: 4,
      bundles: 1,
      bundlesElsewhere: [],
      measured: { articles: 4, passages: 4, repeated: 1 },
      units: { entities: { withCache: 9, withoutCache: 12, calls: 1 } },
      usd: { comprehend: { asFirst: 0.0018 }, comprehendWithoutCache: { asFirst: 0.0024 } },
      rejectedCount: 2,
      rejected: [
        { path: join(dir, 'all/bundles/monday.jsonl'), number: 3, reason: 'EMPTY' },
        { path: join(dir, 'all/empty.txt'), reason: 'EMPTY' },
      ],
    });
  });

  it('measures a bundle outside of bundles/, and says that it is read only there', async () => {
    const { document } = await costOf(join(dir, 'monday.jsonl'));
    expect(document).toMatchObject({
      bundlesElsewhere: [join(dir, 'monday.jsonl')],
      measured: { articles: 2 },
    });
    const { document: prefixed } = await costOf(join(dir, 'monday.jsonl'), '--prefix', 'bundles/');
    expect(prefixed).toMatchObject({ bundlesElsewhere: [], measured: { articles: 2 } });
    const { out } = await runCommand(['cost', join(dir, 'monday.jsonl')]);
    expect(out.join('\n')).toContain('is a bundle: upload it with --prefix bundles/');
  });

  it('prices another number of such articles, and a sample as all files', async () => {
    const { document } = await costOf(join(dir, 'all/a.txt'), '--articles', '100,000');
    expect(document).toMatchObject({
      measured: { articles: 1 },
      priced: { articles: 100_000, passages: 100_000 },
    });
    const { document: sampled } = await costOf(join(dir, 'all'), '--sample', '2');
    expect(sampled).toMatchObject({ files: 4, read: 2 });
    expect(sampled.priced.articles).toBe(sampled.measured.articles * 2);
  });

  it('names a file that cannot be read, and measures the others', async () => {
    mkdirSync(join(dir, 'broken'));
    writeFileSync(join(dir, 'broken/a.txt'), TEXT);
    symlinkSync(join(dir, 'nowhere'), join(dir, 'broken/gone.txt'));
    const { code, out, err } = await runCommand(['cost', '--json', join(dir, 'broken')]);
    expect({ code, files: JSON.parse(out.join('\n')) }).toMatchObject({
      code: 3,
      files: { files: 2, drawn: 2, read: 1, priced: { articles: 1 } },
    });
    expect(err.join('\n')).toContain(`failed ${join(dir, 'broken/gone.txt')} cannot be read: ENOENT`);
  });

  it('says what to change where an argument is wrong, and measures nothing', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const { code } = await runCommand(['cost', dir, '--target-chars', '200']);
    expect([code, write.mock.calls.join('')]).toEqual([2, expect.stringContaining('from 300 to 5000')]);
    write.mockRestore();
    const { code: failed, err } = await runCommand(['cost', join(dir, 'none.txt')]);
    expect([failed, err.join('')]).toEqual([1, expect.stringContaining('there is no such file or folder')]);
  });
});
