import { registerHooks } from 'node:module';
import { type Guard, removeGuard } from './guard.ts';

/** Removes a guard from the modules that this process loads from now on. The file on disk stays as it is. */
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
