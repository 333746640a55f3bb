import { type ChildProcess, fork } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cpuMillisecondsOf, megabytesOf } from './process-use.ts';

/** What one request may take. */
export interface Bounds {
  /** Computing time, which does not depend on how busy the machine is. */
  readonly cpuMilliseconds: number;
  /** Elapsed time, after which the caller cannot wait any longer. */
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The request takes more than its bounds, in a process that did nothing before it. */
export class ExcessError extends Error {
  override name = 'ExcessError';
  /** Of what the request takes too much: `12 s of computing time`. */
  readonly bound: string;

  constructor(bound: string) {
    super(`The request takes more than ${bound}`);
    this.bound = bound;
  }
}

/** The process ended without an answer, for a reason that is not known to be the request's. */
class EndedError extends Error {
  override name = 'EndedError';
}

/** How often the use of the process is measured. */
const CHECK_MILLISECONDS = 50;
/** A process that holds more than this share of its memory after an answer is replaced. */
const KEPT_SHARE = 0.5;
/** The signals with which V8 ends a process whose heap is full. */
const HEAP_SIGNALS: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGILL'];
/** Variables of this process that Node needs to start and to behave alike. None of them is a secret or an address. */
const PASSED_ON = ['LANG', 'LD_LIBRARY_PATH', 'SystemRoot', 'TZ'];

/**
 * Has untrusted input read in another process, which is kept from request to request, and killed where a request takes too
 * much. A parser cannot be interrupted, and a full heap ends the whole process.
 *
 * The process has none of this one's environment, and Node's permission model lets it read the files of one folder, write
 * none, and start neither processes nor threads. https://nodejs.org/docs/latest-v24.x/api/permissions.html
 */
export class BoundedProcess<Request extends object, Answer> {
  readonly #script: URL;
  readonly #folder: string;
  readonly #bounds: Bounds;
  #child: ChildProcess | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * @param script answers each message that it gets with one message
   * @param folder holds the script and all that it imports
   */
  constructor(script: URL, folder: URL, bounds: Bounds) {
    this.#script = script;
    this.#folder = realpathSync(fileURLToPath(folder));
    this.#bounds = bounds;
  }

  /**
   * Asks for one answer at a time, so that each request has the whole bounds. Where a process that was used before ends without
   * an answer, a fresh one is asked: what earlier requests left behind must not decide about this one.
   *
   * @throws ExcessError where the request takes too much; Error where the process ends for another reason
   */
  ask(request: Request): Promise<Answer> {
    const answer = this.#turn.then(() => this.#askTwice(request));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  async #askTwice(request: Request): Promise<Answer> {
    const used = this.#child;
    if (used) {
      try {
        return await this.#ask(used, request);
      } catch (error) {
        if (!(error instanceof ExcessError || error instanceof EndedError)) throw error;
      }
    }
    return this.#ask(this.#start(), request);
  }

  async #ask(child: ChildProcess, request: Request): Promise<Answer> {
    const { milliseconds, cpuMilliseconds, megabytes } = this.#bounds;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const cpuBefore = cpuMillisecondsOf(child);
    const cpuUsed = () => (cpuMillisecondsOf(child) ?? 0) - (cpuBefore ?? 0);
    const end = (reason: Error) => {
      reject(reason);
      child.kill('SIGKILL');
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null) =>
      reject(
        HEAP_SIGNALS.includes(signal) || code === 134
          ? new ExcessError(`${megabytes} MB of memory`)
          : new EndedError(`The reading process ended with ${signal ?? `exit code ${code}`}`),
      );
    const timer = setTimeout(() => {
      const limit = `${milliseconds / 1_000} s`;
      // Without /proc, nothing tells a slow machine from a slow request.
      if (cpuBefore === undefined) end(new ExcessError(limit));
      else end(new Error(`No answer within ${limit}, after ${cpuUsed() / 1_000} s of computing time`));
    }, milliseconds);
    const check = setInterval(() => {
      if (megabytesOf(child) > megabytes) end(new ExcessError(`${megabytes} MB of memory`));
      else if (cpuUsed() > cpuMilliseconds)
        end(new ExcessError(`${cpuMilliseconds / 1_000} s of computing time`));
    }, CHECK_MILLISECONDS);
    const onError = (error: Error) => reject(new EndedError(error.message));
    child.once('message', resolve).once('exit', onExit).once('error', onError);
    child.ref();
    child.channel?.ref();
    try {
      child.send(request, (error) => error && onError(error));
      const answer = await promise;
      if (megabytesOf(child) > megabytes * KEPT_SHARE) this.#discard(child);
      return answer;
    } catch (error) {
      this.#discard(child);
      throw error;
    } finally {
      clearTimeout(timer);
      clearInterval(check);
      child.off('message', resolve).off('exit', onExit).off('error', onError);
      // An idle process must not keep this process alive.
      child.unref();
      child.channel?.unref();
    }
  }

  #start(): ChildProcess {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.includes(name)));
    const child = fork(realpathSync(fileURLToPath(this.#script)), {
      env,
      execArgv: [
        permissionFlag(),
        `--allow-fs-read=${this.#folder}`,
        '--disable-warning=ExperimentalWarning',
        `--max-old-space-size=${this.#bounds.megabytes}`,
      ],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    // It may also end while it is idle: the next request starts another one.
    child.on('error', () => this.#forget(child)).on('exit', () => this.#forget(child));
    return child;
  }

  #discard(child: ChildProcess): void {
    this.#forget(child);
    child.kill('SIGKILL');
  }

  #forget(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined;
  }
}

/** Node 22 has the permission model under its earlier name up to 22.12. */
function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
}
