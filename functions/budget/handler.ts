import { LambdaClient } from '@aws-sdk/client-lambda';
import { readEnvironment, unitsOf } from '@copydesk/core/runtime/environment';
import { createLogger } from '@copydesk/core/runtime/logger';
import { BudgetStore } from '@copydesk/core/store/budget-store';
import { Table } from '@copydesk/core/store/table';
import { EventSource } from './event-source.ts';
import { type BudgetPorts, keepBudget } from './keep-budget.ts';

const environment = readEnvironment('budget');

const ports: BudgetPorts = {
  budget: new BudgetStore(new Table(environment.COPYDESK_TABLE_NAME)),
  unitsPerDay: unitsOf(environment, 'COPYDESK_DAILY_BUDGET_UNITS'),
  source: new EventSource(new LambdaClient({}), environment.COPYDESK_ENRICH_SOURCE_ID),
  log: createLogger('budget'),
  now: () => new Date(),
};

/** Runs every minute, and after `copydesk resume`. */
export const handler = (): Promise<void> => keepBudget(ports);
