import { readFileSync } from 'node:fs';
import { writeAtomically } from '../data-folder/write-atomically.ts';

interface Switched {
  readonly isEnabled: boolean;
  /** What the template said at that time. */
  readonly byTemplate: boolean;
}

/**
 * Which event source mappings were enabled or disabled while they ran. It holds until the template itself says
 * otherwise than it did, as it does on AWS: a deployment changes only what has changed in the template.
 */
export class MappingSwitches {
  readonly #path: string;
  readonly #switched: Record<string, Switched>;

  /** @param path where they are kept */
  constructor(path: string) {
    this.#path = path;
    this.#switched = read(path);
  }

  isEnabled(id: string, byTemplate: boolean): boolean {
    const switched = this.#switched[id];
    return switched?.byTemplate === byTemplate ? switched.isEnabled : byTemplate;
  }

  /** Kept when this returns. */
  set(id: string, isEnabled: boolean, byTemplate: boolean): void {
    this.#switched[id] = { isEnabled, byTemplate };
    writeAtomically(this.#path, JSON.stringify(this.#switched));
  }
}

function read(path: string): Record<string, Switched> {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
