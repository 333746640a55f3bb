import { CURES } from '@copydesk/core/article/cures';
import type { Run, RunStep } from '@copydesk/core/runs/run';
import { pc } from '../../output/colours.ts';
import { escapeStrings } from '../../output/escape-controls.ts';
import { plural } from '../../output/plural.ts';

const BAR_WIDTH = 30;
const LABEL_WIDTH = 12;
/** More passages than this are summed up: a long article has hundreds. */
const MAX_PASSAGES = 12;
const PAINTS: Readonly<Record<RunStep['state'], (text: string) => string>> = {
  done: pc.green,
  cached: pc.green,
  working: pc.yellow,
  waiting: pc.yellow,
  failed: pc.red,
  'not-yet': pc.dim,
};

/**
 * A run for a person: a sentence, and a line for each step. In a bar a dot is time waited and a block is time worked; a bar's
 * whole width is the time of the run.
 */
export function renderRun(raw: Run): string[] {
  const run = escapeStrings(raw) as Run;
  const { steps } = run;
  const passages = steps.filter(({ step }) => step === 'passage');
  const left = passages.length - MAX_PASSAGES;
  const shown = steps.filter(({ step, number = 0 }) => step !== 'passage' || number <= MAX_PASSAGES);
  const total = Math.max(1, ...steps.map(endOf));
  const head = [run.key, run.status, run.tookMs !== undefined && seconds(run.tookMs)].filter(Boolean);
  return [
    pc.bold(head.join(' · ')),
    run.summary,
    ...run.reasons.map((reason) => `  ${pc.dim('cure')} ${reason}: ${CURES[reason]}`),
    ...(run.superseded === undefined
      ? []
      : ['  Readers see the version before until this one is published.']),
    '',
    ...shown.map((step) => line(step, total)),
    ...(left > 0 ? [pc.dim(`  and ${plural(left, 'passage')} more`)] : []),
    ...run.givenUp.flatMap(({ stage, cause, cure }) => [
      '',
      `${pc.red('given up')} in ${stage}: ${cause}`,
      `  ${pc.dim('cure')} ${cure}`,
    ]),
    ...(run.isWholeSearch
      ? []
      : ['', 'The dead-letter queues hold too many messages to look at all of them.']),
  ];
}

const endOf = ({ startsAt = 0, tookMs = 0 }: RunStep): number => startsAt + tookMs;

function line(step: RunStep, total: number): string {
  const label = step.step === 'passage' ? `passage ${step.number}` : step.step;
  const facts = [
    step.state,
    step.waitedMs !== undefined && `waited ${seconds(step.waitedMs)}`,
    step.tookMs ? `took ${seconds(step.tookMs)}` : undefined,
    step.units ? plural(step.units, 'unit') : undefined,
    step.cachedUnits ? `${plural(step.cachedUnits, 'unit')} cached` : undefined,
    step.cause,
  ].filter(Boolean);
  return `  ${label.padEnd(LABEL_WIDTH)}${pc.dim(bar(step, total))}  ${PAINTS[step.state](facts.join(', '))}`;
}

function bar({ startsAt, waitedMs = 0, tookMs = 0 }: RunStep, total: number): string {
  if (startsAt === undefined) return ' '.repeat(BAR_WIDTH);
  const place = (milliseconds: number) => Math.round((milliseconds / total) * BAR_WIDTH);
  const from = Math.min(place(startsAt), BAR_WIDTH - 1);
  const waited = place(Math.max(0, startsAt - waitedMs));
  const to = Math.max(from + 1, place(startsAt + tookMs));
  return (' '.repeat(waited) + '·'.repeat(Math.max(0, from - waited)) + '█'.repeat(to - from)).padEnd(
    BAR_WIDTH,
  );
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
