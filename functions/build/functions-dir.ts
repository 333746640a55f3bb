import { fileURLToPath } from 'node:url';

/** The repository, or the package where it is installed. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The folder of the bundles, one folder for each function. */
export const FUNCTIONS_DIR = fileURLToPath(new URL('../../dist/functions/', import.meta.url));
