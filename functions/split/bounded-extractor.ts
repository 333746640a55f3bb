import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Rejection } from '@copydesk/core/article/errors';
import type { ExtractedArticle } from './extract/extract-article.ts';
import type { ExtractionAnswer, ExtractionRequest } from './extractor-process.ts';
import type { StatedFacts } from './stated-facts.ts';

/** Beside this file, in the sources as in the bundle. */
const PROCESS = new URL(`./extractor-process${extname(import.meta.url)}`, import.meta.url);

/** The time and memory that reading one object may take. */
export interface ExtractionBounds {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/**
 * Ten times what the worst readable objects take: half of the function's time, and the memory that this process leaves.
 * The rules about a format cannot exclude every input that makes its reader slow. These bounds stop every reader.
 */
const BOUNDS: ExtractionBounds = { milliseconds: 30_000, megabytes: 700 };
/** How often the memory of the process is measured. */
const CHECK_MILLISECONDS = 50;
/** The signals with which V8 ends a process whose heap is full. */
const HEAP_SIGNALS: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL'];

/**
 * Extracts articles in a process of its own, and kills that process where an object takes too much time or memory. A
 * parser cannot be interrupted, and a full heap ends the whole process. The process gets none of the AWS credentials of
 * this one, and is kept from object to object.
 */
export class BoundedExtractor {
  readonly #bounds: ExtractionBounds;
  #child: ChildProcess | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(bounds: ExtractionBounds = BOUNDS) {
    this.#bounds = bounds;
  }

  /**
   * Extracts one object at a time, so that each object has the whole bounds.
   *
   * @throws Rejection as `extractArticle` does, and UNSUPPORTED_FORMAT for an object that exceeds the bounds; Error
   *   where the process ends for another reason
   */
  extract(bytes: Uint8Array, stated: StatedFacts): Promise<ExtractedArticle> {
    const extraction = this.#turn.then(() => this.#ask({ bytes, stated }));
    this.#turn = extraction.catch(() => {});
    return extraction;
  }

  async #ask(request: ExtractionRequest): Promise<ExtractedArticle> {
    const child = this.#child ?? this.#start();
    const { milliseconds, megabytes } = this.#bounds;
    const { promise, resolve, reject } = Promise.withResolvers<ExtractionAnswer>();
    let excess: Rejection | undefined;
    const end = (what: string) => {
      excess ??= tooMuch(what);
      child.kill('SIGKILL');
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null) => {
      const isFull = HEAP_SIGNALS.includes(signal) || code === 134;
      if (isFull) excess ??= tooMuch(`${megabytes} MB of memory`);
      reject(excess ?? new Error(`The extractor's process ended with ${signal ?? `exit code ${code}`}`));
    };
    const timer = setTimeout(end, milliseconds, `${milliseconds / 1_000} s`);
    const check = setInterval(() => {
      if (megabytesOf(child) > megabytes) end(`${megabytes} MB of memory`);
    }, CHECK_MILLISECONDS);
    child.once('message', resolve).once('exit', onExit).once('error', reject);
    child.ref();
    child.channel?.ref();
    try {
      child.send(request, (error) => error && !excess && reject(error));
      return articleOf(await promise);
    } finally {
      clearTimeout(timer);
      clearInterval(check);
      child.off('message', resolve).off('exit', onExit).off('error', reject);
      // An idle extractor process must not keep this process alive.
      child.unref();
      child.channel?.unref();
    }
  }

  #start(): ChildProcess {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
    const child = fork(PROCESS, {
      env,
      execArgv: [`--max-old-space-size=${this.#bounds.megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    const forget = () => {
      if (this.#child === child) this.#child = undefined;
    };
    // A process may also end while it is idle: the next request starts another one.
    child.on('error', forget).on('exit', forget);
    return child;
  }
}

function articleOf(answer: ExtractionAnswer): ExtractedArticle {
  if ('article' in answer) return answer.article;
  if ('rejection' in answer) throw new Rejection(answer.rejection.reason, answer.rejection.detail);
  throw new Error(`The article could not be extracted: ${answer.error}`);
}

function tooMuch(what: string): Rejection {
  return new Rejection(
    'UNSUPPORTED_FORMAT',
    `The object takes more than ${what} to read, which no article does. Upload its text alone`,
  );
}

/** The resident memory of a process; 0 where the system has no /proc, or the process has ended. */
function megabytesOf({ pid }: ChildProcess): number {
  try {
    const [, kilobytes = 0] = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_000;
  } catch {
    return 0;
  }
}
