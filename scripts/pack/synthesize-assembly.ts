import { execFile } from 'node:child_process';
import { cp, glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The files that the local run reads. The other files of an assembly name the source lines that made each construct. */
const FILES = ['Copydesk.template.json', 'Copydesk.assets.json', 'asset.*'];
/** What the CDK's function that copies the page's files is made of: 22 MB. The local run serves the files without it. */
const UNUSED = ['asset.*.zip', 'asset.*/index.py'];

/** Builds the functions and synthesizes the stack into `outDir`, so that `copydesk dev` runs where no CDK is installed. */
export async function synthesizeAssembly(root: string, outDir: string): Promise<void> {
  const assembly = await mkdtemp(join(tmpdir(), 'copydesk-assembly-'));
  try {
    await promisify(execFile)(process.execPath, [join(root, 'infra/app.ts')], {
      cwd: root,
      // CDK's check of resource schemas only warns. `npm run synth` makes it.
      env: {
        ...process.env,
        CDK_OUTDIR: assembly,
        CDK_VALIDATION: 'false',
        // The page too: the local run always serves it.
        CDK_CONTEXT_JSON: JSON.stringify({ web: true }),
      },
    });
    const unused = new Set<string>();
    for await (const path of glob(UNUSED, { cwd: assembly })) unused.add(path.split('/')[0] ?? '');
    for await (const name of glob(FILES, { cwd: assembly })) {
      if (unused.has(name)) continue;
      await cp(join(assembly, name), join(outDir, name), { recursive: true });
    }
  } finally {
    await rm(assembly, { recursive: true });
  }
}
