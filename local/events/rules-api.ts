import { InvalidPatternError } from './compile-comparison.ts';
import { compilePattern } from './compile-pattern.ts';
import { type Rule, type RuleBook, type RuleTarget, ruleArnOf } from './rule-book.ts';
import { unknownTargetProperties } from './target-properties.ts';

/** An answer to a request that EventBridge refuses. */
export class RequestError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: a request is checked field by field.
type Input = Readonly<Record<string, any>>;
type Operation = (input: Input) => object;

const MAX_TARGETS = 5;

/**
 * EventBridge's operations on rules and their targets, by name: https://docs.aws.amazon.com/eventbridge/latest/APIReference/
 *
 * @param assertTarget throws for an ARN that no event can be sent to
 */
export function createRulesApi(
  book: RuleBook,
  buses: readonly string[],
  assertTarget: (arn: string) => void,
): ReadonlyMap<string, Operation> {
  const busOf = ({ EventBusName = 'default' }: Input): string => {
    const bus = String(EventBusName).split('/').at(-1) as string;
    if (buses.includes(bus)) return bus;
    throw new RequestError('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
  };
  const ruleOf = (input: Input, name: unknown): Rule => {
    const rule = book.find(busOf(input), String(name));
    if (rule) return rule;
    throw new RequestError(
      'ResourceNotFoundException',
      `Rule ${name} does not exist on EventBus ${busOf(input)}.`,
    );
  };
  /** @throws RequestError for a rule of the template, which the next start would restore */
  const assertOwn = (input: Input, name: unknown) => {
    if (book.isOfTemplate(busOf(input), String(name)))
      throw new RequestError(
        'ValidationException',
        `Rule ${name} is the template's: change it there, and synthesize the stack again.`,
      );
  };

  const operations: Readonly<Record<string, Operation>> = {
    PutRule: (input) => {
      const {
        Name: name,
        EventPattern,
        ScheduleExpression,
        State = 'ENABLED',
        Description: description,
      } = input;
      if (!/^[\w.-]{1,64}$/.test(String(name)))
        throw new RequestError(
          'ValidationException',
          `Name must be 1 to 64 letters, digits, dots, dashes or underscores.`,
        );
      if (ScheduleExpression)
        throw new RequestError(
          'ValidationException',
          'The local run takes schedules from the template only.',
        );
      const bus = busOf(input);
      assertOwn(input, name);
      const rule = {
        bus,
        name,
        pattern: parsePattern(EventPattern),
        ...(description && { description }),
        isEnabled: State !== 'DISABLED',
        targets: book.find(bus, name)?.targets ?? [],
      };
      book.put(rule);
      return { RuleArn: ruleArnOf(rule) };
    },
    DeleteRule: (input) => {
      const bus = busOf(input);
      const rule = book.find(bus, input.Name);
      if (!rule) return {};
      assertOwn(input, input.Name);
      if (rule.targets.length > 0)
        throw new RequestError('ValidationException', "Rule can't be deleted since it has targets.");
      book.delete(bus, rule.name);
      return {};
    },
    PutTargets: (input) => {
      const rule = ruleOf(input, input.Rule);
      assertOwn(input, rule.name);
      const added = listOf(input.Targets, 'Targets').map((target) =>
        parseTarget(target as Input, assertTarget),
      );
      const targets = [...new Map([...rule.targets, ...added].map((target) => [target.Id, target])).values()];
      if (targets.length > MAX_TARGETS)
        throw new RequestError('LimitExceededException', `A rule has at most ${MAX_TARGETS} targets.`);
      book.put({ ...rule, targets });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    RemoveTargets: (input) => {
      const rule = ruleOf(input, input.Rule);
      assertOwn(input, rule.name);
      const ids = listOf(input.Ids, 'Ids');
      book.put({ ...rule, targets: rule.targets.filter(({ Id }) => !ids.includes(Id)) });
      return { FailedEntryCount: 0, FailedEntries: [] };
    },
    ListRules: (input) => ({
      Rules: book
        .list(busOf(input))
        .filter(({ name }) => name.startsWith(input.NamePrefix ?? ''))
        .map(describe),
    }),
    DescribeRule: (input) => describe(ruleOf(input, input.Name)),
    ListTargetsByRule: (input) => ({ Targets: ruleOf(input, input.Rule).targets }),
    TestEventPattern: ({ EventPattern, Event }) => ({
      Result: compilePattern(parsePattern(EventPattern))(parseJson(Event, 'Event')),
    }),
  };
  return new Map(Object.entries(operations));
}

function describe(rule: Rule): object {
  const { name, pattern, description, isEnabled, bus } = rule;
  return {
    Name: name,
    Arn: ruleArnOf(rule),
    EventPattern: JSON.stringify(pattern),
    State: isEnabled ? 'ENABLED' : 'DISABLED',
    ...(description && { Description: description }),
    EventBusName: bus,
  };
}

function parsePattern(text: unknown): unknown {
  if (!text)
    throw new RequestError(
      'ValidationException',
      'Parameter EventPattern must be specified: the local run knows no other rules.',
    );
  const pattern = parseJson(text, 'EventPattern');
  try {
    compilePattern(pattern);
  } catch (error) {
    if (!(error instanceof InvalidPatternError)) throw error;
    throw new RequestError(
      'InvalidEventPatternException',
      `Event pattern is not valid. Reason: ${error.message}`,
    );
  }
  return pattern;
}

function parseJson(text: unknown, name: string): unknown {
  try {
    return JSON.parse(String(text));
  } catch (error) {
    const type = name === 'EventPattern' ? 'InvalidEventPatternException' : 'ValidationException';
    throw new RequestError(type, `${name} is not valid JSON: ${(error as Error).message}`);
  }
}

function parseTarget(target: Input, assertTarget: (arn: string) => void): RuleTarget {
  const { Id, Arn } = target;
  if (typeof Id !== 'string' || typeof Arn !== 'string')
    throw new RequestError('ValidationException', 'A target needs an Id and an Arn.');
  const unknown = unknownTargetProperties(target);
  if (unknown.length > 0)
    throw new RequestError(
      'ValidationException',
      `Target ${Id}: the local run sends events to targets unchanged and does not know ${unknown.join(', ')}.`,
    );
  try {
    assertTarget(Arn);
  } catch (error) {
    throw new RequestError('ValidationException', `Target ${Id}: ${(error as Error).message}.`);
  }
  return { Id, Arn };
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  throw new RequestError('ValidationException', `${name} must list at least one.`);
}
