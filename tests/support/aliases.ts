import { type AliasFile, parseAliasFile } from '../../core/article/names/alias-file.ts';
import { type Aliases, digestOfAliases, openAliases } from '../../core/article/names/aliases.ts';
import type { Settings } from '../../core/article/settings.ts';
import { AliasStore } from '../../core/store/alias-store.ts';
import type { Table } from '../../core/store/table.ts';
import { OwnAliases } from '../../functions/split/own-aliases.ts';
import { SETTINGS } from './articles.ts';

export const aliasFile = (content: object): AliasFile =>
  parseAliasFile(JSON.stringify({ version: 1, ...content }), 'aliases.json');

/** Settings with an alias file, which `ownAliasesOf` finds again. */
export function settingsWith(file: AliasFile): Settings {
  const aliases = digestOfAliases(file);
  files.set(aliases, file);
  return { ...SETTINGS, aliases };
}

/** The aliases of a split function that is deployed with these settings. */
export const ownAliasesOf = ({ aliases }: Settings, table: Table): OwnAliases =>
  new OwnAliases(aliases === undefined ? undefined : files.get(aliases), new AliasStore(table));

const files = new Map<string, AliasFile>();

/** The aliases of settings that `settingsWith` made. */
export function aliasesOf(settings: Settings | undefined): Aliases | undefined {
  const file = settings?.aliases === undefined ? undefined : files.get(settings.aliases);
  return file && openAliases(file);
}

/** The aliases of every file so far. */
export const allAliases = (): Aliases[] => [...files.values()].map(openAliases);
