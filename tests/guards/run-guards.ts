import type { Guard } from './guard.ts';

/** What the local run and the operator's commands rest on, and the simulation itself. */
export const RUN_GUARDS: readonly Guard[] = [
  {
    name: 'what the killed run had received is visible again',
    file: 'local/patches/patch-persistence.ts',
    line: 'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL,',
    without: 'UPDATE sqs_messages SET',
    seenBy: ['tests/local/kill.test.ts'],
  },
  {
    name: 'bucket and table are compared at start',
    file: 'cli/local-run/start-pipeline.ts',
    line: 'await compareBucketAndTable(url, outputs);',
    without: '',
    seenBy: ['tests/local/kill.test.ts'],
  },
  {
    name: 'a backfill sees what older code made',
    file: 'cli/commands/backfill/decide-backfill.ts',
    line: "if (isNewerVersion(pipelineVersion, head.pipelineVersion)) return 'OLDER';",
    without: '',
    seenBy: ['tests/simulation/backfill.test.ts'],
  },
  {
    name: 'a seed decides what is random, too',
    file: 'tests/simulation/scheduler.ts',
    line: 'Math.random = () => (running ? running.random() : realRandom());',
    without: 'Math.random = () => realRandom();',
    seenBy: ['tests/simulation/model-check.test.ts > a seed replays exactly'],
  },
  {
    name: 'a budget that is not spent leaves no note of a stop',
    file: 'functions/budget/decide-switch.ts',
    line: "return state === 'Enabled' ? 'forget' : 'leave';",
    without: "return 'leave';",
    seenBy: ['tests/functions/budget/keep-budget.test.ts'],
  },
];
