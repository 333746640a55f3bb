import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Template } from './template.ts';

/** A stack of a cloud assembly: its template and its file assets. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** Paths by object key. A function's `Code.S3Key` is such a key. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Reads one stack from the output of `cdk synth`.
 *
 * @throws Error if the folder holds no such stack
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
    throw new Error(`There is no ${name} in ${dir}: synthesize the stack first (cdk synth)`, {
      cause: error,
    });
  }
}
