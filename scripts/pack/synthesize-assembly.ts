import { execFile } from 'node:child_process';
import { cp, glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The files that the local run reads. The other files of an assembly name the source lines that made each construct. */
const FILES = ['Copydesk.template.json', 'Copydesk.assets.json', 'asset.*'];

/** Builds the functions and synthesizes the stack into `outDir`, so that `copydesk dev` runs where no CDK is installed. */
export async function synthesizeAssembly(root: string, outDir: string): Promise<void> {
  const assembly = await mkdtemp(join(tmpdir(), 'copydesk-assembly-'));
  try {
    await promisify(execFile)(process.execPath, [join(root, 'infra/app.ts')], {
      cwd: root,
      // CDK's check of resource schemas only warns. `npm run synth` makes it.
      env: { ...process.env, CDK_OUTDIR: assembly, CDK_VALIDATION: 'false' },
    });
    for await (const name of glob(FILES, { cwd: assembly }))
      await cp(join(assembly, name), join(outDir, name), { recursive: true });
  } finally {
    await rm(assembly, { recursive: true });
  }
}
