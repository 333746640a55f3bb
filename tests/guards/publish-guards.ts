import type { Guard } from './guard.ts';
import { CRASH, MODEL_CHECK } from './simulations.ts';

export const PUBLISH_GUARDS: readonly Guard[] = [
  {
    name: 'publish removes nothing that readers still see',
    file: 'functions/publish/decide-publication.ts',
    line: "return head?.published === generation ? 'done' : 'remove';",
    without: "return 'remove';",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/superseded.test.ts > leaves the items that readers still see',
    ],
  },
  {
    name: 'publish waits for what is pending',
    file: 'functions/publish/decide-publication.ts',
    line: "if (head.pending) return 'done';",
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > leaves the older generation visible while passages',
    ],
  },
  {
    name: 'publish leaves a generation of newer code to newer code',
    file: 'functions/publish/decide-publication.ts',
    line: "if (isNewerVersion(head.pipelineVersion, version)) return 'leave';",
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > leaves a generation that newer code started to newer code',
    ],
  },
  {
    name: 'publish rechecks an article that it has split again',
    file: 'functions/publish/publish-article.ts',
    line: "await ports.publications.send([{ type: 'publish', articleId, generation, isSecondLook: true }], {\n    delaySeconds: ports.resweepDelaySeconds,\n  });\n  await ports.objectEvents",
    without: 'await ports.objectEvents',
    seenBy: ['tests/functions/publish/publish-article.test.ts > emits at the recheck the event'],
  },
  {
    name: 'the list is made before the flip',
    file: 'functions/publish/publish-article.ts',
    line: 'await ports.store.deleteItems(collection.keys.filter((key) => generationOfKey(key.sk) !== generation));',
    without:
      'await ports.store.deleteItems((await ports.store.readCollection(articleId, generation)).keys.filter((key) => generationOfKey(key.sk) !== generation));',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/superseded.test.ts > sweeps nothing of the arriving generation',
    ],
  },
  {
    name: 'a superseded publish removes what it wrote',
    file: 'functions/publish/publish-article.ts',
    line: 'if (now?.generation !== generation && now?.published !== generation) await removeGeneration(head, ports);',
    without: '',
    seenBy: ['tests/functions/publish/superseded.test.ts > removes its own items, not the arriving ones'],
  },
  {
    name: 'a superseded publish removes only what readers do not see',
    file: 'functions/publish/publish-article.ts',
    line: 'if (now?.generation !== generation && now?.published !== generation)',
    without: 'if (now?.generation !== generation)',
    seenBy: [MODEL_CHECK, 'tests/functions/publish/superseded.test.ts > leaves what it made visible before'],
  },
  {
    name: 'a visible article is not merged again',
    file: 'functions/publish/publish-article.ts',
    line: 'const isShown = head.published === generation;',
    without: 'const isShown = false;',
    seenBy: ['tests/functions/publish/publish-article.test.ts > leaves an article that other code merged'],
  },
  {
    name: 'publish sweeps',
    file: 'functions/publish/publish-article.ts',
    line: 'await ports.store.deleteItems(collection.keys.filter((key) => generationOfKey(key.sk) !== generation));',
    without: '',
    seenBy: ['tests/functions/publish/publish-article.test.ts > removes the items of an older generation'],
  },
  {
    name: 'the second sweep',
    file: 'functions/publish/publish-article.ts',
    line: 'if (head.previous) await sendResweep(head, ports);',
    without: '',
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > a function that stalls and then dies`,
      'tests/functions/publish/publish-article.test.ts > removes the items of an older generation, and plans the second sweep',
    ],
  },
  {
    name: 'the second sweep after a deletion',
    file: 'functions/publish/publish-article.ts',
    line: 'await ports.store.deleteItems(keys);\n  await sendResweep(head, ports);',
    without: 'await ports.store.deleteItems(keys);',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > leaves only the head, however often it is repeated, and plans the second sweep',
    ],
  },
  {
    name: 'the head is read again before an article is cleared',
    file: 'functions/publish/publish-article.ts',
    line: 'if (again?.generation !== generation) return;',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > sweeps nothing of a version that arrives meanwhile',
    ],
  },
  {
    name: 'the head is read again before the second sweep',
    file: 'functions/publish/resweep-article.ts',
    line: 'if (again?.generation !== generation) return;',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/resweep-article.test.ts > deletes nothing when a version arrives while it reads',
    ],
  },
  {
    name: 'the second sweep is for the newest generation only',
    file: 'functions/publish/resweep-article.ts',
    line: 'if (head?.generation !== generation) return;',
    without: '',
    seenBy: [
      'tests/functions/publish/resweep-article.test.ts > does nothing for a generation that is no longer the newest',
    ],
  },
];
