/** The packages by folder, and the folders whose packages each may import (docs/decisions/11-folders-are-packages.md). */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  core: [],
  sentences: [],
  analyser: ['sentences'],
  comprehend: ['analyser'],
  local: [],
  api: ['core'],
  functions: ['core', 'analyser', 'sentences', 'api'],
  infra: ['core'],
  cli: ['core', 'comprehend', 'local'],
  web: ['api'],
};

/** Code that belongs to no package. It tests, measures or builds the packages. */
export const OUTSIDE = ['bench', 'examples', 'scripts', 'tests'];
