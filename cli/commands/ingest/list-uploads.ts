import { readFile, realpath } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { say } from '../../output/print.ts';
import { listFiles, refuseSameKeys } from '../../upload/list-files.ts';
import { type Manifest, readManifest } from '../../upload/manifest/read-manifest.ts';
import { describeMismatch } from '../../upload/manifest/report-mismatch.ts';
import { type Stated, stateFacts } from '../../upload/manifest/state-facts.ts';
import type { Upload } from '../../upload/upload-articles.ts';

export interface ListOptions {
  /** Of standard input. */
  readonly key: string;
  /** Goes before every key. */
  readonly prefix: string;
  /** ISO 8601. */
  readonly publishedAt?: string;
  /** The path of a manifest. */
  readonly manifest?: string;
}

/**
 * Lists what is to be uploaded, with the facts that the options state. A manifest that is among the files is left out.
 *
 * @param paths files, folders, or `-` for standard input
 * @returns with notes for the person, such as keys of the manifest that no file has
 * @throws Error where a path, the manifest or a key cannot be used
 */
export async function listUploads(
  paths: readonly string[],
  { key, prefix, publishedAt, manifest: path }: ListOptions,
): Promise<Stated<Upload> & { readonly notes: readonly string[] }> {
  const manifest = path === undefined ? undefined : await openManifest(path);
  const found = await Promise.all(
    paths.map(
      async (one): Promise<Upload[]> => (one === '-' ? [{ key, body: await readInput() }] : listFiles([one])),
    ),
  );
  const files = path === undefined ? found.flat() : await withoutFile(found.flat(), path);
  const uploads = files.map((upload) => ({ ...upload, key: prefix + upload.key }));
  refuseSameKeys(uploads);
  const stated = stateFacts(uploads, prefix, { manifest, publishedAt });
  return { ...stated, notes: path === undefined ? [] : describeMismatch(stated, path) };
}

async function openManifest(path: string): Promise<Manifest> {
  const source = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `${path} cannot be used: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`,
    );
  });
  try {
    return readManifest(new TextDecoder('utf-8', { fatal: true }).decode(source), path);
  } catch (error) {
    if (error instanceof TypeError)
      throw new Error(`${path} cannot be used: it is not UTF-8. Save it as UTF-8`);
    throw error;
  }
}

async function withoutFile(uploads: readonly Upload[], path: string): Promise<Upload[]> {
  const own = await realpath(path);
  const paths = await Promise.all(
    uploads.map((upload) => (upload.path ? realpath(upload.path).catch(() => '') : '')),
  );
  return uploads.filter((_, i) => paths[i] !== own);
}

async function readInput(): Promise<Uint8Array> {
  if (process.stdin.isTTY) say('Type or paste the article. End it with Ctrl-D at the start of a line.');
  return buffer(process.stdin);
}
