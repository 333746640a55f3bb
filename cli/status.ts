import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import pc from 'picocolors';
import { type ConnectOptions, connect } from './connection.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Stages in flow order, and what the stack's outputs call their queues. */
const STAGES = [
  ['split', 'ObjectEvents'],
  ['enrich', 'Passages'],
  ['publish', 'Publications'],
] as const;

interface QueueState {
  readonly waiting: number;
  readonly inWork: number;
  readonly delayed: number;
}

/** Says what waits where, and what was given up. Answers "partly failed" where a dead-letter queue holds something. */
export async function status(options: ConnectOptions & { json: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  const { outputs, sqs, where } = connection;
  const read = async (output: string): Promise<QueueState> => {
    const QueueUrl = outputs[output];
    if (!QueueUrl) throw new Error(`${where} has no output ${output}: it is another version's. Deploy again`);
    const { Attributes: state = {} } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return {
      waiting: Number(state.ApproximateNumberOfMessages),
      inWork: Number(state.ApproximateNumberOfMessagesNotVisible),
      delayed: Number(state.ApproximateNumberOfMessagesDelayed),
    };
  };
  try {
    const stages = await Promise.all(
      STAGES.map(async ([stage, queue]) => {
        const deadLetters = await read(`${queue}DeadLetterQueueUrl`);
        return {
          stage,
          ...(await read(`${queue}QueueUrl`)),
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
