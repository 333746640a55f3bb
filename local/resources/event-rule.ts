import { InvalidPatternError } from '../events/compile-comparison.ts';
import { compilePattern } from '../events/compile-pattern.ts';
import { type RuleTarget, ruleArnOf } from '../events/rule-book.ts';
import { unknownTargetProperties } from '../events/target-properties.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

export const EVENT_RULE: ResourceKind = {
  obeyed: ['EventBusName', 'EventPattern', 'Name', 'ScheduleExpression', 'State', 'Targets'],
  withoutEffect: ['Description', 'RoleArn', 'Tags'],

  read({ id, defaultName, properties }) {
    const {
      Name: name = defaultName,
      EventBusName = 'default',
      EventPattern,
      ScheduleExpression,
      State,
      Targets = [],
    } = properties;
    if (!EventPattern && !ScheduleExpression)
      throw new UnsupportedTemplateError(`${id}: a rule needs a pattern or a schedule`);
    for (const target of Targets as Record<string, unknown>[]) {
      const unknown = unknownTargetProperties(target);
      if (unknown.length > 0)
        throw new UnsupportedTemplateError(
          `${id}: the local run sends events to targets unchanged and does not know ${unknown.join(', ')}`,
        );
    }
    const bus = String(EventBusName).split('/').at(-1) as string;
    const ruleArn = ruleArnOf({ bus, name });
    const made = { ref: name, attributes: { Arn: ruleArn } };
    // A disabled rule may have a pattern or a schedule that the local run does not support.
    if (State === 'DISABLED') return { ...made, wiring: {} };
    const targets: RuleTarget[] = Targets.map(({ Id, Arn }: RuleTarget) => ({ Id, Arn }));
    const targetArns = targets.map(({ Arn }) => Arn);
    if (EventPattern) assertPattern(id, EventPattern);
    const rules = EventPattern ? [{ bus, name, pattern: EventPattern, isEnabled: true, targets }] : [];
    const schedules = ScheduleExpression
      ? [{ ruleArn, everyMs: readRate(id, String(ScheduleExpression)), targetArns }]
      : [];
    return { ...made, wiring: { rules, schedules } };
  },
};

/** @throws UnsupportedTemplateError for a pattern that the local run would match differently */
function assertPattern(id: string, pattern: unknown): void {
  try {
    compilePattern(pattern);
  } catch (error) {
    if (!(error instanceof InvalidPatternError)) throw error;
    throw new UnsupportedTemplateError(`${id}: ${error.message}`);
  }
}

const UNITS_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** The longest interval of Node's timers. */
const MAX_INTERVAL_MS = 2 ** 31 - 1;

/** @throws UnsupportedTemplateError for a schedule other than `rate(…)`, and for a rate that is too rare for a timer */
function readRate(id: string, expression: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const everyMs = Number(count) * (UNITS_MS[unit] ?? Number.NaN);
  if (everyMs >= 60_000 && everyMs <= MAX_INTERVAL_MS) return everyMs;
  throw new UnsupportedTemplateError(
    `${id}: the local run knows schedules of the form rate(1 hour), up to 24 days, not ${expression}`,
  );
}
