import { UnsupportedTemplateError } from '../template/template.ts';

/**
 * Whether an event matches an EventBridge pattern: every field of the pattern is in the event, with one of the values
 * listed. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 *
 * @throws UnsupportedTemplateError for a comparison that is not known here
 */
export function matchPattern(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((expected) => matchValue(expected, event));
  if (typeof pattern !== 'object' || pattern === null)
    throw new UnsupportedTemplateError('An event pattern lists values');
  return Object.entries(pattern).every(([name, part]) =>
    matchPattern(part, (event as Record<string, unknown> | undefined)?.[name]),
  );
}

function matchValue(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(actual)) return actual.some((item) => matchValue(expected, item));
  if (typeof expected !== 'object' || expected === null) return expected === actual;
  const [comparison, operand] = Object.entries(expected)[0] ?? [];
  switch (comparison) {
    case 'prefix':
      return typeof actual === 'string' && actual.startsWith(String(operand));
    case 'suffix':
      return typeof actual === 'string' && actual.endsWith(String(operand));
    case 'exists':
      return (actual !== undefined) === operand;
    case 'anything-but':
      return ![operand].flat().includes(actual as never);
    default:
      throw new UnsupportedTemplateError(
        `Event patterns with "${comparison}" are not supported by the local run`,
      );
  }
}
