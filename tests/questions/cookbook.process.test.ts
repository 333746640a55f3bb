import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLES, bodyOf, FAILURES } from './articles.ts';
import { type Newsroom, runNewsroom } from './run-newsroom.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/cookbook.md'), 'utf8');
const BLOCKS = [...PAGE.matchAll(/```python\n(.*?)```/gs)].map(([, block]) => block as string);

const hasBoto3 = (() => {
  try {
    execFileSync('python3', ['-c', 'import boto3'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
if (!hasBoto3) console.warn('skipped: boto3 is not installed ("python3 -c \'import boto3\'" does not run)');

describe('the cookbook', () => {
  it('has a heading for each of the ten questions, a command for each, and Python for nine', () => {
    expect([...PAGE.matchAll(/^## (\d+)\./gm)].map(([, n]) => Number(n))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect([...PAGE.matchAll(/```sh\ncopydesk /g)]).toHaveLength(10);
    expect(BLOCKS).toHaveLength(1 + 9);
  });
});

describe.runIf(hasBoto3)('the cookbook’s Python on the local run', () => {
  let newsroom: Newsroom;
  let said: string[];

  beforeAll(async () => {
    newsroom = await runNewsroom([
      ...ARTICLES.filter(({ key }) => key.startsWith('news/') || key.includes('united-states')).map(
        (article) => ({
          key: article.key,
          body: bodyOf(article),
        }),
      ),
      ...FAILURES,
    ]);
    const marked = BLOCKS.map((block) => `${block}\nprint("====", flush=True)\n`);
    const { stdout } = await promisify(execFile)('python3', ['-c', marked.join('')], {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: newsroom.url,
        AWS_REGION: 'us-east-1',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        COPYDESK_TABLE: newsroom.table,
        COPYDESK_BUCKET: newsroom.bucket,
        COPYDESK_BUS: newsroom.bus,
      },
    });
    said = stdout.split('====\n');
  }, 400_000);
  afterAll(() => newsroom?.close());

  it.each<[question: number, says: RegExp]>([
    [1, /^2026-03-01 NEUTRAL forms\/united-states-6\.json .*U\.S\.A\..*\n(.*\n){5}mean tone -?0\.\d+\n$/],
    [2, /^\[\('Ilse Brandt', 3\)\]\n$/],
    [3, /There she met officials of \[NATO\]\. \[Brandt\] will return to \[Bonn\] on \[Friday\]\./],
    [4, /^sentiment news\/microsoft-fine\.json\ntargetedSentiment news\/microsoft-fine\.json\n$/],
    [5, /^key,.*\r\n(.*\r\n)*news\/nato-visit\.json,2026-03-12T08:00:00\.000Z,ORGANIZATION,NATO,1,/],
    [6, /^\['news\/brandt-award\.json', 'news\/nato-visit\.json'\]\n$/],
    [7, /^$/],
    [8, /^2026-03-09 1 -0\.\d+\n2026-03-10 1 0\.\d+\n2026-03-13 1 -?\d\.\d+\n$/],
    [9, /^REJECTED \['EMPTY'\] /],
  ])('answers question %i', (question, says) => {
    expect(said[question]).toMatch(says);
  });
});
