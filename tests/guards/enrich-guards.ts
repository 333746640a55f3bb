import type { Guard } from './guard.ts';
import { DUPLICATES, MODEL_CHECK } from './simulations.ts';

export const ENRICH_GUARDS: readonly Guard[] = [
  {
    name: 'enrich analyses no passage of a superseded generation',
    file: 'functions/enrich/decide-passage.ts',
    without: '',
    seenBy: [
      `${DUPLICATES} > bills nothing for a version that was superseded`,
      'tests/functions/enrich/enrich-superseded.test.ts > bills nothing, and removes its item',
    ],
  },
  {
    name: 'enrich announces a generation that has nothing pending',
    file: 'functions/enrich/decide-passage.ts',
    without: "return 'done';",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/enrich/enrich-failures.test.ts > to learn that a passage was settled',
    ],
  },
  {
    name: 'enrich removes what it wrote for a superseded generation',
    file: 'functions/enrich/record-findings.ts',
    without: 'false',
    seenBy: [
      'tests/functions/enrich/enrich-superseded.test.ts > writes no record of one that is superseded while it is analysed',
    ],
  },
  {
    name: 'enrich removes no item that readers still see',
    file: 'functions/enrich/look-at-passage.ts',
    without: 'true',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/enrich/enrich-superseded.test.ts > leaves an item that readers still see',
    ],
  },
  {
    name: 'enrich settles the passages that it recorded',
    file: 'functions/enrich/record-findings.ts',
    without: 'const settled = { anyPending: false };',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/enrich/enrich-passages.test.ts > settles only the passages that were recorded',
    ],
  },
  {
    name: 'a settled passage is not analysed again while others are pending',
    file: 'functions/enrich/decide-passage.ts',
    without: '!head.pending',
    seenBy: ['tests/functions/enrich/decide-passage.test.ts > settled, others pending'],
  },
  {
    name: 'a settled passage is not analysed again',
    file: 'functions/enrich/decide-passage.ts',
    without: 'false',
    seenBy: [
      `${DUPLICATES} > every message five times`,
      'tests/functions/enrich/decide-passage.test.ts > nothing pending',
    ],
  },
  {
    name: 'the cache is read before Comprehend is called',
    file: 'functions/enrich/analyse-once.ts',
    without: 'const cached = new Map();',
    seenBy: [`${DUPLICATES} > bills nothing for an identical object`],
  },
];
