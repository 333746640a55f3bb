import type { Guard } from './guard.ts';
import { CRASH, DUPLICATES, MODEL_CHECK, PERMUTATIONS, RECHECK, SEQUENCERS } from './simulations.ts';

export const SPLIT_GUARDS: readonly Guard[] = [
  {
    name: 'an older event changes nothing',
    file: 'functions/split/decide-event.ts',
    without: 'return false;',
    seenBy: [
      MODEL_CHECK,
      `${PERMUTATIONS} > may arrive in any order, one to three times each`,
      'tests/functions/split/split-deletes.test.ts > a delete older than the head changes nothing',
    ],
  },
  {
    name: 'a put is processed only with its own ETag',
    file: 'functions/split/decide-event.ts',
    without: 'false',
    seenBy: [
      `${PERMUTATIONS} > whose object has changed since claims nothing`,
      'tests/functions/split/split-article.test.ts > a put whose object has changed is left to the event of that change',
    ],
  },
  {
    name: 'only the same object is resumed',
    file: 'functions/split/decide-event.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      `${DUPLICATES} > every message five times`,
      'tests/functions/split/decide-event.test.ts > of the same bytes and other metadata',
    ],
  },
  {
    name: 'a purge advances the head',
    file: 'functions/split/split-article.ts',
    without: '',
    seenBy: [
      `${CRASH} > a function that stalls and continues late`,
      'tests/functions/split/split-deletes.test.ts > the purge of an old version of a published article advances the head, and changes nothing else',
    ],
  },
  {
    name: 'a purge advances the head only of the same version',
    file: 'functions/split/decide-event.ts',
    without: '',
    seenBy: [
      'tests/functions/split/split-deletes.test.ts > the purge of an old version leaves the newest version to its own put, even with the same bytes',
    ],
  },
  {
    name: 'a purge advances the head only of a finished article',
    file: 'functions/split/decide-event.ts',
    without: '',
    seenBy: [
      'tests/functions/split/split-deletes.test.ts > the purge of an old version of an article in progress keeps the passages that are pending',
    ],
  },
  {
    name: 'a purge announces a rejection again',
    file: 'functions/split/decide-event.ts',
    without: 'isAnnounced: false',
    seenBy: [
      'tests/functions/split/split-deletes.test.ts > the purge of an old version announces a rejection that was not announced yet',
    ],
  },
  {
    name: 'a purge of a deleted article advances the head',
    file: 'functions/split/decide-event.ts',
    without: 'true',
    seenBy: [
      'tests/functions/split/split-deletes.test.ts > a delete over a tombstone makes an earlier invocation too late that still saw the object',
    ],
  },
  {
    name: 'a claim that lost a race is decided again',
    file: 'functions/split/start-generation.ts',
    without: 'return true;',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-article.test.ts > an event that loses every race is left to a redelivery',
    ],
  },
  {
    name: 'a tombstone that lost a race is decided again',
    file: 'functions/split/put-tombstone.ts',
    without: 'return true;',
    seenBy: [
      'tests/functions/split/split-article.test.ts > a tombstone whose answer was lost is found and announced',
    ],
  },
  {
    name: 'a tombstone that exists is announced again',
    file: 'functions/split/decide-event.ts',
    without: 'return DONE;',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-deletes.test.ts > a delete writes one tombstone, however often it is delivered, and announces it each time',
    ],
  },
  {
    name: 'a tombstone that is advanced is announced again',
    file: 'functions/split/decide-event.ts',
    without: 'isAnnounced: false',
    seenBy: [
      'tests/functions/split/split-deletes.test.ts > the purge of an old version of a deleted article advances the tombstone, and announces it again',
    ],
  },
  {
    name: 'a delete of an object that exists writes no tombstone',
    file: 'functions/split/decide-event.ts',
    without: "!object || event.kind === 'delete'",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-deletes.test.ts > a delete processes an object that exists and that the head does not know',
    ],
  },
  {
    name: 'a put that finds no object writes no tombstone',
    file: 'functions/split/decide-event.ts',
    without: '',
    seenBy: [
      'tests/functions/split/split-article.test.ts > a put whose object no longer exists is left to the delete event',
    ],
  },
  {
    name: 'a redelivered event resumes its generation',
    file: 'functions/split/decide-event.ts',
    without: 'return DONE;',
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > whichever request fails`,
      'tests/functions/split/split-article.test.ts > a redelivered put sends the pending passages, and nothing else',
    ],
  },
  {
    name: 'a resumed generation is cut as it was for the claim',
    file: 'functions/split/resume-generation.ts',
    without:
      "const passages = (await import('./cut-article.ts')).cutArticle(article.text, undefined, ports);",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/cut-article.test.ts > a redelivered correction is cut as it was for the claim, although the plan before it is gone',
    ],
  },
  {
    name: 'other settings leave a generation in progress alone',
    file: 'functions/split/decide-event.ts',
    without: 'const isUnlike = !isMadeWith(settings, head);',
    seenBy: [
      'tests/functions/split/decide-event.test.ts > what this code has in progress with other settings',
    ],
  },
  {
    name: 'work of newer code in progress is left alone',
    file: 'functions/split/decide-event.ts',
    without: 'return continueWith(head, object);',
    seenBy: ['tests/functions/split/decide-event.test.ts > in progress by newer code'],
  },
  {
    name: 'a claim that no event covers has a recheck',
    file: 'functions/split/start-generation.ts',
    without: '',
    seenBy: [
      `${RECHECK} > the recheck finishes`,
      'tests/functions/split/split-backfills.test.ts > a recheck is sent before a backfill message leads to a claim or a tombstone',
    ],
  },
  {
    name: 'a tombstone that no event covers has a recheck',
    file: 'functions/split/put-tombstone.ts',
    without: '',
    seenBy: [
      `${RECHECK} > the recheck finishes`,
      'tests/functions/split/split-backfills.test.ts > a recheck announces the tombstone of a backfill message',
    ],
  },
  {
    name: 'a recheck reprocesses nothing',
    file: 'functions/split/decide-event.ts',
    without: 'const mayReprocess = !isS3Event;',
    seenBy: [
      `${RECHECK} > a recheck schedules no other recheck`,
      'tests/functions/split/decide-event.test.ts > claims at most once for each version of the code',
    ],
  },
  {
    name: 'a resumption sends only the pending passages',
    file: 'functions/split/resume-generation.ts',
    without: 'const waiting = passages.slice(1);',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-article.test.ts > a redelivered put sends the pending passages, and nothing else',
    ],
  },
  {
    name: 'an event with the sequencer of the head does not claim another object',
    file: 'functions/split/decide-event.ts',
    without: '',
    seenBy: ['tests/functions/split/decide-event.test.ts > leads to done where the head is of another ETag'],
  },
  {
    name: 'a newer event starts its own generation',
    file: 'functions/split/decide-event.ts',
    without: '',
    seenBy: [
      `${PERMUTATIONS} > the events of changes in any order may arrive`,
      'tests/functions/split/decide-event.test.ts > an event newer than the head starts its own generation',
    ],
  },
  {
    name: 'a backfill message processes an object that changed without an event',
    file: 'functions/split/decide-event.ts',
    without: '',
    seenBy: [`${SEQUENCERS} > a history whose events have no sequencer`],
  },
  {
    name: 'the tombstone of a backfill message has the sequencer of the head',
    file: 'functions/split/decide-event.ts',
    without: 'const sequencer = event.sequencer;',
    seenBy: [`${SEQUENCERS} > a history whose events have no sequencer`],
  },
  {
    name: 'the purge of an old version starts no generation',
    file: 'functions/split/decide-event.ts',
    without: 'false',
    seenBy: [`${DUPLICATES} > bills nothing for the purge of an old version`],
  },
  {
    name: 'sequencers are compared at one width',
    file: 'core/article/sequencer.ts',
    without: 'return sequencer.toUpperCase();',
    seenBy: [`${SEQUENCERS} > padded sequencers`],
  },
  {
    name: 'the alias file is in the table before a generation names it',
    file: 'functions/split/start-generation.ts',
    without: '',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-aliases.test.ts > is in the table before the article is claimed',
    ],
  },
];
