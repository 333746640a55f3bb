import type { Guard } from './guard.ts';
import { CRASH, DUPLICATES, MODEL_CHECK, PERMUTATIONS, SECOND_LOOK, SEQUENCERS } from './simulations.ts';

export const SPLIT_GUARDS: readonly Guard[] = [
  {
    name: 'older events are done',
    file: 'functions/split/split-article.ts',
    line: "if (event.sequencer && head && head.sequencer > event.sequencer) return 'settled';",
    without: '',
    seenBy: [
      MODEL_CHECK,
      `${PERMUTATIONS} > each order of hearing, each event one to three times`,
      'tests/functions/split/split-article.test.ts > older than the head changes nothing',
    ],
  },
  {
    name: 'the ETag of the response itself',
    file: 'functions/split/split-article.ts',
    line: 'event.etag !== undefined && event.etag !== object.source.etag',
    without: 'false',
    seenBy: [
      `${PERMUTATIONS} > leaves it to that change’s own event`,
      'tests/functions/split/split-article.test.ts > whose object changed since leaves all',
    ],
  },
  {
    name: 'a resumption is of the same object',
    file: 'functions/split/decide-claim.ts',
    line: "if (head && sameSequencer && head.status !== 'DELETED' && contentOf(head.source) === content) {",
    without: "if (head && sameSequencer && head.status !== 'DELETED') {",
    seenBy: [
      MODEL_CHECK,
      `${DUPLICATES} > every message five times`,
      'tests/functions/split/decide-claim.test.ts > of the same bytes and other metadata',
    ],
  },
  {
    name: 'a purge advances the head',
    file: 'functions/split/split-article.ts',
    line: "if (!(await ports.store.advance(articleId, head, event.sequencer))) return 'raced';",
    without: '',
    seenBy: [
      `${CRASH} > a function that wakes late does no harm`,
      'tests/functions/split/split-article.test.ts > moves the order of events alone',
    ],
  },
  {
    name: 'a purge advances only over the same version',
    file: 'functions/split/split-article.ts',
    line: 'versionId === object.versionId &&\n    receivedAt === object.receivedAt',
    without: 'true',
    seenBy: ['tests/functions/split/split-article.test.ts > leaves the work to the put of the newest'],
  },
  {
    name: 'a purge advances only over what is published',
    file: 'functions/split/split-article.ts',
    line: "(head.published === head.generation || head.status === 'REJECTED') &&",
    without: '',
    seenBy: ['tests/functions/split/split-article.test.ts > does not end the work that a dead function left'],
  },
  {
    name: 'a purge announces a rejection again',
    file: 'functions/split/split-article.ts',
    line: "if (head.status === 'REJECTED') await announce(head, ports);",
    without: '',
    seenBy: ['tests/functions/split/split-article.test.ts > says so for whoever died before it could'],
  },
  {
    name: 'a purge of what is deleted advances the head',
    file: 'functions/split/split-article.ts',
    line: 'buried.sequencer === sequencer || (await store.advance(articleId, buried, sequencer));',
    without: 'true;',
    seenBy: ['tests/functions/split/split-article.test.ts > comes before whoever looked at that version'],
  },
  {
    name: 'look again after a lost race',
    file: 'functions/split/split-article.ts',
    line: "if (!(await store.claim(claim))) return 'raced';",
    without: "if (!(await store.claim(claim))) return 'settled';",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-article.test.ts > that loses each time is left to a redelivery',
    ],
  },
  {
    name: 'look again after a lost burial',
    file: 'functions/split/split-article.ts',
    line: "if (!(await store.bury(burial))) return 'raced';",
    without: "if (!(await store.bury(burial))) return 'settled';",
    seenBy: [
      'tests/functions/split/split-article.test.ts > of a tombstone whose answer was lost is found and announced',
    ],
  },
  {
    name: 'a tombstone that stands is announced again',
    file: 'functions/split/split-article.ts',
    line: "if (!isInPlace) return 'raced';",
    without: "return isInPlace ? 'settled' : 'raced';",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-article.test.ts > leaves a tombstone, however often it comes',
    ],
  },
  {
    name: 'a delete looks at the object',
    file: 'functions/split/split-article.ts',
    line: 'if (!object) return buryArticle(articleId, event, head, ports);',
    without: "if (!object || event.kind === 'delete') return buryArticle(articleId, event, head, ports);",
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-article.test.ts > where an object stands that the head does not know',
    ],
  },
  {
    name: 'a put that finds nothing buries nothing',
    file: 'functions/split/split-article.ts',
    line: "if (sequencer === undefined || (event.kind === 'put' && event.sequencer !== undefined)) return 'settled';",
    without: "if (sequencer === undefined) return 'settled';",
    seenBy: ['tests/functions/split/split-article.test.ts > whose object is gone leaves all to the delete'],
  },
  {
    name: 'a redelivery resumes',
    file: 'functions/split/decide-claim.ts',
    line: "if (head.pipelineVersion === version && !isWanted) return { action: 'resume' };",
    without: "if (head.pipelineVersion === version && !isWanted) return { action: 'done' };",
    seenBy: [
      MODEL_CHECK,
      `${CRASH} > wherever a function is cut`,
      'tests/functions/split/split-article.test.ts > delivered again sends what is pending',
    ],
  },
  {
    name: 'a resumption cuts as the claim did',
    file: 'functions/split/split-article.ts',
    line: 'readArticle(object, ports, (text) => cutAgain(text, plan))',
    without:
      'readArticle(object, ports, (text) => planPassages(text, passageSizeOf(ports.settings.targetChars)))',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-article.test.ts > is cut for a redelivery as it was for the claim',
    ],
  },
  {
    name: 'other settings take nothing over that is in work',
    file: 'functions/split/decide-claim.ts',
    line: 'const isUnlike = isTerminal(head.status) && !isMadeWith(settings, head);',
    without: 'const isUnlike = !isMadeWith(settings, head);',
    seenBy: ['tests/functions/split/decide-claim.test.ts > what this code works on with other settings'],
  },
  {
    name: 'newer code’s work is left alone',
    file: 'functions/split/decide-claim.ts',
    line: "return { action: isTerminal(head.status) ? 'resume' : 'leave' }",
    without: "return { action: 'resume' }",
    seenBy: ['tests/functions/split/decide-claim.test.ts > in work by newer code'],
  },
  {
    name: 'a claim that no event vouches for has a second look planned',
    file: 'functions/split/split-article.ts',
    line: 'if (!decision.isVouchedFor) await planSecondLook(event, ports);',
    without: '',
    seenBy: [
      `${SECOND_LOOK} > is come after`,
      'tests/functions/split/split-article.test.ts > is planned before a hint begins what it found',
    ],
  },
  {
    name: 'a hint’s burial has a second look planned',
    file: 'functions/split/split-article.ts',
    line: 'if (event.sequencer === undefined) await planSecondLook(event, ports);',
    without: '',
    seenBy: [
      `${SECOND_LOOK} > is come after`,
      'tests/functions/split/split-article.test.ts > announces the tombstone that a hint left',
    ],
  },
  {
    name: 'a second look wants nothing',
    file: 'functions/split/decide-claim.ts',
    line: 'const isBackfill = isHint && !isSecondLook;',
    without: 'const isBackfill = isHint;',
    seenBy: [
      `${SECOND_LOOK} > a second look wants nothing`,
      'tests/functions/split/decide-claim.test.ts > claims no more often than there are versions of the code',
    ],
  },
  {
    name: 'a resumption sends only what is pending',
    file: 'functions/split/split-article.ts',
    line: 'const waiting = reading.passages.filter((passage) => pending.has(passage.index));',
    without: 'const waiting = reading.passages.slice(1);',
    seenBy: [
      MODEL_CHECK,
      'tests/functions/split/split-article.test.ts > delivered again sends what is pending',
    ],
  },
  {
    name: 'an event that stands for what another told of is done',
    file: 'functions/split/decide-claim.ts',
    line: '} else if (sameSequencer && !isHint) {',
    without: '} else if (false) {',
    seenBy: ['tests/functions/split/decide-claim.test.ts > leads to done: of another ETag'],
  },
  {
    name: 'a newer event begins its own',
    file: 'functions/split/decide-claim.ts',
    line: '} else if (sameSequencer && !isHint) {',
    without: '} else if (!isHint) {',
    seenBy: [
      `${PERMUTATIONS} > each order of doing, each order of hearing`,
      'tests/functions/split/decide-claim.test.ts > an event newer than the head begins its own generation',
    ],
  },
  {
    name: 'a hint begins what changed without an event',
    file: 'functions/split/decide-claim.ts',
    line: '} else if (sameSequencer && !isHint) {',
    without: '} else if (sameSequencer) {',
    seenBy: [`${SEQUENCERS} > events without a sequencer end the same`],
  },
  {
    name: 'a hint buries in the place of the head',
    file: 'functions/split/split-article.ts',
    line: 'const sequencer = event.sequencer ?? head?.sequencer;',
    without: 'const sequencer = event.sequencer;',
    seenBy: [`${SEQUENCERS} > events without a sequencer end the same`],
  },
  {
    name: 'the purge of an old version begins nothing',
    file: 'functions/split/split-article.ts',
    line: 'if (event.sequencer && head && isPurge(event, object.source, head)) {',
    without: 'if (event.sequencer && head && isPurge(event, object.source, head) && false) {',
    seenBy: [`${DUPLICATES} > is nothing for the purge of an old version`],
  },
  {
    name: 'sequencers are compared at one width',
    file: 'core/article/sequencer.ts',
    line: "return sequencer.toUpperCase().padEnd(WIDTH, '0');",
    without: 'return sequencer.toUpperCase();',
    seenBy: [`${SEQUENCERS} > sequencers, padded`],
  },
];
