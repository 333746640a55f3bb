import type { Log } from '@copydesk/core/runtime/logger';
import { type BudgetStore, dayOf } from '@copydesk/core/store/budget-store';
import { decideSwitch } from './decide-switch.ts';
import type { EventSource } from './event-source.ts';

export interface BudgetPorts {
  readonly budget: Pick<BudgetStore, 'readSpent' | 'noteStop' | 'readStop' | 'clearStop'>;
  readonly unitsPerDay: number;
  readonly source: Pick<EventSource, 'readState' | 'setEnabled'>;
  readonly log: Log;
  now(): Date;
}

/** Closes the event source of enrich when the day's budget is spent, and opens it again. Safe to repeat. */
export async function keepBudget({ budget, unitsPerDay, source, log, now }: BudgetPorts): Promise<void> {
  const day = dayOf(now());
  const units = await budget.readSpent(day);
  const state = await source.readState();
  const isSpent = units >= unitsPerDay;
  const isStopped = !isSpent && (await budget.readStop());
  const action = decideSwitch({ isSpent, state, isStopped });
  if (action === 'close') {
    // The note comes first: without it, a source that was closed would never be opened again.
    await budget.noteStop();
    await source.setEnabled(false);
  }
  if (action === 'open') await source.setEnabled(true);
  // The note goes last: if it went first and the invocation died, the source would never be opened again.
  if (action === 'open' || action === 'forget') await budget.clearStop();
  // The alarm reads spentPercent of the log: infra/daily-budget.ts.
  const spent = { day, units, unitsPerDay, spentPercent: (100 * units) / unitsPerDay };
  if (action === 'close')
    log.warn('The budget is spent: enrich stops until tomorrow, or copydesk resume', spent);
  else log.info(action === 'open' ? 'The budget is not spent: enrich goes on' : 'The budget so far', spent);
}
