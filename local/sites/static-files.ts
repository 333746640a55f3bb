import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { HttpAnswer } from '../http/to-answer.ts';
import type { SiteFolder } from './site.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves files of folders. Only names that the folders had at the start are known, so that no path leads out of them.
 *
 * @param rootObject the name that the path `/` means
 */
export function serveFiles(
  folders: readonly SiteFolder[],
  rootObject: string,
): (method: string, path: string, knownTag?: string) => HttpAnswer {
  const files = new Map(
    folders.flatMap((folder) => namesIn(folder.dir).map((name) => [name, folder] as const)),
  );
  return (method, path, knownTag) => {
    if (method !== 'GET' && method !== 'HEAD') return text(405, 'Only GET and HEAD are possible here.');
    const name = decode(path).slice(1) || rootObject;
    const folder = files.get(name);
    if (!folder) return text(404, 'There is no such file.');
    const body = contentOf(join(folder.dir, name), folder.markers);
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
      etag,
    };
    return knownTag === etag
      ? { status: 304, headers, body: Buffer.alloc(0) }
      : { status: 200, headers, body };
  };
}

function contentOf(path: string, markers: SiteFolder['markers']): Buffer {
  const bytes = readFileSync(path);
  const used = Object.entries(markers).filter(([marker]) => bytes.includes(marker));
  if (used.length === 0) return bytes;
  let content = bytes.toString();
  for (const [marker, value] of used) content = content.replaceAll(marker, value);
  return Buffer.from(content);
}

const namesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .map((name) => relative('.', name).split(sep).join('/'));

const text = (status: number, message: string): HttpAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from(`${message}\n`),
});

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
