import { LambdaClient } from '@aws-sdk/client-lambda';
import { createTableClient } from '../../core/runtime/clients.ts';
import { readEnvironment, unitsOf } from '../../core/runtime/environment.ts';
import { createLogger } from '../../core/runtime/logger.ts';
import { BudgetStore } from '../../core/store/budget-store.ts';
import { EventSource } from './event-source.ts';
import { type BudgetPorts, keepBudget } from './keep-budget.ts';

const environment = readEnvironment('budget');

const ports: BudgetPorts = {
  budget: new BudgetStore(createTableClient(), environment.COPYDESK_TABLE_NAME),
  unitsPerDay: unitsOf(environment, 'COPYDESK_DAILY_BUDGET_UNITS'),
  source: new EventSource(new LambdaClient({}), environment.COPYDESK_ENRICH_SOURCE_ID),
  log: createLogger('budget'),
  now: () => new Date(),
};

/** Runs every minute, and when somebody resumes. */
export const handler = (): Promise<void> => keepBudget(ports);
