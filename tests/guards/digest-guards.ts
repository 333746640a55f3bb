import type { Guard } from './guard.ts';
import { MODEL_CHECK } from './simulations.ts';

const UNIT = 'tests/functions/digest/digest-days.test.ts';
const KEPT = 'tests/core/queries/days/kept-days.test.ts';
const STORE = 'tests/core/store/day-store.test.ts';

export const DIGEST_GUARDS: readonly Guard[] = [
  {
    name: 'the days that an article comes to and leaves are announced',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/functions/publish/announce-days.test.ts > the day of its publication'],
  },
  {
    name: 'the days that a deleted or rejected article leaves are announced',
    file: 'functions/publish/publish-article.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/functions/publish/announce-days.test.ts > a deleted article'],
  },
  {
    name: 'the day of a rejection is announced again',
    file: 'functions/publish/resweep-article.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/functions/publish/announce-days.test.ts > once more at the second sweep'],
  },
  {
    name: 'the day of a rejection that a claim replaces is announced',
    file: 'functions/split/start-generation.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/functions/publish/announce-days.test.ts > by a version that is an article'],
  },
  {
    name: 'the day of a rejection that a tombstone replaces is announced',
    file: 'functions/split/put-tombstone.ts',
    without: '',
    seenBy: [MODEL_CHECK, 'tests/functions/publish/announce-days.test.ts > by a tombstone'],
  },
  {
    name: 'a sweep of orphaned items announces the days that only a guide names',
    file: 'core/reconcile/sweep-orphans.ts',
    without: '',
    seenBy: ['tests/core/reconcile/sweep-orphans.test.ts > announces the day'],
  },
  {
    name: 'one invocation at a time begins with a day',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [`${STORE} > one invocation begins with a day`],
  },
  {
    name: 'an invocation that was replaced shows no digest',
    file: 'core/store/conditions.ts',
    without: '',
    seenBy: [`${STORE} > an invocation that another one took over from`],
  },
  {
    name: 'the names of a day are read again where another digest took their place',
    file: 'core/store/day-store.ts',
    without: 'return names;',
    seenBy: [`${STORE} > the names of a day are those of one digest`],
  },
  {
    name: 'a digest removes the names that the day no longer has',
    file: 'core/store/day-store.ts',
    without: 'const gone: ItemKey[] = [];',
    seenBy: [MODEL_CHECK, `${UNIT} > no longer has what a deleted article had`],
  },
  {
    name: 'a day at which another invocation is at work is left to it',
    file: 'functions/digest/make-digest.ts',
    without: '',
    seenBy: [MODEL_CHECK, `${UNIT} > is left to the function that is at work on it`],
  },
  {
    name: 'the older digests of a day are deleted after their names',
    file: 'functions/digest/make-digest.ts',
    without: '[...steps.slice(4, 5), ...steps.slice(0, 4), ...steps.slice(5)]',
    seenBy: [`${UNIT} > of a function that died is finished by another one`],
  },
  {
    name: 'the digests of the days after are made anew, too',
    file: 'functions/digest/digest-days.ts',
    without: 'const after: string[] = [];',
    seenBy: [`${UNIT} > is made anew with that of a day before`],
  },
  {
    name: 'a message that is deferred still says which invocation has ended',
    file: 'functions/digest/digest-days.ts',
    without: '',
    seenBy: [`${UNIT} > is left to another invocation where little time is left`],
  },
  {
    name: 'the days after a deferred day are made anew after it',
    file: 'functions/digest/digest-days.ts',
    without: 'isAlone: true',
    seenBy: [`${UNIT} > is left to another invocation where little time is left`],
  },
  {
    name: 'the articles of a day are used again only while the revision of its digest is the same',
    file: 'core/queries/days/kept-days.ts',
    without: 'if (kept) return kept.articles;',
    seenBy: [MODEL_CHECK, `${KEPT} > while the revision of its digest is the same`],
  },
  {
    name: 'a day whose digest is to be made anew is not settled',
    file: 'core/store/day-items.ts',
    without: '',
    seenBy: [
      `${UNIT} > are read anew while their day rests with a change to come`,
      `${KEPT} > or whose digest is to be made anew`,
    ],
  },
  {
    name: 'no more articles are kept than fit',
    file: 'core/queries/days/kept-days.ts',
    without: 'return;',
    seenBy: [`${KEPT} > drops the oldest days`],
  },
  {
    name: 'only where another message is on its way, none is sent',
    file: 'functions/digest/digest-days.ts',
    without: 'if (head.awaited !== undefined) return;',
    seenBy: [`${UNIT} > rests for a second`],
  },
  {
    name: 'a day that has to wait is made anew after it',
    file: 'functions/digest/digest-days.ts',
    without: '',
    seenBy: [MODEL_CHECK, `${UNIT} > is left to the function that is at work on it`],
  },
  {
    name: 'a day without articles has no files',
    file: 'functions/digest/archive-bucket.ts',
    without: '',
    seenBy: [MODEL_CHECK, `${UNIT} > no longer has what a deleted article had`],
  },
];
