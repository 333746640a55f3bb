import type { Guard } from './guard.ts';
import { SECOND_LOOK } from './simulations.ts';

export const UNBUNDLE_GUARDS: readonly Guard[] = [
  {
    name: 'a bundle’s claim has a second look planned',
    file: 'functions/unbundle/unbundle.ts',
    line: 'await ports.queue.send([{ ...goOnWith(generation), isSecondLook: true }], { delaySeconds });',
    without: 'void delaySeconds;',
    seenBy: [
      `${SECOND_LOOK} > is come after`,
      'tests/functions/unbundle/unbundle.test.ts > is made good where nobody is left to ask for the items',
    ],
  },
  {
    name: 'look again after a lost race for a bundle',
    file: 'functions/unbundle/unbundle.ts',
    line: 'if (await ports.store.claim(begun, record)) return ports.queue.send([goOnWith(generation)]);',
    without:
      'if (await ports.store.claim(begun, record)) return ports.queue.send([goOnWith(generation)]); else return;',
    seenBy: ['tests/functions/unbundle/unbundle.test.ts > whose event loses a race against a backfill'],
  },
  {
    name: 'a bundle’s redelivery resumes',
    file: 'functions/unbundle/decide-begin.ts',
    line: "if (isSame && record.status === 'UNBUNDLING') return 'resume';",
    without: '',
    seenBy: ['tests/functions/unbundle/decide-begin.test.ts > a put that is in work'],
  },
  {
    name: 'a bundle that was left half read is read again',
    file: 'functions/unbundle/decide-begin.ts',
    line: "const isWhole = isSame && record.report?.stop?.reason !== 'GONE';",
    without: 'const isWhole = isSame;',
    seenBy: ['tests/functions/unbundle/unbundle.test.ts > that is deleted while it is read says so'],
  },
  {
    name: 'a bundle that changed under its reading is looked at later',
    file: 'functions/unbundle/unbundle.ts',
    line: "if (slice === 'changed') return planReread(record, ports);",
    without: "if (slice === 'changed') return;",
    seenBy: [
      'tests/functions/unbundle/unbundle.test.ts > a version that was put back without an event is found',
    ],
  },
  {
    name: 'a bundle is looked at again when whoever read an older version is dead',
    file: 'functions/unbundle/unbundle.ts',
    line: 'if (record.previous !== undefined) await planReread(record, ports);',
    without: '',
    seenBy: ['tests/functions/unbundle/unbundle.test.ts > an invocation that sleeps over a correction'],
  },
  {
    name: 'an older version of a bundle overwrites nothing',
    file: 'functions/unbundle/decide-write.ts',
    line: "return mark.sequencer > mine.sequencer ? 'overtaken' : 'put';",
    without: "return 'put';",
    seenBy: ['tests/functions/unbundle/decide-write.test.ts > over what a newer version put'],
  },
  {
    name: 'a reread of a bundle changes no article that a hand put or deleted',
    file: 'functions/unbundle/decide-write.ts',
    line: "if (!mark) return isReread ? 'left' : 'put';",
    without: "if (!mark) return 'put';",
    seenBy: ['tests/functions/unbundle/decide-write.test.ts > over what somebody else put'],
  },
  {
    name: 'an article of a bundle is put over exactly what was looked at',
    file: 'functions/unbundle/article-writer.ts',
    line: "...(standing ? { IfMatch: standing.etag } : { IfNoneMatch: '*' }),",
    without: '',
    seenBy: ['tests/functions/unbundle/article-writer.test.ts > that another writer was quicker about'],
  },
];
