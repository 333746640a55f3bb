import { ANALYSES, type Analysis, analysesIn } from '@copydesk/core/article/analysis';
import { MAX_BATCH_DOCUMENTS } from '@copydesk/core/article/limits';
import type { MeasuredArticle } from '@copydesk/core/article/measured-file';
import { billedUnits } from '@copydesk/core/article/usage';

/** What one analysis of some articles takes. */
export interface AnalysisSum {
  readonly analysis: Analysis;
  /** Units where each passage is billed. */
  readonly units: number;
  /** Units where the cache answers for a passage that occurred before. */
  readonly cachedOnceUnits: number;
  /** Batch calls, as full as the service takes. The cache's share is left out. */
  readonly calls: number;
}

/** What some articles take. */
export interface ArticleSum {
  readonly articles: number;
  /** Code points. */
  readonly chars: number;
  readonly passages: number;
  /** Passages of a text and a language that occurred before. */
  readonly repeated: number;
  readonly analyses: readonly AnalysisSum[];
}

/** Adds up what articles take, one at a time: an archive's passages need not be in memory together. */
export class ArticleSums {
  readonly #analyses: readonly Analysis[];
  readonly #seen = new Set<string>();
  readonly #units = new Map<Analysis, { all: number; once: number }>();
  /** Distinct documents by analysis and language: a call has one language. */
  readonly #documents = new Map<string, number>();
  #articles = 0;
  #chars = 0;
  #passages = 0;

  constructor(analyses: readonly Analysis[]) {
    this.#analyses = ANALYSES.filter((analysis) => analyses.includes(analysis));
    for (const analysis of this.#analyses) this.#units.set(analysis, { all: 0, once: 0 });
  }

  add({ language, chars, passages }: MeasuredArticle): void {
    this.#articles += 1;
    this.#chars += chars;
    this.#passages += passages.length;
    const asked = analysesIn(language, this.#analyses);
    for (const passage of passages) {
      const isFirst = !this.#seen.has(passage.digest);
      this.#seen.add(passage.digest);
      for (const analysis of asked) {
        const units = this.#units.get(analysis) as { all: number; once: number };
        const billed = billedUnits(passage.chars);
        units.all += billed;
        if (!isFirst) continue;
        units.once += billed;
        const documents = `${analysis} ${language}`;
        this.#documents.set(documents, (this.#documents.get(documents) ?? 0) + 1);
      }
    }
  }

  total(): ArticleSum {
    return {
      articles: this.#articles,
      chars: this.#chars,
      passages: this.#passages,
      repeated: this.#passages - this.#seen.size,
      analyses: this.#analyses.map((analysis) => {
        const { all = 0, once = 0 } = this.#units.get(analysis) ?? {};
        const calls = [...this.#documents]
          .filter(([documents]) => documents.startsWith(`${analysis} `))
          .reduce((sum, [, count]) => sum + Math.ceil(count / MAX_BATCH_DOCUMENTS), 0);
        return { analysis, units: all, cachedOnceUnits: once, calls };
      }),
    };
  }
}

/** The same for another number of such articles. Passages that repeat are taken to repeat in the same proportion. */
export function scaleTo(articles: number, sum: ArticleSum): ArticleSum {
  if (sum.articles === 0 || sum.articles === articles) return sum;
  const scaled = (count: number) => Math.round((count * articles) / sum.articles);
  return {
    articles,
    chars: scaled(sum.chars),
    passages: scaled(sum.passages),
    repeated: scaled(sum.repeated),
    analyses: sum.analyses.map(({ analysis, units, cachedOnceUnits }) => ({
      analysis,
      units: scaled(units),
      cachedOnceUnits: scaled(cachedOnceUnits),
      calls: Math.ceil(scaled(sum.passages - sum.repeated) / MAX_BATCH_DOCUMENTS),
    })),
  };
}
