import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Command } from 'commander';
import type { CommandDefinition } from '../../cli/commands/command-definition.ts';
import { FILES, type Page, ROOT } from './read-pages.ts';

/** Flags of other programs that the prose names alone. */
const FOREIGN_FLAGS = ['--endpoint-url', '--silent'];

/** The flags of each command of copydesk. */
export type Flags = ReadonlyMap<string, ReadonlySet<string>>;

export async function readFlags(): Promise<Flags> {
  const modules = FILES.filter((file) => /^cli\/commands\/.*-command\.ts$/.test(file));
  const definitions = await Promise.all(
    modules.map(async (file) => Object.values(await import(join(ROOT, file)))[0] as CommandDefinition),
  );
  return new Map(
    definitions.map(({ name, declare }) => {
      const { options } = declare(new Command(name));
      return [name, new Set(['--help', ...options.map(({ long }) => long ?? '')])];
    }),
  );
}

/** What a page has its reader type and does not exist: a script of npm, a benchmark, a command of copydesk, a flag of one. */
export function findMissingCommands({ path, code }: Page, flags: Flags): string[] {
  const scripts = scriptsFor(path);
  const known = new Set([...flags.values()].flatMap((names) => [...names]).concat(FOREIGN_FLAGS));
  return code.flatMap((line) => [
    ...[...line.matchAll(/\bnpm (?:run (?:--?\S+ )*([\w:-]+)|(start|test)\b)/g)]
      .map(([, script, shorthand = '']) => script ?? shorthand)
      .filter((script) => !scripts.has(script))
      .map((script) => `npm run ${script}`),
    ...[...line.matchAll(/\bnpm run bench -- ([a-z]+)/g)]
      .filter(([, name]) => !FILES.includes(`bench/${name}.ts`))
      .map(([command]) => command),
    ...[...line.matchAll(/(?:^|[\s"(])(?:npx )?copydesk ([a-z]+)([^#|;>&"]*)/g)].flatMap(
      ([, command = '', rest = '']) => missingOf(command, rest, flags),
    ),
    ...[...line.matchAll(/\bnpm start ([^#|;>&]*)/g)].flatMap(([, rest = '']) =>
      missingOf('dev', rest.replace('--silent', '').replace(/(^|\s)-- /, ' '), flags),
    ),
    ...(/^--[a-z]/.test(line) ? flagsIn(line).filter((flag) => !known.has(flag)) : []),
  ]);
}

function missingOf(command: string, rest: string, flags: Flags): string[] {
  const own = flags.get(command);
  if (!own) return [`copydesk ${command}`];
  return flagsIn(rest)
    .filter((flag) => !own.has(flag))
    .map((flag) => `copydesk ${command} ${flag}`);
}

const flagsIn = (text: string) => [...text.matchAll(/(?:^|\s)(--[a-z][\w-]*)/g)].map(([, flag = '']) => flag);

/** Those of the page's own package.json, and of the repository's. */
function scriptsFor(page: string): ReadonlySet<string> {
  const manifests = ['package.json', posix.join(posix.dirname(page), 'package.json')];
  const names = manifests
    .filter((manifest) => FILES.includes(manifest))
    .flatMap((manifest) => Object.keys(JSON.parse(readFileSync(join(ROOT, manifest), 'utf8')).scripts ?? {}));
  return new Set(names);
}
