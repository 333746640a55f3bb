import { BUNDLES_PREFIX, isBundleKey } from '@copydesk/core/article/bundle';
import type { StatedFacts } from '../stated-facts.ts';
import type { Manifest } from './read-manifest.ts';

/** Uploads with the facts that were stated about them, and what did not fit together. */
export interface Stated<U> {
  readonly uploads: readonly (U & { readonly facts?: StatedFacts })[];
  /** Keys of the manifest that no upload has. */
  readonly unknownKeys: readonly string[];
  /** Keys of uploads that the manifest does not list; empty without a manifest. */
  readonly unlisted: readonly string[];
}

/**
 * Gives each upload the facts that the manifest states about its key, with or without the prefix, and a date where the manifest
 * states none.
 *
 * @param publishedAt a date for all uploads
 * @throws Error where facts are stated about a bundle, whose articles state their own
 */
export function stateFacts<U extends { readonly key: string }>(
  uploads: readonly U[],
  prefix: string,
  {
    manifest,
    publishedAt,
  }: { readonly manifest?: Manifest | undefined; readonly publishedAt?: string | undefined },
): Stated<U> {
  const used = new Set<string>();
  const unlisted: string[] = [];
  const stated = uploads.map((upload) => {
    const names = [upload.key, upload.key.slice(prefix.length)];
    const name = names.find((key) => manifest?.has(key));
    if (name !== undefined) used.add(name);
    else if (manifest) unlisted.push(upload.key);
    const facts = { ...(publishedAt && { date: publishedAt }), ...manifest?.get(name ?? '') };
    if (Object.keys(facts).length === 0) return upload;
    if (isBundleKey(upload.key)) throw aboutBundle(upload.key);
    return { ...upload, facts };
  });
  const unknownKeys = [...(manifest?.keys() ?? [])].filter((key) => !used.has(key));
  return { uploads: stated, unknownKeys, unlisted };
}

function aboutBundle(key: string): Error {
  return new Error(
    `No facts can be stated about ${key}: it is a bundle, and each article in it states its own. ` +
      `Upload what is under ${BUNDLES_PREFIX} by itself, without --published-at and --manifest`,
  );
}
