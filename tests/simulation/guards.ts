/** A line that guards a promise, and the code without it. */
export interface Guard {
  readonly name: string;
  /** From the repository's root. */
  readonly file: string;
  readonly line: string;
  readonly without: string;
}

const CONDITIONS = 'core/store/conditions.ts';
const STORE = 'core/store/article-store.ts';
const ITEMS = 'core/store/item-table.ts';
const READER = 'core/store/article-reader.ts';
const SPLIT = 'functions/split/split-article.ts';
const CLAIM = 'functions/split/decide-claim.ts';
const ENRICH = 'functions/enrich/enrich-passages.ts';
const RECORD = 'functions/enrich/record-findings.ts';
const LOOK = 'functions/enrich/decide-passage.ts';
const PUBLISH = 'functions/publish/publish-article.ts';
const DECIDE = 'functions/publish/decide-publication.ts';
const RESWEEP = 'functions/publish/resweep-article.ts';
const UNBUNDLE = 'functions/unbundle/unbundle.ts';
const WRITE = 'functions/unbundle/decide-write.ts';
const WRITER = 'functions/unbundle/article-writer.ts';
const BEGIN = 'functions/unbundle/decide-begin.ts';
const GHOSTS = 'core/upkeep/sweep-ghosts.ts';

/** The lines that the argument in docs/reliability.md names. */
export const GUARDS: readonly Guard[] = [
  {
    name: 'claims and burials only over the generation seen',
    file: CONDITIONS,
    line: "overSeen: { clauses: ['sameGeneration', 'sameSequencer'] }",
    without: "overSeen: { clauses: ['sameSequencer'] }",
  },
  {
    name: 'claims and burials only over the sequencer seen',
    file: CONDITIONS,
    line: "overSeen: { clauses: ['sameGeneration', 'sameSequencer'] }",
    without: "overSeen: { clauses: ['sameGeneration'] }",
  },
  {
    name: 'claims over nothing only where nothing stands',
    file: CONDITIONS,
    line: "overNothing: { clauses: ['absent'] }",
    without: 'overNothing: { clauses: [] }',
  },
  {
    name: 'the first analysis of a passage stands',
    file: CONDITIONS,
    line: "putPassage: { clauses: ['absent'] }",
    without: 'putPassage: { clauses: [] }',
  },
  {
    name: 'a passage is settled in its own generation',
    file: CONDITIONS,
    line: "settlePassages: { clauses: ['sameGeneration'] }",
    without: 'settlePassages: { clauses: [] }',
  },
  {
    name: 'a flip only of the newest generation',
    file: CONDITIONS,
    line: "flip: { clauses: ['sameGeneration', 'nothingPending'] }",
    without: "flip: { clauses: ['nothingPending'] }",
  },
  {
    name: 'a flip only of a whole generation',
    file: CONDITIONS,
    line: "flip: { clauses: ['sameGeneration', 'nothingPending'] }",
    without: "flip: { clauses: ['sameGeneration'] }",
  },
  {
    name: 'older events are done',
    file: SPLIT,
    line: "if (event.sequencer && head && head.sequencer > event.sequencer) return 'settled';",
    without: '',
  },
  {
    name: 'the ETag of the response itself',
    file: SPLIT,
    line: 'event.etag !== undefined && event.etag !== object.source.etag',
    without: 'false',
  },
  {
    name: 'a resumption is of the same object',
    file: CLAIM,
    line: "if (head && sameSequencer && head.status !== 'DELETED' && contentOf(head.source) === content) {",
    without: "if (head && sameSequencer && head.status !== 'DELETED') {",
  },
  {
    name: 'a purge advances the head',
    file: SPLIT,
    line: "return (await ports.store.advance(articleId, head, event.sequencer)) ? 'settled' : 'raced';",
    without: "return 'settled';",
  },
  {
    name: 'a purge advances only over the same version',
    file: SPLIT,
    line: 'versionId === object.versionId &&\n    receivedAt === object.receivedAt',
    without: 'true',
  },
  {
    name: 'a purge advances only over what is published',
    file: SPLIT,
    line: 'head.published === head.generation &&',
    without: '',
  },
  {
    name: 'look again after a lost race',
    file: SPLIT,
    line: "if (!(await store.claim(claim))) return 'raced';",
    without: "if (!(await store.claim(claim))) return 'settled';",
  },
  {
    name: 'look again after a lost burial',
    file: SPLIT,
    line: "if (!isBuried && !(await store.bury(burial))) return 'raced';",
    without: "if (!isBuried && !(await store.bury(burial))) return 'settled';",
  },
  {
    name: 'a tombstone that stands is announced again',
    file: SPLIT,
    line: "if (!isBuried && !(await store.bury(burial))) return 'raced';",
    without: "if (isBuried) return 'settled';\n  if (!(await store.bury(burial))) return 'raced';",
  },
  {
    name: 'a delete looks at the object',
    file: SPLIT,
    line: 'if (!object) return buryArticle(articleId, event, head, ports);',
    without: "if (!object || event.kind === 'delete') return buryArticle(articleId, event, head, ports);",
  },
  {
    name: 'a put that finds nothing buries nothing',
    file: SPLIT,
    line: "if (sequencer === undefined || (event.kind === 'put' && event.sequencer !== undefined)) return 'settled';",
    without: "if (sequencer === undefined) return 'settled';",
  },
  {
    name: 'a redelivery resumes',
    file: CLAIM,
    line: "if (head.pipelineVersion === version && !isWanted) return { action: 'resume' };",
    without: "if (head.pipelineVersion === version && !isWanted) return { action: 'done' };",
  },
  {
    name: 'a resumption cuts as the claim did',
    file: SPLIT,
    line: 'readArticle(object, (text) => cutAgain(text, plan))',
    without: 'readArticle(object, (text) => planPassages(text, passageSizeOf(ports.settings.targetChars)))',
  },
  {
    name: 'other settings take nothing over that is in work',
    file: CLAIM,
    line: 'const isUnlike = isTerminal(head.status) && !isMadeWith(settings, head);',
    without: 'const isUnlike = !isMadeWith(settings, head);',
  },
  {
    name: 'newer code’s work is left alone',
    file: CLAIM,
    line: "return { action: isTerminal(head.status) ? 'resume' : 'leave' }",
    without: "return { action: 'resume' }",
  },
  {
    name: 'a claim that no event vouches for has a second look planned',
    file: SPLIT,
    line: 'if (!decision.isVouchedFor) await planSecondLook(event, ports);',
    without: '',
  },
  {
    name: 'a hint’s burial has a second look planned',
    file: SPLIT,
    line: 'if (!isBuried && event.sequencer === undefined) await planSecondLook(event, ports);',
    without: '',
  },
  {
    name: 'a second look wants nothing',
    file: CLAIM,
    line: 'const isBackfill = isHint && !isSecondLook;',
    without: 'const isBackfill = isHint;',
  },
  {
    name: 'a resumption sends only what is pending',
    file: SPLIT,
    line: 'const waiting = reading.passages.filter((passage) => pending.has(passage.index));',
    without: 'const waiting = reading.passages.slice(1);',
  },
  {
    name: 'the draft',
    file: STORE,
    line: 'draft: rejected ? undefined : outcome.draft,',
    without: 'draft: rejected ? undefined : outcome.draft, ...(!rejected && { title: outcome.draft.title }),',
  },
  {
    name: 'a rejection takes away what readers saw',
    file: STORE,
    line: "rejected ? ['published', ...VISIBLE_ATTRIBUTES] : [],",
    without: '[],',
  },
  {
    name: 'consistent reads of the head',
    file: ITEMS,
    line: 'new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: true }),',
    without: 'new GetCommand({ TableName: this.#name, Key: key }),',
  },
  {
    name: 'consistent reads of the collection',
    file: ITEMS,
    line: "ExpressionAttributeValues: { ':pk': partition, ...(prefix && { ':prefix': prefix }) },\n        ConsistentRead: true,",
    without: "ExpressionAttributeValues: { ':pk': partition, ...(prefix && { ':prefix': prefix }) },",
  },
  {
    name: 'enrich looks at the head',
    file: LOOK,
    line: "if (head?.generation !== message.generation) return 'superseded';",
    without: '',
  },
  {
    name: 'whoever finds nothing pending notifies',
    file: LOOK,
    line: "return !head.pending && head.status === 'ENRICHING' ? 'notify' : 'done';",
    without: "return 'done';",
  },
  {
    name: 'enrich removes what it wrote too late',
    file: RECORD,
    line: 'if (head?.generation !== generation && head?.published !== generation) {',
    without: 'if (false) {',
  },
  {
    name: 'enrich removes nothing that readers still see',
    file: ENRICH,
    line: 'if (head?.published !== generation)\n',
    without: 'if (true)\n',
  },
  {
    name: 'a passage is put before it is settled',
    file: RECORD,
    line: 'const settled = await store.settlePassages(articleId, generation, indices);',
    without: 'const settled = { anyPending: false };',
  },
  {
    name: 'publish removes nothing that readers still see',
    file: DECIDE,
    line: "return head?.published === generation ? 'done' : 'remove';",
    without: "return 'remove';",
  },
  {
    name: 'publish waits for what is pending',
    file: DECIDE,
    line: "if (head.pending) return 'done';",
    without: '',
  },
  {
    name: 'publish leaves newer code’s work alone',
    file: DECIDE,
    line: "if (head.pipelineVersion > version) return 'leave';",
    without: '',
  },
  {
    name: 'publish looks again after it left an article to split',
    file: PUBLISH,
    line: "await ports.publications.send([{ type: 'publish', articleId, generation, isSecondLook: true }], {\n    delaySeconds: ports.resweepDelaySeconds,\n  });\n  await ports.objectEvents",
    without: 'await ports.objectEvents',
  },
  {
    name: 'the list is made before the flip',
    file: PUBLISH,
    line: 'await ports.store.deleteItems(collection.keys.filter((key) => generationOfKey(key.sk) !== generation));',
    without:
      'await ports.store.deleteItems((await ports.store.readCollection(articleId, generation)).keys.filter((key) => generationOfKey(key.sk) !== generation));',
  },
  {
    name: 'publish removes what it wrote too late',
    file: PUBLISH,
    line: 'if (now?.generation !== generation && now?.published !== generation) await removeGeneration(head, ports);',
    without: '',
  },
  {
    name: 'publish removes on losing only what readers do not see',
    file: PUBLISH,
    line: 'if (now?.generation !== generation && now?.published !== generation)',
    without: 'if (now?.generation !== generation)',
  },
  {
    name: 'publish sweeps',
    file: PUBLISH,
    line: 'await ports.store.deleteItems(collection.keys.filter((key) => generationOfKey(key.sk) !== generation));',
    without: '',
  },
  {
    name: 'the second sweep',
    file: PUBLISH,
    line: 'if (head.previous) await sendResweep(head, ports);',
    without: '',
  },
  {
    name: 'the second sweep after a deletion',
    file: PUBLISH,
    line: 'await ports.store.deleteItems(keys);\n  await sendResweep(head, ports);',
    without: 'await ports.store.deleteItems(keys);',
  },
  {
    name: 'the second look before clearing',
    file: PUBLISH,
    line: 'if (again?.generation !== generation) return;',
    without: '',
  },
  {
    name: 'the second look before the second sweep',
    file: RESWEEP,
    line: 'if (again?.generation !== generation) return;',
    without: '',
  },
  {
    name: 'the second sweep is of its own time',
    file: RESWEEP,
    line: 'if (head?.generation !== generation) return;',
    without: '',
  },
  {
    name: 'readers read the head again',
    file: READER,
    line: 'if (after?.published === head.published) return { head: after, passages, entities };',
    without: 'return { head: after ?? head, passages, entities };',
  },
  {
    name: 'readers read one generation',
    file: READER,
    line: 'passagePrefix(head.published)',
    without: "'PASSAGE#'",
  },
  {
    name: 'a bundle’s claim has a second look planned',
    file: UNBUNDLE,
    line: 'await ports.queue.send([{ ...goOnWith(generation), isSecondLook: true }], { delaySeconds });',
    without: 'void delaySeconds;',
  },
  {
    name: 'look again after a lost race for a bundle',
    file: UNBUNDLE,
    line: 'if (await ports.store.claim(begun, record)) return ports.queue.send([goOnWith(generation)]);',
    without:
      'if (await ports.store.claim(begun, record)) return ports.queue.send([goOnWith(generation)]); else return;',
  },
  {
    name: 'a bundle’s redelivery resumes',
    file: BEGIN,
    line: "if (isSame && record.status === 'UNBUNDLING') return 'resume';",
    without: '',
  },
  {
    name: 'a bundle that was left half read is read again',
    file: BEGIN,
    line: "const isWhole = isSame && record.report?.stop?.reason !== 'GONE';",
    without: 'const isWhole = isSame;',
  },
  {
    name: 'a bundle that changed under its reading is looked at later',
    file: UNBUNDLE,
    line: "if (slice === 'changed') return lookLater(record, ports);",
    without: "if (slice === 'changed') return;",
  },
  {
    name: 'a bundle is looked at again when whoever read an older version is dead',
    file: UNBUNDLE,
    line: 'if (record.previous !== undefined) await lookLater(record, ports);',
    without: '',
  },
  {
    name: 'an older version of a bundle overwrites nothing',
    file: WRITE,
    line: "return mark.sequencer > mine.sequencer ? 'overtaken' : 'put';",
    without: "return 'put';",
  },
  {
    name: 'a second look at a bundle’s articles changes none that a hand put or deleted',
    file: WRITE,
    line: "if (!mark) return isSecondLook ? 'left' : 'put';",
    without: "if (!mark) return 'put';",
  },
  {
    name: 'an article of a bundle is put over exactly what was looked at',
    file: WRITER,
    line: "...(standing ? { IfMatch: standing.etag } : { IfNoneMatch: '*' }),",
    without: '',
  },
  {
    name: 'the first slice at a place stands',
    file: CONDITIONS,
    line: "putSlice: { clauses: ['absent'] }",
    without: 'putSlice: { clauses: [] }',
  },
  {
    name: 'a bundle is finished in its own generation',
    file: CONDITIONS,
    line: "finishBundle: { clauses: ['sameGeneration'] }",
    without: 'finishBundle: { clauses: [] }',
  },
  {
    name: 'a sweep of ghosts spares what readers see',
    file: GHOSTS,
    line: 'return generation !== head?.generation && generation !== head?.published;',
    without: 'return generation !== head?.generation;',
  },
  {
    name: 'a sweep of ghosts reads the head after the list',
    file: GHOSTS,
    line: "const { keys } = await store.readCollection(articleId, '');\n  const head = await store.readHead(articleId);",
    without:
      "const head = await store.readHead(articleId);\n  const { keys } = await store.readCollection(articleId, '');",
  },
];

/** @throws Error where the line does not stand exactly once: a guard that removes nothing would look needless */
export function removeGuard(source: string, { name, file, line, without }: Guard): string {
  if (source.split(line).length !== 2)
    throw new Error(`The line of "${name}" does not stand once in ${file}`);
  return source.replace(line, () => without);
}
