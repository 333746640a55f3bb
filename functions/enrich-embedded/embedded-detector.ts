import { type Analyser, type FoundSpan, findKeyPhrases, findTargets } from '@copydesk/analyser';
import type { Analysis, Findings, PassageAnalysis } from '@copydesk/core/article/analysis';
import { Offsets } from '@copydesk/core/article/offsets';
import type { AnalysisFailure } from '@copydesk/core/article/status';
import type { Log } from '@copydesk/core/runtime/logger';
import type { Detection, Detector, Document } from '../enrich/detector.ts';

/** How the analyser is asked for each analysis. */
const FIND: { readonly [A in Analysis]: (analyser: Analyser, text: string) => Findings[A] } = {
  entities: (analyser, text) => {
    const place = placer(text);
    return analyser.entities(text).map((entity) => ({ type: entity.type, ...place(entity) }));
  },
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
          found = { ...found, [analysis]: FIND[analysis](this.#analyser, text) };
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
