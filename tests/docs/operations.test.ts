import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import type { BackfillPlan } from '../../cli/commands/backfill/plan-backfill.ts';
import { renderPlan } from '../../cli/commands/backfill/render-plan.ts';
import type { Findings } from '../../cli/commands/doctor/findings.ts';
import { renderFindings, sumUp as sumUpFindings } from '../../cli/commands/doctor/render-findings.ts';
import type { CauseCount } from '../../cli/commands/redrive/redrive-messages.ts';
import { renderCauses, sumUp as sumUpRedrive } from '../../cli/commands/redrive/render-causes.ts';
import type { BundleDifference } from '../../core/reconcile/find-bundle-differences.ts';
import type { DifferenceKind } from '../../core/reconcile/find-differences.ts';
import { ROOT } from './read-pages.ts';

const page = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
const where = 'the local run at http://127.0.0.1:4566';

/** A command and everything that it prints, as the page shows it. */
const shown = (command: string, lines: readonly string[]) =>
  expect(page).toContain(`$ ${[command, ...lines.map(stripVTControlCharacters)].join('\n')}\n`);

const hall = (kind: DifferenceKind, number: number) => ({
  kind,
  articleId: 'f00',
  key: `politics/hall-${number}.txt`,
  generation: undefined,
});
const stuck = { kind: 'STUCK', bundleId: 'b', key: 'bundles/monday.jsonl', generation: 'g' } as const;
const findings = (
  articles: Findings['articles'],
  bundles: readonly BundleDifference[],
  deadLetters: number,
  isIdle: boolean,
): Findings => ({
  objects: 282,
  articles,
  bundles: { count: 1, differences: bundles },
  deadLetters: { split: deadLetters },
  closed: [],
  isIdle,
});
const doctor = (found: Findings, repaired?: { sent: number; removed: number }) => [
  ...renderFindings(found, { where, outputs: {} }),
  sumUpFindings(found, repaired),
];

it('the page shows what copydesk doctor prints before a repair, during it and after it', () => {
  const damaged = [hall('DAMAGED', 1), hall('GHOSTS', 3)];
  const all = [hall('MISSING', 2), hall('OUTDATED', 4), hall('BURIED', 5), ...damaged];
  shown('copydesk doctor', doctor(findings({ count: 280, deleted: 1, differences: all }, [stuck], 8, true)));
  shown(
    'copydesk doctor --repair',
    doctor(findings({ count: 281, deleted: 0, differences: damaged }, [stuck], 2, false), {
      sent: 2,
      removed: 1,
    }),
  );
  shown('copydesk doctor', doctor(findings({ count: 281, deleted: 0, differences: [] }, [], 2, false)));
});

it('the page shows what copydesk doctor prints for a stage that was closed by hand', () => {
  const found = findings({ count: 0, deleted: 0, differences: [] }, [], 0, true);
  const closed = [{ stage: 'enrich', sourceId: 'PipelineEnrichSourceBEFF2E3A' }] as const;
  const [, line = ''] = renderFindings({ ...found, closed }, { where, outputs: {} });
  expect(page).toContain(`\n${stripVTControlCharacters(line)}\n`);
});

it('the page shows what copydesk redrive prints with --dry-run and without', () => {
  const causes = [
    [
      5,
      'AccessDenied: User: arn:aws:sts::…:assumed-role/split/split is not authorized to perform: kms:Decrypt',
    ],
    [1, 'PermanentError: This message is not JSON: Subject: test'],
    [1, 'PermanentError: This is neither an S3 event nor a backfill: {"hello":"world"}'],
    [1, 'no answer: the function crashed, timed out, or was not started'],
  ] as const;
  const redrive = (dryRun: boolean) => {
    const counts = causes.map(([count, cause]): CauseCount => {
      const permanent = cause.startsWith('PermanentError');
      const moved = dryRun || permanent ? 0 : count;
      return { cause, permanent, moved, left: count - moved, again: 0 };
    });
    return [
      ...renderCauses(counts, dryRun),
      ...sumUpRedrive('split', counts, { dryRun, isCut: false, where }),
    ];
  };
  shown('copydesk redrive split --dry-run', redrive(true));
  shown('copydesk redrive split', redrive(false));
});

it.each([
  ['--dry-run', 0, 240, 1440],
  ['--max-cost 0.02', 0, 240, 1440],
  ['', 33, 207, 1242],
])('the page shows what copydesk backfill %s plans', (option, current, older, units) => {
  const counts: BackfillPlan['counts'] = { CURRENT: current, OLDER: older };
  const objects = Array.from({ length: older }, (_, index) => ({ key: `${index}`, units: 6 }));
  const lines = renderPlan({ counts, bundles: {}, objects }, { units, usd: units / 10_000, perSecond: 20 });
  shown(`copydesk backfill --prefix archive/ ${option}`.trim(), lines);
});
