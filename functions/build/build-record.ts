import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { version } from 'esbuild';
import { BUILD_OPTIONS } from './build-options.ts';
import { replaceFile } from './replace-file.ts';

/** File path → digest of its content; undefined for a file that does not exist. */
type Digests = Readonly<Record<string, string | undefined>>;

/** One file of a bundle. */
export interface Chunk {
  readonly name: string;
  readonly bytes: number;
  /** The chunks it imports, at once or lazily: by a dynamic import. */
  readonly imports: readonly { readonly name: string; readonly lazy: boolean }[];
}

/** The inputs and outputs of a bundle's build. */
export interface BuildRecord {
  readonly options: string;
  readonly entry: string;
  readonly inputs: Digests;
  readonly outputs: Digests;
  readonly chunks: readonly Chunk[];
}

/** Whether a new build would make the same files: the bundler, its options and all files are unchanged. */
export async function isUpToDate(record: BuildRecord, entry: string): Promise<boolean> {
  if (record.options !== hashOptions() || record.entry !== entry) return false;
  const before = { ...record.inputs, ...record.outputs };
  const now = await hashFiles(Object.keys(before));
  return Object.entries(before).every(([path, digest]) => digest !== undefined && now[path] === digest);
}

export function hashOptions(): string {
  return digestOfInput(JSON.stringify([version, BUILD_OPTIONS]));
}

export async function hashFiles(paths: readonly string[]): Promise<Digests> {
  const entries = paths.map(async (path) => [path, await hashFile(path)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** @returns undefined before the first build, and for a record in the format of an earlier version */
export async function readRecord(outDir: string, stage: string): Promise<BuildRecord | undefined> {
  try {
    const record: Partial<BuildRecord> = JSON.parse(await readFile(recordPath(outDir, stage), 'utf8'));
    return record.inputs && record.outputs && record.chunks ? (record as BuildRecord) : undefined;
  } catch {
    return undefined;
  }
}

export async function writeRecord(outDir: string, stage: string, record: BuildRecord): Promise<void> {
  await replaceFile(recordPath(outDir, stage), JSON.stringify(record), outDir);
}

/** Beside the function's folder and not in it: the folder is the asset. */
function recordPath(outDir: string, stage: string): string {
  return join(outDir, `${stage}.build.json`);
}

async function hashFile(path: string): Promise<string | undefined> {
  try {
    return digestOfInput(await readFile(path));
  } catch {
    return undefined;
  }
}

function digestOfInput(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
