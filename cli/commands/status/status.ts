import type { StageState } from '@copydesk/core/runtime/stage-queues';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { print, printJson, say } from '../../output/print.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { readMetrics } from '../../pipeline/read-metrics.ts';
import { readStages } from '../../pipeline/read-stages.ts';
import { renderMetrics } from './render-metrics.ts';

/**
 * Counts the messages of each queue. Of a local run it also sums up what its functions did in the last minutes; on AWS the
 * dashboard shows that. Answers "partly failed" where a dead-letter queue holds a message.
 */
export async function status({ json, ...options }: ConnectOptions & { json?: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  const { outputs, where } = connection;
  try {
    const stages = await readStages(connection);
    const metrics = await readMetrics(connection);
    if (json) printJson({ where, outputs, stages, ...(metrics && { metrics }) });
    else {
      print(`${where}: bucket ${outputs.BucketName}, table ${outputs.TableName}`);
      for (const stage of stages) print(render(stage));
      if (metrics) for (const line of renderMetrics(metrics)) print(line);
      else if (outputs.DashboardUrl) say(pc.dim(`dashboard: ${outputs.DashboardUrl}`));
    }
    const dead = stages.filter(({ deadLetters }) => deadLetters > 0);
    for (const { stage } of dead)
      say(`"copydesk redrive ${stage} --dry-run" says why messages of ${stage} failed`);
    return dead.length > 0 ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    connection.close();
  }
}

function render({ stage, waiting, inWork, delayed, deadLetters }: StageState): string {
  const dead = `${deadLetters} in the dead-letter queue`;
  return `  ${stage.padEnd(8)} ${waiting} waiting, ${inWork} in progress, ${delayed} delayed, ${deadLetters > 0 ? pc.red(dead) : pc.dim(dead)}`;
}
