import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The files that a local run needs besides the code. */
export interface Resources {
  /** A ready cloud assembly. Undefined in the repository, where `synthesize` makes one from the sources. */
  readonly assemblyDir: string | undefined;
  /** The sample articles. */
  readonly seedsDir: string;
}

/** The published package contains a ready assembly and the sample articles; the repository has the articles beside it. */
export function locateResources(
  packageDir: string,
  exists: (path: string) => boolean = existsSync,
): Resources {
  const assemblyDir = join(packageDir, 'assembly');
  return exists(assemblyDir)
    ? { assemblyDir, seedsDir: join(packageDir, 'seeds') }
    : { assemblyDir: undefined, seedsDir: join(packageDir, '../seeds') };
}
