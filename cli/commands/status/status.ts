import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { type ConnectOptions, connect } from '../../pipeline/connection.ts';
import { readStages, type StageState } from '../../pipeline/read-stages.ts';

/** Says what waits where, and what was given up. Answers "partly failed" where a dead-letter queue holds something. */
export async function status(options: ConnectOptions & { json: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  const { outputs, where } = connection;
  try {
    const stages = await readStages(connection);
    if (options.json) console.log(JSON.stringify({ where, outputs, stages }, null, 2));
    else {
      console.log(`${where}: bucket ${outputs.BucketName}, table ${outputs.TableName}`);
      for (const stage of stages) console.log(render(stage));
    }
    const dead = stages.filter(({ deadLetters }) => deadLetters > 0);
    for (const { stage } of dead)
      console.error(`"copydesk redrive ${stage} --dry-run" says why ${stage} gave up`);
    return dead.length > 0 ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    connection.close();
  }
}

function render({ stage, waiting, inWork, delayed, deadLetters }: StageState): string {
  const dead = deadLetters > 0 ? pc.red(`${deadLetters} given up`) : pc.dim('none given up');
  return `  ${stage.padEnd(8)} ${waiting} waiting, ${inWork} in work, ${delayed} delayed, ${dead}`;
}
