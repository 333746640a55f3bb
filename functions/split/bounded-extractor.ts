import { extname } from 'node:path';
import { Rejection } from '@copydesk/core/article/errors';
import { BoundedProcess, type Bounds, ExcessError } from '@copydesk/core/runtime/bounded-process';
import type { ExtractedArticle } from './extract/extract-article.ts';
import type { ExtractionAnswer, ExtractionRequest } from './extractor-process.ts';
import type { StatedFacts } from './stated-facts.ts';

const EXTENSION = extname(import.meta.url);
/** Beside this file, in the sources as in the bundle. */
const PROCESS = new URL(`./extractor-process${EXTENSION}`, import.meta.url);
/** A bundle is complete in its folder. The sources import each other's folders and node_modules. */
const FOLDER = new URL(EXTENSION === '.ts' ? '../../' : './', import.meta.url);

/**
 * Eight times the computing time that the worst readable objects take, and the memory that this process leaves. The rules about
 * a format cannot exclude every input that makes its reader slow. These bounds stop every reader.
 *
 * The function has 0.58 of a core: the computing time of two attempts takes 42 of its 60 s.
 */
const BOUNDS: Bounds = { cpuMilliseconds: 12_000, milliseconds: 25_000, megabytes: 700 };

/** Extracts articles in a process of its own, where an object can neither exhaust this process nor reach its credentials. */
export class BoundedExtractor {
  readonly #process: BoundedProcess<ExtractionRequest, ExtractionAnswer>;

  constructor(bounds: Bounds = BOUNDS) {
    this.#process = new BoundedProcess(PROCESS, FOLDER, bounds);
  }

  /**
   * Extracts one object at a time.
   *
   * @throws Rejection as `extractArticle` does, and UNSUPPORTED_FORMAT for an object that exceeds the bounds; Error
   *   where a retry may help
   */
  async extract(bytes: Uint8Array, stated: StatedFacts): Promise<ExtractedArticle> {
    const answer = await this.#process.ask({ bytes, stated }).catch((error) => {
      throw error instanceof ExcessError ? tooMuch(error.bound) : error;
    });
    if ('article' in answer) return answer.article;
    if ('rejection' in answer) throw new Rejection(answer.rejection.reason, answer.rejection.detail);
    throw new Error(`The article could not be extracted: ${answer.error}`);
  }
}

function tooMuch(what: string): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object takes more than ${what} to read, which no article does. Upload its text alone`,
  );
}
