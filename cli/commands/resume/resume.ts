import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { BudgetStore, dayOf } from '@copydesk/core/store/budget-store';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { type ConnectOptions, connect } from '../../pipeline/connection.ts';

/** Gives today the whole of the daily budget once more, and has enrich go on where the spent one stopped it. */
export async function resume(options: ConnectOptions & { json: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  const { outputs, table, where, clientConfig } = connection;
  const lambda = new LambdaClient(clientConfig);
  try {
    const { BudgetFunctionName: FunctionName, TableName = '' } = outputs;
    if (!FunctionName) throw new Error(`No daily budget is set for ${where}: nothing stops enrich`);
    const budget = new BudgetStore(table, TableName);
    const day = dayOf(new Date());
    const units = await budget.readSpent(day);
    await budget.forgive(day);
    // It opens the queue, and its log tells the alarm.
    const { FunctionError, Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
    if (FunctionError) throw new Error(`The budget function failed: ${Payload?.transformToString()}`);
    if (options.json) console.log(JSON.stringify({ where, day, unitsForgiven: units }, null, 2));
    else console.log(`${units.toLocaleString('en')} units of ${day} are forgiven; enrich goes on`);
    console.error(pc.dim(`in ${where}`));
    return EXIT.ok;
  } finally {
    lambda.destroy();
    connection.close();
  }
}
