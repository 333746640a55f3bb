import type { Analyser, FoundSpan } from '@copydesk/analyser';
import { findKeyPhrases, findTargets } from '@copydesk/analyser';
import type { Analysis, PassageAnalysis } from '@copydesk/core/article/analysis';
import { Offsets } from '@copydesk/core/article/offsets';
import type { AnalysisFailure } from '@copydesk/core/article/status';
import type { Log } from '@copydesk/core/runtime/logger';
import type { Detection, Detector, Document } from '../enrich/detector.ts';

/** Analyses with the analyser of this repository, in this process: the same findings, without a bill. */
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
    return documents.map((document) => ({ analysis: this.#analyse(document), calls: [] }));
  }

  #analyse({ text, language, analyses }: Document): PassageAnalysis {
    const isSpoken = this.#analyser.languages.includes(language);
    const failures: Partial<Record<Analysis, AnalysisFailure>> = {};
    let found: Omit<PassageAnalysis, 'failures'> = {};
    for (const analysis of analyses) {
      if (!isSpoken) failures[analysis] = 'LANGUAGE_REFUSED';
      else {
        try {
          found = { ...found, ...this.#find(analysis, text) };
        } catch (error) {
          // The same text would fail the same way on every retry: the record says so, and the log tells of the defect.
          this.#log.error(`The analyser failed on the ${analysis} of a text`, error as Error);
          failures[analysis] = 'ITEM_FAILED';
        }
      }
    }
    return { ...found, failures };
  }

  #find(analysis: Analysis, text: string): Omit<PassageAnalysis, 'failures'> {
    const place = placer(text);
    switch (analysis) {
      case 'entities':
        return {
          entities: this.#analyser.entities(text).map((entity) => ({ type: entity.type, ...place(entity) })),
        };
      case 'sentiment':
        return { sentiment: this.#analyser.sentiment(text) };
      case 'keyPhrases':
        return { keyPhrases: findKeyPhrases(text).map(place) };
      case 'targetedSentiment':
        return {
          targetedSentiment: findTargets(this.#analyser, text).map(({ mentions }) => ({
            mentions: mentions.map((mention) => ({
              ...place(mention),
              sentiment: mention.sentiment,
              groupScore: mention.groupScore,
            })),
          })),
        };
    }
  }
}

/** The analyser counts UTF-16 units, records code points. */
function placer(text: string) {
  const offsets = new Offsets(text);
  return (found: FoundSpan) => ({
    text: found.text,
    score: found.score,
    begin: offsets.toCodePoints(found.begin),
    end: offsets.toCodePoints(found.end),
  });
}
