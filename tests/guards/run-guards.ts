import type { Guard } from './guard.ts';

/** What the local run and the operator's commands rest on, and the simulation itself. */
export const RUN_GUARDS: readonly Guard[] = [
  {
    name: 'messages that a killed run had received are visible again',
    file: 'local/patches/patch-persistence.ts',
    without:
      '`UPDATE sqs_messages SET\n       approximate_receive_count = MAX(approximate_receive_count - 1, 0) WHERE visibility_deadline > ?`',
    seenBy: ['tests/local/kill.test.ts'],
  },
  {
    name: 'bucket and table are compared at start',
    file: 'cli/local-run/start-pipeline.ts',
    without: '',
    seenBy: ['tests/local/kill.test.ts'],
  },
  {
    name: 'a backfill finds what older code made',
    file: 'cli/commands/backfill/decide-backfill.ts',
    without: '',
    seenBy: ['tests/simulation/backfill.test.ts'],
  },
  {
    name: 'a seed decides Math.random',
    file: 'tests/simulation/scheduler.ts',
    without: 'Math.random = () => realRandom();',
    seenBy: ['tests/simulation/model-check.test.ts > a seed replays exactly'],
  },
  {
    name: 'a budget that is not spent leaves no note of a stop',
    file: 'functions/budget/decide-switch.ts',
    without: "return 'leave';",
    seenBy: ['tests/functions/budget/keep-budget.test.ts'],
  },
];
