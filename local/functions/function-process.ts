import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { FunctionDefinition, InvocationResult } from './function-definition.ts';
import type { RuntimeApi, Sandbox } from './runtime-api.ts';

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));
/** Lambda gives the start of a function ten seconds. */
const INIT_TIMEOUT_MS = 10_000;
/**
 * Of V8's young generation. By default that of a function with 15 MB of live objects grows to 130 MB before it is
 * collected, on a machine with memory to spare; so little costs no measurable time.
 */
const SEMI_SPACE_MEGABYTES = 8;

/** Where a function's output goes, a chunk at a time. */
export type WriteLog = (text: string) => void;

interface Invocation {
  readonly id: string;
  readonly event: string;
  readonly settle: (result: InvocationResult) => void;
}

/** One execution environment: a process that handles one invocation at a time, and any number one after another. */
export class FunctionProcess implements Sandbox {
  readonly id = randomUUID();
  readonly #definition: FunctionDefinition;
  readonly #api: RuntimeApi;
  readonly #child: ChildProcess;
  readonly #log: WriteLog;
  readonly #onExit: () => void;
  readonly #isDebugged: boolean;
  readonly #ended = Promise.withResolvers<void>();
  #waiting: ServerResponse | undefined;
  #current: Invocation | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isKilled = false;
  #lastWords = '';

  /** @param debugPort where a debugger attaches: then there are no limits of time */
  constructor(
    definition: FunctionDefinition,
    environment: Readonly<Record<string, string>>,
    api: RuntimeApi,
    log: WriteLog,
    onExit: () => void,
    debugPort?: number,
  ) {
    this.#isDebugged = debugPort !== undefined;
    const inspect = this.#isDebugged ? [`--inspect=127.0.0.1:${debugPort}`] : [];
    this.#definition = definition;
    this.#api = api;
    this.#log = log;
    this.#onExit = onExit;
    api.add(this);
    this.#child = spawn(
      process.execPath,
      [`--max-semi-space-size=${SEMI_SPACE_MEGABYTES}`, ...inspect, BOOTSTRAP],
      {
        cwd: definition.codeDir,
        // Only what Lambda gives a function: nothing of the shell that started the run.
        env: { ...environment, AWS_LAMBDA_RUNTIME_API: api.addressOf(this.id) },
        // Nothing is written to its input: that it closes is how the process learns that the host is gone.
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    this.#child.stdout?.on('data', (chunk: Buffer) => log(chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => log(chunk.toString()));
    this.#child.once('error', (error) => this.#end(`the process could not be started: ${error.message}`));
    this.#child.once('exit', (code, signal) =>
      this.#end(`the process ended with ${signal ?? `exit code ${code}`}`),
    );
  }

  /** @param event what the handler is given, as JSON */
  invoke(event: string): Promise<InvocationResult> {
    return new Promise((settle) => {
      this.#current = { id: randomUUID(), event, settle };
      if (this.#waiting) this.#hand(this.#waiting);
      else this.#limit(INIT_TIMEOUT_MS, `${INIT_TIMEOUT_MS / 1000} seconds, in its start`);
    });
  }

  /** Kills the process, whatever it is at, and waits until it is gone. */
  async end(): Promise<void> {
    this.#kill();
    await this.#ended.promise;
    // What a process of its own still says through them is said to nobody.
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  onNext(response: ServerResponse): void {
    if (this.#current) this.#hand(response);
    else this.#waiting = response;
  }

  onReport(kind: 'response' | 'error' | 'init-error', requestId: string, body: string): void {
    // Too late: the invocation has failed already, only the process is not gone yet.
    if (this.#isKilled) return;
    if (kind === 'init-error') {
      this.#lastWords = messageIn(body);
      return;
    }
    if (requestId !== this.#current?.id) return;
    this.#settle(
      kind === 'response'
        ? { kind: 'answered', payload: JSON.parse(body) }
        : { kind: 'failed', error: messageIn(body) },
    );
  }

  #hand(response: ServerResponse): void {
    const { id, event } = this.#current as Invocation;
    const { timeoutSeconds, arn } = this.#definition;
    this.#waiting = undefined;
    this.#limit(timeoutSeconds * 1000, `${timeoutSeconds} seconds`);
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(Date.now() + timeoutSeconds * 1000),
      'lambda-runtime-invoked-function-arn': arn,
      'lambda-runtime-trace-id': traceId(),
    });
    response.end(event);
  }

  #limit(milliseconds: number, what: string): void {
    clearTimeout(this.#timer);
    if (this.#isDebugged) return;
    this.#timer = setTimeout(() => {
      this.#lastWords = `timed out after ${what}`;
      this.#kill();
      this.#log(`Task ${this.#lastWords}\n`);
    }, milliseconds);
  }

  #kill(): void {
    this.#isKilled = true;
    this.#child.kill('SIGKILL');
  }

  #end(how: string): void {
    this.#api.remove(this.id);
    this.#waiting = undefined;
    this.#settle({ kind: 'failed', error: this.#lastWords || how });
    this.#onExit();
    this.#ended.resolve();
  }

  #settle(result: InvocationResult): void {
    clearTimeout(this.#timer);
    const current = this.#current;
    this.#current = undefined;
    current?.settle(result);
  }
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function traceId(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')};Sampled=0`;
}

function messageIn(body: string): string {
  try {
    const { errorType, errorMessage } = JSON.parse(body) as { errorType?: string; errorMessage?: string };
    return `${errorType}: ${errorMessage}`;
  } catch {
    return body;
  }
}
