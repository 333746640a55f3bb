import type { Chunk } from './build-record.ts';

/**
 * The bytes that load when the handler is imported (`eager`), and the bytes behind dynamic imports (`lazy`).
 *
 * @throws Error when a chunk imports one that is not in the bundle
 */
export function measureBundle(chunks: readonly Chunk[]): { readonly eager: number; readonly lazy: number } {
  const byName = new Map(chunks.map((chunk) => [chunk.name, chunk]));
  const eager = new Set<string>();
  const reach = (name: string): void => {
    if (eager.has(name)) return;
    const chunk = byName.get(name);
    if (!chunk)
      throw new Error(`The bundle has no ${name}, which one of its chunks imports. Build it again.`);
    eager.add(name);
    for (const imported of chunk.imports) if (!imported.lazy) reach(imported.name);
  };
  reach('handler.mjs');
  let [eagerBytes, lazyBytes] = [0, 0];
  for (const { name, bytes } of chunks) {
    if (eager.has(name)) eagerBytes += bytes;
    else lazyBytes += bytes;
  }
  return { eager: eagerBytes, lazy: lazyBytes };
}
