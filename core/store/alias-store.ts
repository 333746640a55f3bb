import type { AliasFile } from '../article/names/alias-file.ts';
import { type Aliases, digestOfAliases, openAliases } from '../article/names/aliases.ts';
import { deflateJson, inflateJson } from './compact.ts';
import { aliasesKey } from './keys.ts';
import { BYTES, parserOf } from './parse-item.ts';
import type { Table } from './table.ts';

const parseAliases = parserOf<{ file: Uint8Array }>('alias file', { file: BYTES });

/** The owner's alias files: each stays in the table under its digest, and is never changed. */
export class AliasStore {
  readonly #table: Pick<Table, 'get' | 'put'>;
  readonly #known = new Map<string, Aliases>();

  constructor(table: Pick<Table, 'get' | 'put'>) {
    this.#table = table;
  }

  /** A repetition changes nothing: the digest is of the content. */
  async put(file: AliasFile): Promise<void> {
    await this.#table.put({ ...aliasesKey(digestOfAliases(file)), file: deflateJson(file) });
  }

  /**
   * Reads the aliases that settings name, once for each digest.
   *
   * @returns undefined for settings without aliases
   * @throws Error where the table does not have them
   */
  async read(digest: string | undefined): Promise<Aliases | undefined> {
    if (digest === undefined) return undefined;
    const aliases = this.#known.get(digest) ?? (await this.find(digest));
    if (!aliases)
      throw new Error(
        `The table has no alias file ${digest}, which the article's settings name. Something other than Copydesk deleted ` +
          'the item. Deploy that alias file again and upload any article, or run copydesk backfill',
      );
    this.#known.set(digest, aliases);
    return aliases;
  }

  /** @returns undefined where the table does not have them: no article was started with them yet */
  async find(digest: string): Promise<Aliases | undefined> {
    const item = await this.#table.get(aliasesKey(digest));
    if (!item) return undefined;
    return openAliases(inflateJson(parseAliases(item).file, item) as AliasFile);
  }
}
