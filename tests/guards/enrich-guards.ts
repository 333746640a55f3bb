import type { Guard } from './guard.ts';
import { DUPLICATES, MODEL_CHECK } from './simulations.ts';

export const ENRICH_GUARDS: readonly Guard[] = [
  {
    name: 'enrich looks at the head',
    file: 'functions/enrich/decide-passage.ts',
    line: "if (head?.generation !== message.generation) return 'superseded';",
    without: '',
    seenBy: [
      `${DUPLICATES} > bills nothing for a version that was superseded`,
      'tests/functions/enrich/enrich-superseded.test.ts > bills nothing, and removes its item',
    ],
  },
  {
    name: 'enrich sends publish a message where it finds nothing pending',
    file: 'functions/enrich/decide-passage.ts',
    line: "return !head.pending && head.status === 'ENRICHING' ? 'notify' : 'done';",
    without: "return 'done';",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/enrich/enrich-failures.test.ts > to learn that a passage was settled',
    ],
  },
  {
    name: 'a superseded enrich removes what it wrote',
    file: 'functions/enrich/record-findings.ts',
    line: 'if (head?.generation !== generation && head?.published !== generation) {',
    without: 'if (false) {',
    seenBy: [
      'tests/functions/enrich/enrich-superseded.test.ts > leaves nothing of one superseded while it was analysed, and settles nothing',
    ],
  },
  {
    name: 'enrich removes nothing that readers still see',
    file: 'functions/enrich/look-at-passage.ts',
    line: 'if (head?.published !== generation) await store',
    without: 'await store',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/enrich/enrich-superseded.test.ts > leaves an item that readers still see',
    ],
  },
  {
    name: 'a passage is put before it is settled',
    file: 'functions/enrich/record-findings.ts',
    line: 'const settled = await store.settlePassages(articleId, generation, indices);',
    without: 'const settled = { anyPending: false };',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/enrich/enrich-passages.test.ts > settles only the passages that were recorded',
    ],
  },
  {
    name: 'what was settled is not analysed again while others are pending',
    file: 'functions/enrich/decide-passage.ts',
    line: 'if (!head.pending?.has(message.passage.index)) {',
    without: 'if (!head.pending) {',
    seenBy: ['tests/functions/enrich/decide-passage.test.ts > settled, others pending'],
  },
  {
    name: 'what is no longer pending is done',
    file: 'functions/enrich/decide-passage.ts',
    line: 'if (!head.pending?.has(message.passage.index)) {',
    without: 'if (false) {',
    seenBy: [
      `${DUPLICATES} > every message five times`,
      'tests/functions/enrich/decide-passage.test.ts > nothing pending',
    ],
  },
  {
    name: 'the cache is asked before Comprehend',
    file: 'functions/enrich/analyse-once.ts',
    line: 'const cached = await cache.read(digests, seconds);',
    without: 'const cached: Awaited<ReturnType<typeof cache.read>> = new Map();',
    seenBy: [`${DUPLICATES} > bills nothing for an identical object`],
  },
];
