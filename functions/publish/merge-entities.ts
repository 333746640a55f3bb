import { type EntityMention, isNameType } from '@copydesk/core/article/analysis';
import type { Aliases } from '@copydesk/core/article/names/aliases';
import { foldName } from '@copydesk/core/article/names/fold-name';
import { Offsets, shiftSpan } from '@copydesk/core/article/offsets';
import type { TextSpan } from '@copydesk/core/article/span';
import { weighSentiment } from '@copydesk/core/article/weigh-sentiment';
import type { GuideEntity } from '@copydesk/core/store/guide';
import type { PassageRecord } from '@copydesk/core/store/items';
import { canonicaliseEntities } from './canonicalise-entities.ts';
import { weighTargets } from './weigh-targets.ts';

/** The most mentions that an entity's record holds: an item takes 400 KB. The record's count is of all mentions. */
const MAX_MENTIONS = 1_000;
/** The most surface forms that a record holds, for the same reason. They are the most frequent ones. */
const MAX_FORMS = 20;
/** The longest name that an acronym in brackets may follow: longer ones are not resolved. */
const CONTEXT_CHARS = 120;
/** Mentions in the first part of an article say most about its subject. */
const LEAD_CHARS = 500;
const LEAD_WEIGHT = 2;

/** A mention with its passage and its span in the article. */
interface PlacedMention {
  readonly mention: EntityMention;
  readonly span: TextSpan;
  readonly passage: PassageRecord;
  /** The text of the passage around it. */
  readonly before: string;
  readonly after: string;
}

/**
 * The entities of an article.
 *
 * @param passages in the article's order
 * @param aliases the owner's. They also hide names, which then have no entity
 * @returns by salience, the highest first
 */
export function mergeEntities(passages: readonly PassageRecord[], aliases?: Aliases): GuideEntity[] {
  const all = passages.flatMap(placeMentions);
  const names = canonicaliseEntities(
    all.map(({ mention: { type, text }, before, after }) => ({ type, text, before, after })),
    aliases,
  );
  const mentions = all
    .map((placed, i) => ({ ...placed, canonical: names[i] as string }))
    .filter(({ mention, canonical }) => !aliases?.hides(canonical, mention.type));
  const weight = sum(mentions.map(weightOf));
  // Grouped by the parts of their keys, so that no two records share a key.
  const groups = Map.groupBy(mentions, ({ mention, canonical }) => `${mention.type}#${foldName(canonical)}`);
  return [...groups.values()]
    .map((group) => mergeMentions(weight, group[0]?.canonical as string, group))
    .sort((a, b) => b.salience - a.salience || compare(a.type, b.type) || compare(a.canonical, b.canonical));
}

/** The mentions of a passage in the order of the text, each with its span in the article. */
function placeMentions(passage: PassageRecord): PlacedMention[] {
  const offsets = new Offsets(passage.text);
  return (passage.entities ?? [])
    .map((mention) => {
      const span = offsets.spanOfCodePoints({ begin: mention.begin, end: mention.end });
      const { begin, end } = span.utf16;
      return {
        mention,
        passage,
        span: shiftSpan(span, passage.span),
        before: passage.text.slice(Math.max(0, begin - CONTEXT_CHARS), begin),
        after: passage.text.slice(end, end + CONTEXT_CHARS),
      };
    })
    .sort((a, b) => a.span.codePoints.begin - b.span.codePoints.begin);
}

/** @param weight of all mentions of the article */
function mergeMentions(weight: number, canonical: string, mentions: readonly PlacedMention[]): GuideEntity {
  const [{ mention }] = mentions as [PlacedMention];
  const sentiment = weighSentiment(
    mentions.flatMap((placed) =>
      placed.passage.sentiment ? [{ sentiment: placed.passage.sentiment, weight: 1 }] : [],
    ),
  );
  const targetedSentiment = weighTargets(mentions);
  return {
    type: mention.type,
    canonical,
    ...(isNameType(mention.type) && { name: foldName(canonical) }),
    score: sum(mentions.map(({ mention }) => mention.score)) / mentions.length,
    count: mentions.length,
    forms: countForms(mentions),
    mentions: mentions.map(({ span }) => span).slice(0, MAX_MENTIONS),
    salience: sum(mentions.map(weightOf)) / (weight || 1),
    ...(sentiment && { sentiment }),
    ...(targetedSentiment && { targetedSentiment }),
  };
}

function countForms(mentions: readonly PlacedMention[]): Record<string, number> {
  const forms = new Map<string, number>();
  for (const { mention } of mentions) forms.set(mention.text, (forms.get(mention.text) ?? 0) + 1);
  return Object.fromEntries([...forms].sort(([a, m], [b, n]) => n - m || compare(a, b)).slice(0, MAX_FORMS));
}

const weightOf = ({ mention, span }: PlacedMention) =>
  mention.score * (span.codePoints.begin < LEAD_CHARS ? LEAD_WEIGHT : 1);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
