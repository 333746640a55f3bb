import pc from 'picocolors';
import { type ConnectOptions, connect } from './connection.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readQueue } from './read-queue.ts';
import { STAGES } from './stages.ts';

/** Says what waits where, and what was given up. Answers "partly failed" where a dead-letter queue holds something. */
export async function status(options: ConnectOptions & { json: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  const { outputs, where } = connection;
  try {
    const stages = await Promise.all(
      STAGES.map(async ([stage, queue]) => {
        const deadLetters = await readQueue(connection, `${queue}DeadLetterQueueUrl`);
        return {
          stage,
          ...(await readQueue(connection, `${queue}QueueUrl`)),
          deadLetters: deadLetters.waiting + deadLetters.inWork,
        };
      }),
    );
    if (options.json) console.log(JSON.stringify({ where, outputs, stages }, null, 2));
    else {
      console.log(`${where}: bucket ${outputs.BucketName}, table ${outputs.TableName}`);
      for (const { stage, waiting, inWork, delayed, deadLetters } of stages) {
        const dead = deadLetters > 0 ? pc.red(`${deadLetters} given up`) : pc.dim('none given up');
        console.log(
          `  ${stage.padEnd(8)} ${waiting} waiting, ${inWork} in work, ${delayed} delayed, ${dead}`,
        );
      }
    }
    return stages.some(({ deadLetters }) => deadLetters > 0) ? EXIT.partlyFailed : EXIT.ok;
  } finally {
    connection.close();
  }
}
