import { codePointCounter } from './code-points.ts';
import type { Engine, FoundSentiment, FoundSpan, FoundTarget } from './engine.ts';
import type { Kind } from './operations.ts';

/** Looks at one document. @returns the members of the answer, as the service spells them */
export type Detect = (
  engine: Engine,
  text: string,
  language?: string,
) => Record<string, unknown> | Promise<Record<string, unknown>>;

/** One per kind: engine's findings in, the service's shapes out. */
export const DETECT: Readonly<Record<Kind, Detect>> = {
  Entities: async (engine, text, language = '') => {
    const place = placer(text);
    const found = (await engine.entitiesOnly?.[language]?.(text)) ?? engine.entities(text);
    return { Entities: found.map((entity) => ({ ...place(entity), Type: entity.type })) };
  },
  Sentiment: (engine, text) => shapeSentiment(engine.sentiment(text)),
  DominantLanguage: async (engine, text) => ({
    Languages: (await engine.dominantLanguages(text)).map(({ code, score }) => ({
      LanguageCode: code,
      Score: score,
    })),
  }),
  KeyPhrases: (engine, text) => ({ KeyPhrases: engine.keyPhrases(text).map(placer(text)) }),
  TargetedSentiment: (engine, text) => {
    const place = placer(text);
    return { Entities: engine.targetedSentiment(text).map((target) => shapeTarget(target, place)) };
  },
};

type Place = ReturnType<typeof placer>;

/** The service counts code points, the engine UTF-16 units. */
function placer(text: string) {
  const toCodePoints = codePointCounter(text);
  return (found: FoundSpan) => ({
    Score: found.score,
    Text: found.text,
    BeginOffset: toCodePoints(found.begin),
    EndOffset: toCodePoints(found.end),
  });
}

function shapeSentiment({ label, scores }: FoundSentiment) {
  return {
    Sentiment: label,
    SentimentScore: {
      Positive: scores.positive,
      Negative: scores.negative,
      Neutral: scores.neutral,
      Mixed: scores.mixed,
    },
  };
}

function shapeTarget({ mentions, best }: FoundTarget, place: Place) {
  return {
    DescriptiveMentionIndex: [best],
    Mentions: mentions.map((mention) => ({
      ...place(mention),
      GroupScore: mention.groupScore,
      // Targeted sentiment has its own types, which distinguish kinds of works. The engine does not.
      Type: mention.type === 'TITLE' ? 'OTHER' : mention.type,
      MentionSentiment: shapeSentiment(mention.sentiment),
    })),
  };
}
