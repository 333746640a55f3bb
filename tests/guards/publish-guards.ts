import type { Guard } from './guard.ts';
import { CRASH, MODEL_CHECK } from './simulations.ts';

export const PUBLISH_GUARDS: readonly Guard[] = [
  {
    name: 'publish removes no item that readers still see',
    file: 'functions/publish/decide-publication.ts',
    without: "return 'remove';",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/superseded.test.ts > leaves the items that readers still see',
    ],
  },
  {
    name: 'publish waits for pending passages',
    file: 'functions/publish/decide-publication.ts',
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > leaves the older generation visible while passages',
    ],
  },
  {
    name: 'publish leaves a generation of newer code to newer code',
    file: 'functions/publish/decide-publication.ts',
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > leaves a generation that newer code started to newer code',
    ],
  },
  {
    name: 'publish rechecks an article that it has split again',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: ['tests/functions/publish/publish-article.test.ts > emits at the recheck the event'],
  },
  {
    name: 'publish lists the items before the flip',
    file: 'functions/publish/publish-article.ts',
    without: 'const listed = await store.readCollection(articleId, generation);',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/superseded.test.ts > does not sweep the items of the arriving generation',
    ],
  },
  {
    name: 'a superseded publish removes what it wrote',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: [
      'tests/functions/publish/superseded.test.ts > removes its own items but its guide, not the arriving ones',
    ],
  },
  {
    name: 'a superseded publish removes only what readers do not see',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/functions/publish/superseded.test.ts > leaves what it made visible before'],
  },
  {
    name: 'a visible article is not merged again',
    file: 'functions/publish/publish-article.ts',
    without: 'const isShown = false;',
    seenBy: ['tests/functions/publish/publish-article.test.ts > leaves an article that other code merged'],
  },
  {
    name: 'publish removes the items of older generations',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: ['tests/functions/publish/publish-article.test.ts > removes the items of an older generation'],
  },
  {
    name: 'a flip has a second sweep',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > a function that stalls and then dies`,
      'tests/functions/publish/publish-article.test.ts > removes the items of an older generation but its guide, and plans the second sweep',
    ],
  },
  {
    name: 'a deletion has a second sweep',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: [
      'tests/functions/publish/publish-article.test.ts > leaves only the head and the guide, however often it is repeated, and plans the second sweep',
    ],
  },
  {
    name: 'the head is read again before an article is cleared',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > does not sweep the items of a version that arrives meanwhile',
    ],
  },
  {
    name: 'the head is read again before the second sweep',
    file: 'functions/publish/resweep-article.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/resweep-article.test.ts > deletes nothing when a version arrives while it reads',
    ],
  },
  {
    name: 'the second sweep is for the newest generation only',
    file: 'functions/publish/resweep-article.ts',
    without: '',
    seenBy: [
      'tests/functions/publish/resweep-article.test.ts > does nothing for a generation that is no longer the newest',
    ],
  },
  {
    name: 'a generation is merged with the aliases that it was started with',
    file: 'functions/publish/publish-article.ts',
    without: 'undefined',
    seenBy: [
      'tests/functions/split/split-aliases.test.ts > gives the article its names',
      'tests/simulation/aliases.test.ts > a changed alias file renames in every article, and bills nothing',
    ],
  },
  {
    name: 'a guide is put before its card and rows',
    file: 'functions/publish/publish-article.ts',
    without: 'steps.toReversed()',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > of the guide leaves no row: each row has a guide that leads to it',
    ],
  },
  {
    name: 'the first sweep keeps the guides',
    file: 'functions/publish/publish-article.ts',
    without: "'delete'",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > removes the items of an older generation but its guide',
      'tests/functions/publish/resweep-article.test.ts > finds by the guide what a superseded function writes after the first sweep',
    ],
  },
  {
    name: 'the first sweep of a deletion keeps the guides',
    file: 'functions/publish/publish-article.ts',
    without: "'delete'",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/publish-article.test.ts > leaves only the head and the guide, however often it is repeated',
    ],
  },
  {
    name: 'a superseded publish keeps its guide',
    file: 'functions/publish/publish-article.ts',
    without: "'delete'",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/superseded.test.ts > removes its own items but its guide, not the arriving ones',
      'tests/functions/publish/resweep-article.test.ts > finds by the guide what a duplicate writes after a superseded function has cleaned up',
    ],
  },
  {
    name: 'a guide is deleted after its rows',
    file: 'core/store/sweep-generations.ts',
    without: 'steps.toReversed()',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/resweep-article.test.ts > deletes a guide after its rows: a sweep that dies between the two is repeated',
    ],
  },
  {
    name: 'the second sweep deletes the guides',
    file: 'functions/publish/resweep-article.ts',
    without: "'keep'",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/publish/resweep-article.test.ts > removes what a concurrent duplicate wrote after the first sweep, and its guide',
    ],
  },
];
