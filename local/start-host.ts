import { mkdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { ACCOUNT, REGION } from './account.ts';
import { compilePattern } from './events/compile-pattern.ts';
import { createEventBridge, type EventRule } from './events/create-event-bridge.ts';
import { startSchedules } from './events/start-schedules.ts';
import { targetOf } from './events/target-of.ts';
import { createLambdaApi } from './functions/create-lambda-api.ts';
import { environmentOf } from './functions/environment-of.ts';
import { FunctionPool } from './functions/function-pool.ts';
import { FunctionProcess } from './functions/function-process.ts';
import { RuntimeApi } from './functions/runtime-api.ts';
import { connectClients, QueueSender } from './gateway/clients.ts';
import { type ServiceListener, startGateway } from './gateway/start-gateway.ts';
import type { HostOptions } from './host-options.ts';
import { lockDataFolder, unreadable } from './lock-data-folder.ts';
import { openLog } from './open-log.ts';
import { EventSource } from './queues/event-source.ts';
import { MappingSwitches } from './queues/mapping-switches.ts';
import { emulateDynamoDb } from './resources/emulate-dynamodb.ts';
import { emulateS3AndSqs } from './resources/emulate-s3-and-sqs.ts';
import { makeStack } from './resources/make-stack.ts';
import type { Wiring } from './resources/wiring.ts';
import { createNotifier, DISTURBANCE_PATH } from './s3/create-notifier.ts';
import { keepMark } from './s3/keep-mark.ts';
import { createSequencer } from './s3/sequencer.ts';
import { watchObjects } from './s3/watch-objects.ts';
import { STACK_PATH } from './stack-path.ts';
import { UnsupportedTemplateError } from './template/template.ts';

/** A stack that runs on this machine. */
export interface RunningHost {
  /** What AWS_ENDPOINT_URL is set to. */
  readonly url: string;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Stops polling and ends every function. What is in the queues is there at the next start. */
  close(): Promise<void>;
}

/**
 * Runs a synthesized stack on this machine: its buckets, queues and tables on real wire protocols behind one port, its
 * functions in processes of their own, wired as the template says. Knows nothing of what the stack is for.
 *
 * @throws UnsupportedTemplateError for whatever of the template would behave differently here
 * @throws Error for a data folder that another run holds, and for a port that is taken
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { dataDir } = options;
  const logsDir = join(dataDir, 'logs');
  // Undone in reverse, whether the start fails on the way or the run is over.
  const undo: (() => Promise<void> | void)[] = [];
  let isOver = false;
  const close = async () => {
    isOver = true;
    for (const step of undo.splice(0).reverse()) await step();
  };

  // What the end of the run cuts off is found by the next start: it is nothing to warn of.
  const warn = (message: string) => {
    if (!isOver) options.warn(message);
  };

  try {
    const lock = lockDataFolder(dataDir);
    undo.push(() => lock.release());
    mkdirSync(logsDir, { recursive: true });
    const wiring: Wiring = {
      buckets: new Map(),
      functions: new Map(),
      eventSources: [],
      buses: new Set(['default']),
      rules: [],
      schedules: [],
    };
    const sources = new Map<string, EventSource>();
    const pools = new Map<string, FunctionPool>();

    const openData = async <T>(open: (path: string) => T | Promise<T>, name: string): Promise<T> => {
      try {
        return await open(join(dataDir, name));
      } catch (error) {
        throw unreadable(dataDir, error as Error);
      }
    };
    const s3AndSqs = await openData(emulateS3AndSqs, 's3-and-sqs');
    undo.push(() => s3AndSqs.close());
    const dynamo = await openData(emulateDynamoDb, 'dynamodb');
    undo.push(() => dynamo.close());
    const mark = await openData(keepMark, 'sequencer');
    const switches = await openData((path) => new MappingSwitches(path), 'event-sources.json');
    const rules: EventRule[] = [];
    const eventLog = openLog(join(logsDir, 'events.jsonl'));
    const bridge = createEventBridge(rules, wiring.buses, (event) => eventLog(`${JSON.stringify(event)}\n`));
    const notifier = createNotifier(
      wiring.buckets,
      (queueArn, message) => sender.send(queueArn, message),
      warn,
    );
    const s3 = watchObjects(
      s3AndSqs,
      createSequencer(mark),
      (bucket) => wiring.buckets.get(bucket)?.isVersioned ?? false,
      notifier.tell,
    );
    const remember = (id: string, isEnabled: boolean) => {
      const mapping = wiring.eventSources.find((source) => source.id === id);
      if (mapping) switches.set(id, isEnabled, mapping.isEnabled);
    };
    const services = new Map<string, ServiceListener>([
      ['s3', s3],
      ['sqs', s3AndSqs.listener],
      ['sts', s3AndSqs.listener],
      ['dynamodb', dynamo.listener],
      ['events', bridge],
      ['lambda', createLambdaApi(sources, pools, remember)],
      ...(options.services ?? []),
    ]);
    let outputs: Readonly<Record<string, string>> = {};
    const paths = new Map<string, ServiceListener>([
      [STACK_PATH, (_, response) => describeStack(response, options.assembly.stackName, outputs)],
      [DISTURBANCE_PATH, notifier.control],
      ...(options.paths ?? []),
    ]);
    const gateway = await startGateway(options.port, services, paths);
    undo.push(() => gateway.close());

    const clients = connectClients(gateway.url);
    undo.push(() => {
      for (const client of Object.values(clients)) client.destroy();
    });
    const sender = new QueueSender(clients.sqs, gateway.url);
    outputs = await makeStack(options.assembly, { endpoint: gateway.url, ...clients }, wiring);

    const api = new RuntimeApi();
    await api.start();
    undo.push(() => api.close());
    const endFunctions = async () => {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    };
    undo.push(endFunctions);
    // However this process ends by itself, none of its own is left; where it is killed, they find their input closed.
    process.once('exit', endFunctions);
    undo.push(() => void process.off('exit', endFunctions));
    for (const definition of wiring.functions.values()) {
      const log = openLog(join(logsDir, `${definition.name}.log`), definition.name, options.onLogLine);
      const isDebugged = definition.name.includes(options.debug?.functionName ?? '\0');
      const debugPort = isDebugged ? options.debug?.port : undefined;
      const environment = environmentOf(definition, gateway.url);
      const pool = new FunctionPool(
        isDebugged ? 1 : definition.concurrency,
        (onExit) => new FunctionProcess(definition, environment, api, log, onExit, debugPort),
      );
      pools.set(definition.name, pool);
    }
    const targetsOf = (arns: readonly string[]) => arns.map((arn) => targetOf(arn, pools, sender, warn));
    for (const { bus, pattern, targetArns } of wiring.rules) {
      rules.push({ bus, matches: compilePattern(pattern), targets: targetsOf(targetArns) });
    }
    for (const { id, functionName, source } of wiring.eventSources) {
      const pool = pools.get(functionName);
      if (!pool)
        throw new UnsupportedTemplateError(
          `An event source feeds ${functionName}: the template has no such function`,
        );
      pool.prewarm();
      const report = (failure: string) => warn(`${functionName}: ${failure}`);
      sources.set(id, new EventSource(source, clients.sqs, (event) => pool.invoke(event), report));
    }
    await options.beforePolling?.({ url: gateway.url, outputs });
    for (const { id, isEnabled } of wiring.eventSources)
      if (switches.isEnabled(id, isEnabled)) sources.get(id)?.enable();
    undo.push(startSchedules(wiring.schedules, targetsOf));
    undo.push(async () => {
      const stopped = Promise.all([...sources.values()].map((source) => source.stop()));
      // A source at its highest concurrency stops when an invocation has ended, and these now do.
      await endFunctions();
      await stopped;
    });
    lock.tell({ url: gateway.url, account: ACCOUNT, region: REGION, outputs });
    return { url: gateway.url, outputs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function describeStack(response: ServerResponse, name: string, outputs: RunningHost['outputs']): void {
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(`${JSON.stringify({ name, account: ACCOUNT, region: REGION, outputs })}\n`);
}
