import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeTempDir, startStack } from '../fixtures/start-stack.ts';

describe('a data folder', () => {
  test.each<[string, (dataDir: string) => void, RegExp]>([
    [
      'with other content',
      (dir) => writeFileSync(join(dir, 'article.txt'), 'x'),
      /^The folder .* has other content and is not the data folder of an earlier run\. Name .* --data$/,
    ],
    [
      'that is a file',
      (dir) => {
        rmSync(dir, { recursive: true });
        writeFileSync(dir, 'x');
      },
      /^The data folder .* cannot be created: .*\. Name another with --data$/,
    ],
    ...['lock.db', 's3-and-sqs/fauxqs.db', 'dynamodb/tables.sqlite', 'event-sources.json', 'sequencer'].map(
      (name): [string, (dir: string) => void, RegExp] => [
        `whose ${name} is damaged`,
        (dir) => {
          mkdirSync(dirname(join(dir, name)), { recursive: true });
          writeFileSync(join(dir, 'lock.db'), '');
          writeFileSync(join(dir, name), 'this is no database '.repeat(100));
        },
        /^The data folder .* cannot be read: .*\. Remove it, or name another folder with --data$/,
      ],
    ),
  ])('%s is rejected, with advice', async (_, spoil, message) => {
    const dataDir = makeTempDir();
    spoil(dataDir);
    await expect(startStack(() => ({}), { dataDir })).rejects.toThrow(message);
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
    rmSync(dataDir, { recursive: true, force: true });
  });

  // Root writes everywhere.
  test.skipIf(process.getuid?.() === 0)('that is read-only is rejected, with advice', async () => {
    const dataDir = makeTempDir();
    chmodSync(dataDir, 0o555);
    await expect(startStack(() => ({}), { dataDir })).rejects.toThrow(
      `The data folder ${dataDir} cannot be written: EACCES: permission denied, access '${dataDir}'. Make it writable`,
    );
    rmSync(dataDir, { recursive: true });
  });

  test('that holds only hidden files is accepted', async () => {
    const dataDir = makeTempDir();
    writeFileSync(join(dataDir, '.gitkeep'), '');
    await (await startStack(() => ({}), { dataDir })).close();
  });
});

test('a data folder whose table has other keys is rejected as stale', async () => {
  const dataDir = makeTempDir();
  const table = (AttributeName: string) => ({
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName, AttributeType: 'S' }],
        KeySchema: [{ AttributeName, KeyType: 'HASH' }],
      },
    },
  });
  for (let i = 0; i < 2; i++)
    await (await startStack(() => table('a'), { dataDir })).close({ keepData: true });
  await expect(startStack(() => table('b'), { dataDir })).rejects.toThrow(
    'The data folder is stale: its table Test-Table has other keys or indexes than the template.',
  );
  rmSync(dataDir, { recursive: true, force: true });
});
