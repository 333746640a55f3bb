import { setTimeout as sleep } from 'node:timers/promises';
import { functionNameIn } from '../account.ts';
import type { FunctionPool } from '../functions/function-pool.ts';
import type { QueueSender } from '../gateway/clients.ts';
import { UnsupportedTemplateError } from '../template/template.ts';

/** The waits before the two retries of an asynchronous invocation. Lambda waits one minute, then two. */
const RETRIES_MS = [1_000, 2_000];

/** Delivers an event. */
export type Target = (event: unknown) => Promise<void>;

/**
 * Connects a target of a rule. A queue holds the event when the returned function resolves. A Lambda function is invoked
 * asynchronously, at most three times, and nobody waits for it.
 *
 * @throws UnsupportedTemplateError for a target that is neither a queue nor a function of the template
 */
export function targetOf(
  targetArn: string,
  pools: ReadonlyMap<string, Pick<FunctionPool, 'invoke'>>,
  sender: Pick<QueueSender, 'send'>,
  warn: (message: string) => void,
): Target {
  if (targetArn.includes(':sqs:')) return (event) => sender.send(targetArn, event);
  const name = functionNameIn(targetArn);
  const pool = pools.get(name);
  if (!pool)
    throw new UnsupportedTemplateError(
      `The local run knows queues and functions as targets, not ${targetArn}`,
    );
  const invoke = async (event: unknown) => {
    for (const wait of [...RETRIES_MS, undefined]) {
      const result = await pool.invoke(event);
      if (result.kind === 'answered') return;
      if (wait === undefined)
        return warn(`${name}: an event is dropped after three attempts: ${result.error}`);
      await sleep(wait, undefined, { ref: false });
    }
  };
  return async (event) => {
    void invoke(event);
  };
}
