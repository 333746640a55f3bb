import type { Guard } from './guard.ts';
import { CRASH, MODEL_CHECK } from './simulations.ts';

export const PUBLISH_GUARDS: readonly Guard[] = [
  {
    name: 'publish removes nothing that readers still see',
    file: 'functions/publish/decide-publication.ts',
    line: "return head?.published === generation ? 'done' : 'remove';",
    without: "return 'remove';",
    seenBy: [MODEL_CHECK, 'tests/functions/publish/publish-article.test.ts > leaves what readers still see'],
  },
  {
    name: 'publish waits for what is pending',
    file: 'functions/publish/decide-publication.ts',
    line: "if (head.pending) return 'done';",
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > keeps showing the older one until it is whole',
    ],
  },
  {
    name: 'publish leaves newer code’s work alone',
    file: 'functions/publish/decide-publication.ts',
    line: "if (head.pipelineVersion > version) return 'leave';",
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > by older code than began it is left to newer code',
    ],
  },
  {
    name: 'publish looks again after it left an article to split',
    file: 'functions/publish/publish-article.ts',
    line: "await ports.publications.send([{ type: 'publish', articleId, generation, isSecondLook: true }], {\n    delaySeconds: ports.resweepDelaySeconds,\n  });\n  await ports.objectEvents",
    without: 'await ports.objectEvents',
    seenBy: ['tests/functions/publish/publish-article.test.ts > that older code shows meanwhile'],
  },
  {
    name: 'the list is made before the flip',
    file: 'functions/publish/publish-article.ts',
    line: 'await ports.store.deleteItems(collection.keys.filter((key) => generationOfKey(key.sk) !== generation));',
    without:
      'await ports.store.deleteItems((await ports.store.readCollection(articleId, generation)).keys.filter((key) => generationOfKey(key.sk) !== generation));',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > by a claim after its flip sweeps nothing',
    ],
  },
  {
    name: 'publish removes what it wrote too late',
    file: 'functions/publish/publish-article.ts',
    line: 'if (now?.generation !== generation && now?.published !== generation) await removeGeneration(head, ports);',
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > removes its own items, not the arriving ones',
    ],
  },
  {
    name: 'publish removes on losing only what readers do not see',
    file: 'functions/publish/publish-article.ts',
    line: 'if (now?.generation !== generation && now?.published !== generation)',
    without: 'if (now?.generation !== generation)',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > while it repeats its flip leaves what it showed before',
    ],
  },
  {
    name: 'what is shown is not merged again',
    file: 'functions/publish/publish-article.ts',
    line: 'const isShown = head.published === generation;',
    without: 'const isShown = false;',
    seenBy: ['tests/functions/publish/publish-article.test.ts > shown before by code that merged otherwise'],
  },
  {
    name: 'publish sweeps',
    file: 'functions/publish/publish-article.ts',
    line: 'await ports.store.deleteItems(collection.keys.filter((key) => generationOfKey(key.sk) !== generation));',
    without: '',
    seenBy: ['tests/functions/publish/publish-article.test.ts > over an older one removes what that left'],
  },
  {
    name: 'the second sweep',
    file: 'functions/publish/publish-article.ts',
    line: 'if (head.previous) await sendResweep(head, ports);',
    without: '',
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > a function that wakes late, and dies at once`,
      'tests/functions/publish/publish-article.test.ts > over an older one removes what that left, and looks again later',
    ],
  },
  {
    name: 'the second sweep after a deletion',
    file: 'functions/publish/publish-article.ts',
    line: 'await ports.store.deleteItems(keys);\n  await sendResweep(head, ports);',
    without: 'await ports.store.deleteItems(keys);',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > leaves the head and nothing else, however often, and looks again later',
    ],
  },
  {
    name: 'the second look before clearing',
    file: 'functions/publish/publish-article.ts',
    line: 'if (again?.generation !== generation) return;',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > sweeps nothing of a version that arrives meanwhile',
    ],
  },
  {
    name: 'the second look before the second sweep',
    file: 'functions/publish/resweep-article.ts',
    line: 'if (again?.generation !== generation) return;',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > deletes nothing when a version arrives while it reads',
    ],
  },
  {
    name: 'the second sweep is of its own time',
    file: 'functions/publish/resweep-article.ts',
    line: 'if (head?.generation !== generation) return;',
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > of a generation that is no longer the newest does nothing',
    ],
  },
];
