import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAliases } from '../../../core/article/names/aliases.ts';
import { AliasStore } from '../../../core/store/alias-store.ts';
import { Table } from '../../../core/store/table.ts';
import { OwnAliases } from '../../../functions/split/own-aliases.ts';
import { aliasFile, settingsWith } from '../../support/aliases.ts';
import { createTestStages, type TestStages } from '../../support/create-test-stages.ts';
import { startTable, type TestTable } from '../../support/start-table.ts';

const PERSIA = aliasFile({ names: [{ name: 'Persia', aliases: ['Iran'] }], hide: ['Donald Trump'] });
const IRAN = aliasFile({ names: [{ name: 'IRAN', aliases: ['Iran'] }] });
const TEXT =
  'The government of Iran said on Monday that talks would go on. Donald Trump said that Iran had to agree to the terms first.';

let table: TestTable;
let count = 0;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const nextStages = () => createTestStages(table, `aliases-${++count}.txt`);
const deployed = (file: Parameters<typeof settingsWith>[0]) => ({
  settings: settingsWith(file),
  aliases: new OwnAliases(file, new AliasStore(new Table(table.name, table.client))),
});
const namesOf = (stages: TestStages) =>
  stages.events.at(-1)?.detail.article?.topEntities.map(({ canonical }) => canonical);

describe('an owner’s alias file', () => {
  it('is in the table before the article is claimed', async () => {
    const stages = nextStages();
    const file = aliasFile({ names: [{ name: 'A', aliases: ['B'] }] });
    const { settings, aliases } = deployed(file);
    const store = new AliasStore(new Table(table.name, table.client));
    const seen: unknown[] = [];
    await stages.split(stages.put(TEXT, '01'), {
      settings,
      aliases,
      store: {
        readHead: (id) => stages.store.readHead(id),
        advance: (...parameters) => stages.store.advance(...parameters),
        putTombstone: (tombstone) => stages.store.putTombstone(tombstone),
        claim: async (claim) => {
          seen.push((await store.find(String(settings.aliases)))?.find('b'));
          return stages.store.claim(claim);
        },
      },
    });
    expect(seen).toEqual(['A']);
    expect((await stages.head())?.settings).toEqual(settings);
  });

  it('gives the article its names, and hides others', async () => {
    const stages = nextStages();
    await stages.split(stages.put(TEXT, '01'), deployed(PERSIA));
    await stages.settle();
    expect(namesOf(stages)).toEqual(['Persia']);
  });

  it('changes an article by a backfill that asks the engine nothing', async () => {
    const stages = nextStages();
    const text = `${TEXT} The council of the harbour met.`;
    await stages.split(stages.put(text, '01'));
    await stages.settle();
    const asked = stages.detector.asked.length;
    expect(asked).toBeGreaterThan(0);
    expect(namesOf(stages)).toEqual(['Iran', 'Donald Trump']);
    await stages.split(stages.backfill, deployed(PERSIA));
    await stages.settle();
    expect(namesOf(stages)).toEqual(['Persia']);
    await stages.split(stages.backfill, deployed(PERSIA));
    expect(stages.queues.passages.take()).toEqual([]);
    await stages.split(stages.backfill, deployed(IRAN));
    await stages.settle();
    expect(namesOf(stages)).toEqual(['IRAN', 'Donald Trump']);
    expect(stages.detector.asked).toHaveLength(asked);
  });

  it('that changes meanwhile does not change an article in progress', async () => {
    const stages = nextStages();
    await stages.split(stages.put(TEXT, '01'), deployed(PERSIA));
    await stages.split(stages.backfill, deployed(IRAN));
    await stages.settle();
    expect(namesOf(stages)).toEqual(['Persia']);
  });

  it('that is gone from the table fails the publication, with what to do', async () => {
    const stages = nextStages();
    const settings = settingsWith(aliasFile({ hide: ['Nobody'] }));
    await stages.split(stages.put(TEXT, '01'), { settings });
    await expect(stages.settle()).rejects.toThrow(
      /^The table has no alias file [0-9a-f]{32}, .* Deploy that alias file again .* or run copydesk backfill$/,
    );
  });
});

describe('the alias file beside the function', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'copydesk-aliases-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is not needed', async () => {
    const aliases = OwnAliases.in(folder, { put: () => Promise.reject(new Error('not called')) });
    await aliases.keep();
    expect(aliases.digest).toBeUndefined();
  });

  it('is put once for each process, and again where that failed', async () => {
    await writeFile(join(folder, 'aliases.json'), '{"version":1,"hide":["Reuters"]}');
    const puts: string[] = [];
    const put = async (file: typeof PERSIA) => {
      puts.push(openAliases(file).digest);
      if (puts.length === 1) throw new Error('throttled');
    };
    const aliases = OwnAliases.in(folder, { put });
    await expect(aliases.keep()).rejects.toThrow('throttled');
    await Promise.all([aliases.keep(), aliases.keep()]);
    await aliases.keep();
    expect(puts).toEqual([aliases.digest, aliases.digest]);
  });
});
