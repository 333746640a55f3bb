import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { BudgetStore, dayOf } from '@copydesk/core/store/budget-store';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { pc } from '../../output/colours.ts';
import { print, printJson, say } from '../../output/print.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import { openTable } from '../../pipeline/open-table.ts';

/** Resets what today has spent of the daily budget, and has the budget function open the queue of enrich. */
export async function resume({ json, ...options }: ConnectOptions & { json?: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  const { outputs, where } = connection;
  try {
    const { BudgetFunctionName: FunctionName } = outputs;
    if (!FunctionName)
      throw new Error(`No daily budget is set for ${where}, so enrich was not stopped by one`);
    const budget = new BudgetStore(openTable(connection));
    const day = dayOf(new Date());
    const units = await budget.readSpent(day);
    await budget.forgive(day);
    // The function opens the queue. Its log ends the alarm.
    const { FunctionError, Payload } = await connection
      .client(LambdaClient)
      .send(new InvokeCommand({ FunctionName }));
    if (FunctionError) throw new Error(`The budget function failed: ${Payload?.transformToString()}`);
    if (json) printJson({ where, day, unitsForgiven: units });
    else print(`the ${units.toLocaleString('en')} units spent on ${day} no longer count; enrich continues`);
    say(pc.dim(`in ${where}`));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}
