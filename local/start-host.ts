import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNT, REGION } from './account.ts';
import { lockDataFolder } from './data-folder/lock-data-folder.ts';
import { openLog } from './data-folder/open-log.ts';
import { createEventBridge } from './events/create-event-bridge.ts';
import { RuleBook } from './events/rule-book.ts';
import { startSchedules } from './events/start-schedules.ts';
import { targetOf } from './events/target-of.ts';
import { createLambdaApi } from './functions/create-lambda-api.ts';
import { connectClients, QueueSender } from './gateway/clients.ts';
import { describeStack } from './gateway/describe-stack.ts';
import { startGateway } from './gateway/start-gateway.ts';
import type { HostOptions } from './host-options.ts';
import { RecentMetrics } from './metrics/recent-metrics.ts';
import { refuseMoveTasks } from './queues/refuse-move-tasks.ts';
import { createResources } from './resources/create-resources.ts';
import { wireStack } from './resources/wire-stack.ts';
import { ENDPOINT, withAddresses } from './resources/wiring.ts';
import { DISTURBANCE_PATH } from './s3/create-notifier.ts';
import { openS3 } from './s3/open-s3.ts';

import { postObject } from './s3/post-object.ts';
import { METRICS_PATH, STACK_PATH } from './stack-path.ts';

import { openEmulators } from './start/open-emulators.ts';
import { openFunctions } from './start/open-functions.ts';
import { openSites } from './start/open-sites.ts';
import { openSources, startSources } from './start/open-sources.ts';

const ANY_SITE_PORT = { port: 0, mayChange: false };

/** A stack that runs on this machine. */
export interface RunningHost {
  /** The value for AWS_ENDPOINT_URL. */
  readonly url: string;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The addresses of the stack's sites. */
  readonly sites: readonly string[];
  /** Stops polling and ends every function. The messages in the queues are kept for the next start. */
  close(): Promise<void>;
}

/**
 * Runs a synthesized stack on this machine: its buckets, queues and tables on real wire protocols behind one port, its
 * functions in processes of their own, wired as the template says.
 *
 * @throws UnsupportedTemplateError for each part of the template that would behave differently on this machine
 * @throws Error for a data folder that another run holds, and for a port that is taken
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { assembly, dataDir, port, services = [], paths = [] } = options;
  const wiring = wireStack(assembly);
  // Closed in reverse, when the run ends or when the start fails half-way.
  const opened = new AsyncDisposableStack();
  // The end of a run interrupts work, and the next start resumes it. That needs no warning.
  const warn = (message: string) => {
    if (!opened.disposed) options.warn(message);
  };
  try {
    const lock = lockDataFolder(dataDir);
    opened.defer(() => lock.release());
    const logsDir = join(dataDir, 'logs');
    mkdirSync(logsDir, { recursive: true });

    const { s3AndSqs, dynamoDb, nextSequencer, switches } = await openEmulators(dataDir, opened);
    const gateway = opened.use(await startGateway(port));
    const { url } = gateway;
    const sites = await openSites(wiring, options.sitePort ?? ANY_SITE_PORT, opened);
    const addresses = new Map([[ENDPOINT, url], ...sites.addresses]);
    const outputs = withAddresses(wiring.outputs, addresses);
    const clients = connectClients(url);
    opened.defer(() => {
      for (const client of Object.values(clients)) client.destroy();
    });
    const sender = new QueueSender(clients.sqs, url);

    const metrics = new RecentMetrics();
    const onLogLine = (functionName: string, line: string) => {
      metrics.read(line);
      options.onLogLine?.(functionName, line);
    };
    const functions = await openFunctions(
      wiring.functions,
      url,
      addresses,
      logsDir,
      { ...options, onLogLine },
      opened,
    );
    const sources = openSources(wiring.eventSources, functions, switches, clients.sqs, url, warn);
    const targetOfArn = (arn: string) => targetOf(arn, functions, sender, warn);
    const targetsOf = (arns: readonly string[]) => arns.map(targetOfArn);
    // A target of the template that does not exist ends the start.
    for (const { targets } of wiring.rules) targetsOf(targets.map(({ Arn }) => Arn));
    const rules = new RuleBook(join(dataDir, 'event-rules.json'), wiring.rules);
    const eventLog = openLog(join(logsDir, 'events.jsonl'));
    const s3 = openS3(s3AndSqs, wiring.buckets, nextSequencer, (arn, body) => sender.send(arn, body), warn);

    gateway.serve({
      services: new Map([
        ['s3', s3.listener],
        ['sqs', refuseMoveTasks(s3AndSqs.listener)],
        ['sts', s3AndSqs.listener],
        ['dynamodb', dynamoDb.listener],
        [
          'events',
          createEventBridge(
            rules,
            wiring.buses,
            targetOfArn,
            (event) => eventLog(`${JSON.stringify(event)}\n`),
            warn,
          ),
        ],
        ['lambda', createLambdaApi(sources, functions)],
        ...services,
      ]),
      paths: new Map([
        [STACK_PATH, describeStack(assembly.stackName, outputs)],
        [METRICS_PATH, metrics.listener],
        [DISTURBANCE_PATH, s3.control],
        ...paths,
      ]),
      forms: (request) => postObject(request, clients.s3, new Date()),
    });
    await createResources(wiring, clients, url);
    for (const { functionName } of wiring.eventSources) functions.get(functionName)?.prewarm();
    await options.beforePolling?.({ url, outputs });
    sites.serve(functions, clients.s3, warn);

    opened.defer(startSchedules(wiring.schedules, targetsOf));
    startSources(sources, functions, opened);
    lock.leaveNote({ url, account: ACCOUNT, region: REGION, outputs });
    return { url, outputs, sites: sites.urls, close: () => opened.disposeAsync() };
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}
