import type { Guard } from './guard.ts';
import { RECHECK } from './simulations.ts';

export const UNBUNDLE_GUARDS: readonly Guard[] = [
  {
    name: 'the claim of a bundle has a recheck',
    file: 'functions/unbundle/start-bundle.ts',
    without: '',
    seenBy: [
      `${RECHECK} > the recheck finishes`,
      'tests/functions/unbundle/bundle-versions.test.ts > after the claim is repaired by the recheck',
    ],
  },
  {
    name: 'the claim of a bundle that lost a race is tried again',
    file: 'functions/unbundle/start-bundle.ts',
    without:
      'if (await ports.store.claim(claimed, record)) return ports.queue.send([workOn(generation)]);\n    else return;',
    seenBy: [
      'tests/functions/unbundle/bundle-versions.test.ts > an event that loses a race against a backfill',
    ],
  },
  {
    name: 'a redelivered event resumes its bundle',
    file: 'functions/unbundle/decide-start.ts',
    without: '',
    seenBy: ['tests/functions/unbundle/decide-start.test.ts > a put in progress'],
  },
  {
    name: 'a bundle that was deleted half read is read again',
    file: 'functions/unbundle/decide-start.ts',
    without: 'const isWhole = isSame;',
    seenBy: ['tests/functions/unbundle/unbundle.test.ts > deleted while it is read ends as GONE'],
  },
  {
    name: 'a bundle that changed while it was read is reread later',
    file: 'functions/unbundle/continue-bundle.ts',
    without: 'return;',
    seenBy: [
      'tests/functions/unbundle/bundle-versions.test.ts > a version that was put back without an event is started',
    ],
  },
  {
    name: 'a reread continues a bundle that was deleted while it was read',
    file: 'functions/unbundle/reread-bundle.ts',
    without: '',
    seenBy: [
      'tests/functions/unbundle/bundle-versions.test.ts > corrected while it was read, and then deleted, ends as GONE',
    ],
  },
  {
    name: 'a bundle is reread once every invocation that reads an older version is dead',
    file: 'functions/unbundle/continue-bundle.ts',
    without: '',
    seenBy: [
      'tests/functions/unbundle/bundle-versions.test.ts > the writes of an invocation that slept through a correction',
    ],
  },
  {
    name: 'an older version of a bundle overwrites nothing',
    file: 'functions/unbundle/decide-write.ts',
    without: "return 'put';",
    seenBy: ['tests/functions/unbundle/decide-write.test.ts > over an object that a newer version put'],
  },
  {
    name: 'a reread of a bundle leaves articles alone that were put or deleted by hand',
    file: 'functions/unbundle/decide-write.ts',
    without: "return 'put';",
    seenBy: ['tests/functions/unbundle/decide-write.test.ts > over an object that unbundle did not put'],
  },
  {
    name: 'an article of a bundle is put over exactly the object that was read',
    file: 'core/runtime/s3-objects.ts',
    without: '',
    seenBy: ['tests/functions/unbundle/article-writer.process.test.ts > that lost a race'],
  },
];
