import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Template } from './template.ts';

/** A stack of a cloud assembly: its template, and where each of its file assets stands on disk. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** Folder by object key, as a function's `Code.S3Key` names it. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Reads one stack of what `cdk synth` wrote.
 *
 * @throws Error when the folder holds no such stack, saying what to do
 */
export async function readAssembly(dir: string, stackName: string): Promise<Assembly> {
  const template = await readJson<Template>(dir, `${stackName}.template.json`);
  const manifest = await readJson<AssetManifest>(dir, `${stackName}.assets.json`);
  const assets = new Map<string, string>();
  for (const { source, destinations } of Object.values(manifest.files ?? {})) {
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(dir, source.path));
  }
  return { stackName, template, assets };
}

interface AssetManifest {
  readonly files?: Record<
    string,
    {
      readonly source: { readonly path: string };
      readonly destinations: Record<string, { readonly objectKey: string }>;
    }
  >;
}

async function readJson<T>(dir: string, name: string): Promise<T> {
  try {
    return JSON.parse(await readFile(join(dir, name), 'utf8')) as T;
  } catch (error) {
    throw new Error(`There is no ${name} in ${dir}: synthesize the stack first (npm run synth)`, {
      cause: error,
    });
  }
}
