import type { OperationName } from '../../comprehend/operations.ts';
import { cutSentences } from '../../sentences/cut-sentences.ts';

/** One call of a peer: an operation and its documents. */
export interface PlannedCall {
  readonly operation: OperationName;
  readonly documents: readonly string[];
}

/** Other ways to send articles to Comprehend. */
export interface Peer {
  readonly name: string;
  /** The calls of one article, in sequence. */
  plan(text: string): PlannedCall[];
  /** Concurrent invocations, and articles per invocation. */
  readonly concurrency: number;
  readonly batchSize: number;
  /** The SDK's attempts per call. */
  readonly attempts: number;
  /** What happens to an article after a call's last attempt: it is redelivered and sent whole, or its record has a gap. */
  readonly onFailure: 'deliver again' | 'leave out';
}

const MAX_BATCH = 25;
const CHUNK_BYTES = 5_000;
const CUT_BYTES = 4_000;

export const PEERS: readonly Peer[] = [
  {
    // Two operations in sequence, 25 sentences per call. The last call of an article is not full.
    name: 'one document per sentence, batches of 25',
    plan: (text) => {
      const sentences = cutSentences(text).map(({ begin, end }) => text.slice(begin, end));
      const batches = Array.from({ length: Math.ceil(sentences.length / MAX_BATCH) }, (_, i) =>
        sentences.slice(i * MAX_BATCH, (i + 1) * MAX_BATCH),
      );
      return (['BatchDetectEntities', 'BatchDetectSentiment'] as const).flatMap((operation) =>
        batches.map((documents) => ({ operation, documents })),
      );
    },
    concurrency: 10,
    batchSize: 1,
    attempts: 3,
    onFailure: 'deliver again',
  },
  {
    name: 'single calls per 5 KB chunk',
    plan: (text) =>
      (['DetectEntities', 'DetectSentiment'] as const).flatMap((operation) =>
        cutBytes(text, CHUNK_BYTES).map((chunk) => ({ operation, documents: [chunk] })),
      ),
    concurrency: 10,
    batchSize: 1,
    attempts: 3,
    onFailure: 'deliver again',
  },
  {
    // As awslabs/project-lakechain's nlp-text-processor does it: the first 4,000 bytes for the sentiment, the whole for
    // the entities; five functions with two articles each; an error is caught and the record left without the analysis.
    name: 'single calls, cut at 4,000 bytes',
    plan: (text) => [
      { operation: 'DetectEntities', documents: [text] },
      { operation: 'DetectSentiment', documents: cutBytes(text, CUT_BYTES).slice(0, 1) },
    ],
    concurrency: 5,
    batchSize: 2,
    attempts: 5,
    onFailure: 'leave out',
  },
];

/** Cuts a text into parts of at most the given number of UTF-8 bytes, between any two code points. */
function cutBytes(text: string, maxBytes: number): string[] {
  const chunks: string[] = [];
  let begin = 0;
  let at = 0;
  let bytes = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    if (bytes + size > maxBytes) {
      chunks.push(text.slice(begin, at));
      begin = at;
      bytes = 0;
    }
    bytes += size;
    at += character.length;
  }
  return [...chunks, text.slice(begin)];
}
