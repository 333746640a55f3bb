import { readFileSync } from 'node:fs';
import { writeAtomically } from '../data-folder/write-atomically.ts';

interface Switched {
  readonly isEnabled: boolean;
  /** The state in the template at that time. */
  readonly byTemplate: boolean;
}

/**
 * The event source mappings that were enabled or disabled through the API. A switch holds until the state in the template
 * changes. AWS does the same, since a deployment changes only the properties that changed in the template.
 */
export class MappingSwitches {
  readonly #path: string;
  readonly #switched: Record<string, Switched>;

  /** @param path of their file */
  constructor(path: string) {
    this.#path = path;
    this.#switched = read(path);
  }

  isEnabled(id: string, byTemplate: boolean): boolean {
    const switched = this.#switched[id];
    return switched?.byTemplate === byTemplate ? switched.isEnabled : byTemplate;
  }

  /** The switch is on disk when this returns. */
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
