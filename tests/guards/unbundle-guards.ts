import type { Guard } from './guard.ts';
import { RECHECK } from './simulations.ts';

export const UNBUNDLE_GUARDS: readonly Guard[] = [
  {
    name: 'a bundle’s claim has a recheck planned',
    file: 'functions/unbundle/start-bundle.ts',
    line: 'await ports.queue.send([{ ...workOn(generation), isSecondLook: true }], { delaySeconds });',
    without: 'void delaySeconds;',
    seenBy: [
      `${RECHECK} > the recheck finishes`,
      'tests/functions/unbundle/unbundle.test.ts > after the claim is repaired by the recheck',
    ],
  },
  {
    name: 'retry a claim for a bundle after a lost race',
    file: 'functions/unbundle/start-bundle.ts',
    line: 'if (await ports.store.claim(claimed, record)) return ports.queue.send([workOn(generation)]);',
    without:
      'if (await ports.store.claim(claimed, record)) return ports.queue.send([workOn(generation)]); else return;',
    seenBy: ['tests/functions/unbundle/unbundle.test.ts > an event that loses a race against a backfill'],
  },
  {
    name: 'a bundle’s redelivery resumes',
    file: 'functions/unbundle/decide-start.ts',
    line: "if (isSame && record.status === 'UNBUNDLING') return 'resume';",
    without: '',
    seenBy: ['tests/functions/unbundle/decide-start.test.ts > a put in progress'],
  },
  {
    name: 'a bundle that was left half read is read again',
    file: 'functions/unbundle/decide-start.ts',
    line: "const isWhole = isSame && record.report?.stop?.reason !== 'GONE';",
    without: 'const isWhole = isSame;',
    seenBy: ['tests/functions/unbundle/unbundle.test.ts > deleted while it is read ends as GONE'],
  },
  {
    name: 'a bundle that changed while it was read is reread later',
    file: 'functions/unbundle/continue-bundle.ts',
    line: "if (slice === 'changed') return planReread(record, ports);",
    without: "if (slice === 'changed') return;",
    seenBy: [
      'tests/functions/unbundle/unbundle.test.ts > a version that was put back without an event is started',
    ],
  },
  {
    name: 'a reread continues a bundle that was deleted while it was read',
    file: 'functions/unbundle/reread-bundle.ts',
    line: "await ports.queue.send([{ type: 'go-on', bucket, key, generation }]);",
    without: '',
    seenBy: [
      'tests/functions/unbundle/unbundle.test.ts > corrected while it was read, and then deleted, ends as GONE',
    ],
  },
  {
    name: 'a bundle is reread once every invocation that reads an older version is dead',
    file: 'functions/unbundle/continue-bundle.ts',
    line: 'if (record.previous !== undefined) await planReread(record, ports);',
    without: '',
    seenBy: [
      'tests/functions/unbundle/unbundle.test.ts > the writes of an invocation that slept through a correction',
    ],
  },
  {
    name: 'an older version of a bundle overwrites nothing',
    file: 'functions/unbundle/decide-write.ts',
    line: "return mark.sequencer > mine.sequencer ? 'overtaken' : 'put';",
    without: "return 'put';",
    seenBy: ['tests/functions/unbundle/decide-write.test.ts > over an object that a newer version put'],
  },
  {
    name: 'a reread of a bundle leaves articles alone that were put or deleted by hand',
    file: 'functions/unbundle/decide-write.ts',
    line: "if (!mark) return isReread ? 'left' : 'put';",
    without: "if (!mark) return 'put';",
    seenBy: ['tests/functions/unbundle/decide-write.test.ts > over an object that unbundle did not put'],
  },
  {
    name: 'an article of a bundle is put over exactly the object that was read',
    file: 'functions/unbundle/article-writer.ts',
    line: "...(existing ? { IfMatch: existing.etag } : { IfNoneMatch: '*' }),",
    without: '',
    seenBy: ['tests/functions/unbundle/article-writer.test.ts > that lost a race'],
  },
];
