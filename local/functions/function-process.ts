import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { FunctionDefinition, InvocationResult } from './function-definition.ts';
import type { RuntimeApi, Sandbox } from './runtime-api.ts';

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));
/** Lambda's limit for the start of a function. */
const INIT_TIMEOUT_MS = 10_000;
/**
 * The limit of V8's young generation. Without it, and on a machine with free memory, the heap of a function with 15 MB of
 * live objects grows to 130 MB before a collection. The limit costs no measurable time.
 */
const SEMI_SPACE_MEGABYTES = 8;

/** Writes the output of a function, a chunk at a time. */
export type WriteLog = (text: string) => void;

interface Invocation {
  readonly id: string;
  readonly event: string;
  readonly settle: (result: InvocationResult) => void;
}

/** An execution environment: a process that handles invocations, one at a time. */
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
  #reason = '';

  /** @param debugPort the port for a debugger. With it, there are no timeouts */
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
        env: { ...environment, AWS_LAMBDA_RUNTIME_API: api.addressOf(this.id) },
        // The process ends when its standard input closes, which happens when the host is gone.
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

  /** @param event as JSON */
  invoke(event: string): Promise<InvocationResult> {
    return new Promise((settle) => {
      this.#current = { id: randomUUID(), event, settle };
      if (this.#waiting) this.#deliver(this.#waiting);
      else this.#limitTime(INIT_TIMEOUT_MS, `${INIT_TIMEOUT_MS / 1000} seconds, in its start`);
    });
  }

  /** Kills the process, busy or not, and waits until it is gone. */
  async end(): Promise<void> {
    this.#kill();
    await this.#ended.promise;
    // A child process of the function may still hold these pipes open.
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
  }

  onNext(response: ServerResponse): void {
    if (this.#current) this.#deliver(response);
    else this.#waiting = response;
  }

  onReport(kind: 'response' | 'error' | 'init-error', requestId: string, body: string): void {
    // The invocation has failed already, although the process still lives.
    if (this.#isKilled) return;
    if (kind === 'init-error') {
      this.#reason = messageIn(body);
      return;
    }
    if (requestId !== this.#current?.id) return;
    this.#settle(
      kind === 'response'
        ? { kind: 'answered', payload: JSON.parse(body) }
        : { kind: 'failed', error: messageIn(body) },
    );
  }

  #deliver(response: ServerResponse): void {
    const { id, event } = this.#current as Invocation;
    const { timeoutSeconds, arn } = this.#definition;
    this.#waiting = undefined;
    this.#limitTime(timeoutSeconds * 1000, `${timeoutSeconds} seconds`);
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(Date.now() + timeoutSeconds * 1000),
      'lambda-runtime-invoked-function-arn': arn,
      'lambda-runtime-trace-id': traceId(),
    });
    response.end(event);
  }

  #limitTime(milliseconds: number, what: string): void {
    clearTimeout(this.#timer);
    if (this.#isDebugged) return;
    this.#timer = setTimeout(() => {
      this.#reason = `timed out after ${what}`;
      this.#kill();
      this.#log(`Task ${this.#reason}\n`);
    }, milliseconds);
  }

  #kill(): void {
    this.#isKilled = true;
    this.#child.kill('SIGKILL');
  }

  #end(how: string): void {
    this.#api.remove(this.id);
    this.#waiting = undefined;
    this.#settle({ kind: 'failed', error: this.#reason || how });
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
