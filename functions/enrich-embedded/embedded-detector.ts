import {
  type Analyser,
  ENTITY_LANGUAGES,
  type EntityFinder,
  type FoundEntity,
  type FoundSpan,
  findKeyPhrases,
  findTargets,
  loadEntityFinder,
} from '@copydesk/analyser';
import type { Analysis, Findings, PassageAnalysis } from '@copydesk/core/article/analysis';
import { Offsets } from '@copydesk/core/article/offsets';
import type { AnalysisFailure } from '@copydesk/core/article/status';
import type { Log } from '@copydesk/core/runtime/logger';
import type { Detection, Detector, Document } from '../enrich/detector.ts';

/** How the analyser is asked for each analysis of an English text. */
const FIND: { readonly [A in Analysis]: (analyser: Analyser, text: string) => Findings[A] } = {
  entities: (analyser, text) => toMentions(text, analyser.entities(text)),
  sentiment: (analyser, text) => analyser.sentiment(text),
  keyPhrases: (_, text) => findKeyPhrases(text).map(placer(text)),
  targetedSentiment: (analyser, text) => {
    const place = placer(text);
    return findTargets(analyser, text).map(({ mentions }) => ({
      mentions: mentions.map((mention) => ({
        ...place(mention),
        sentiment: mention.sentiment,
        groupScore: mention.groupScore,
      })),
    }));
  },
};

function toMentions(text: string, found: readonly FoundEntity[]): Findings['entities'] {
  const place = placer(text);
  return found.map((entity) => ({ type: entity.type, ...place(entity) }));
}

/** An adapter to the analyser of this repository. It runs in this process and bills nothing. */
export class EmbeddedDetector implements Detector {
  readonly engine;
  readonly isBilled = false;
  readonly #analyser: Analyser;
  readonly #log: Log;

  constructor(analyser: Analyser, log: Log) {
    this.engine = { name: 'embedded', version: analyser.version };
    this.#analyser = analyser;
    this.#log = log;
  }

  async detect(documents: readonly Document[]): Promise<readonly Detection[]> {
    const detections: Detection[] = [];
    for (const document of documents) detections.push({ analysis: await this.#analyse(document), calls: [] });
    return detections;
  }

  async #analyse({ text, language, analyses }: Document): Promise<PassageAnalysis> {
    const isSpoken = this.#analyser.languages.includes(language);
    const finder = isSpoken || !analyses.includes('entities') ? undefined : await finderFor(language);
    const failures: Partial<Record<Analysis, AnalysisFailure>> = {};
    let found: Omit<PassageAnalysis, 'failures'> = {};
    for (const analysis of analyses) {
      const isFound = analysis === 'entities' && finder !== undefined;
      if (!isSpoken && !isFound) failures[analysis] = 'LANGUAGE_REFUSED';
      else {
        try {
          const findings = isFound ? toMentions(text, finder(text)) : FIND[analysis](this.#analyser, text);
          found = { ...found, [analysis]: findings };
        } catch (error) {
          // Every retry of this text would fail the same way. The record names the failure, and the log has the defect.
          this.#log.error(`The analyser failed on the ${analysis} of a text`, error as Error);
          failures[analysis] = 'ITEM_FAILED';
        }
      }
    }
    return { ...found, failures };
  }
}

/** The names of other languages than English have models of their own, which are read here at first use. */
const finderFor = async (language: string): Promise<EntityFinder | undefined> =>
  ENTITY_LANGUAGES.includes(language) ? loadEntityFinder(language) : undefined;

/** The analyser counts UTF-16 units; records count code points. */
function placer(text: string) {
  const offsets = new Offsets(text);
  return (found: FoundSpan) => ({
    text: found.text,
    score: found.score,
    begin: offsets.toCodePoints(found.begin),
    end: offsets.toCodePoints(found.end),
  });
}
