/** `npm run pack`: builds the tarballs of the published packages in dist/packages/. */
import { join } from 'node:path';
import { packPackages } from './pack-packages.ts';

const outDir = join(import.meta.dirname, '../../dist/packages');
for (const { filename, entryCount, size } of await packPackages(outDir))
  console.error(`dist/packages/${filename}: ${entryCount} files, ${Math.ceil(size / 1000)} KB`);
