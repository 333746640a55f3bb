import { registerHooks } from 'node:module';
import { type Guard, removeGuard } from './guard.ts';

/** Takes the line out of what this process loads from now on. The source is changed on its way only, never on disk. */
export function removeAtLoad(guard: Guard): void {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      return url.endsWith(`/${guard.file}`) && loaded.source
        ? { ...loaded, source: removeGuard(String(loaded.source), guard) }
        : loaded;
    },
  });
}
