import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AliasFile, parseAliasFile } from '@copydesk/core/article/names/alias-file';
import { digestOfAliases } from '@copydesk/core/article/names/aliases';
import type { AliasStore } from '@copydesk/core/store/alias-store';

/** The template puts the owner's alias file under this name into the folder of the function's code. */
const FILE = 'aliases.json';

/** The owner's alias file, as it was deployed with this function. */
export class OwnAliases {
  /** Undefined where the owner has no aliases. */
  readonly digest: string | undefined;
  readonly #file: AliasFile | undefined;
  readonly #store: Pick<AliasStore, 'put'>;
  #kept: Promise<void> | undefined;

  constructor(file: AliasFile | undefined, store: Pick<AliasStore, 'put'>) {
    this.#file = file;
    this.#store = store;
    this.digest = file && digestOfAliases(file);
  }

  /** @throws Error for a file that is not valid, which the synth refuses */
  static in(folder: string, store: Pick<AliasStore, 'put'>): OwnAliases {
    const path = join(folder, FILE);
    return new OwnAliases(
      existsSync(path) ? parseAliasFile(readFileSync(path, 'utf8'), path) : undefined,
      store,
    );
  }

  /** Puts the file into the table, once for each process. Publish and readers find it there by its digest. */
  async keep(): Promise<void> {
    if (!this.#file) return;
    this.#kept ??= this.#store.put(this.#file);
    try {
      await this.#kept;
    } catch (error) {
      this.#kept = undefined;
      throw error;
    }
  }
}
