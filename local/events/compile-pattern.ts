import { UnsupportedTemplateError } from '../template/template.ts';

type Predicate = (actual: unknown) => boolean;

/**
 * Compiles an EventBridge pattern. An event matches if each field of the pattern has one of the listed values.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 *
 * @throws UnsupportedTemplateError for a comparison that the local run does not know
 */
export function compilePattern(pattern: unknown, path = 'EventPattern'): Predicate {
  if (Array.isArray(pattern)) {
    const accepted = pattern.map((expected) => compileValue(expected, path));
    return (actual) => accepted.some((accepts) => accepts(actual));
  }
  if (typeof pattern !== 'object' || pattern === null)
    throw new UnsupportedTemplateError(`${path}: a pattern lists the values that it accepts`);
  const fields = Object.entries(pattern).map(([name, part]) => {
    if (name.startsWith('$'))
      throw new UnsupportedTemplateError(`${path}: the local run does not know "${name}"`);
    return [name, compilePattern(part, `${path}.${name}`)] as const;
  });
  return (actual) =>
    fields.every(([name, accepts]) => accepts((actual as Record<string, unknown> | null)?.[name]));
}

function compileValue(expected: unknown, path: string): Predicate {
  if (typeof expected !== 'object' || expected === null) return anyOf((actual) => actual === expected);
  const [[comparison, operand] = []] = Object.entries(expected);
  switch (comparison) {
    case 'exists':
      return (actual) => (actual !== undefined) === operand;
    case 'prefix':
      if (typeof operand === 'string')
        return anyOf((actual) => typeof actual === 'string' && actual.startsWith(operand));
      break;
    case 'suffix':
      if (typeof operand === 'string')
        return anyOf((actual) => typeof actual === 'string' && actual.endsWith(operand));
      break;
    case 'equals-ignore-case':
      return anyOf((actual) => String(actual).toLowerCase() === String(operand).toLowerCase());
    case 'anything-but': {
      const excluded = [operand].flat();
      if (excluded.some((value) => typeof value === 'object')) break;
      return (actual) =>
        actual !== undefined && ![actual].flat().some((item) => excluded.includes(item as never));
    }
  }
  throw new UnsupportedTemplateError(
    `${path}: the local run does not know the comparison ${JSON.stringify(expected)}`,
  );
}

/** A list in an event matches if one of its items does. */
function anyOf(accepts: Predicate): Predicate {
  return (actual) => [actual].flat().some(accepts);
}
