import type { ConditionInput } from './conditions.ts';

/** The parts of an UpdateItem that say what to change, and on what condition. */
export interface UpdateInput {
  ConditionExpression?: string;
  UpdateExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Record<string, unknown>;
}

/**
 * Makes the UpdateExpression that sets some attributes and removes others.
 *
 * @param set attributes by name; one that is undefined is removed
 * @param remove further attributes to remove
 */
export function updateOf(
  set: Readonly<Record<string, unknown>>,
  remove: readonly string[] = [],
): UpdateInput {
  const present = Object.entries(set).filter(([, value]) => value !== undefined);
  const absent = [...Object.keys(set).filter((name) => set[name] === undefined), ...remove];
  const assignments = present.map(([name]) => `#${name} = :${name}`).join(', ');
  const removals = absent.map((name) => `#${name}`).join(', ');
  return {
    UpdateExpression: [assignments && `SET ${assignments}`, removals && `REMOVE ${removals}`]
      .filter(Boolean)
      .join(' '),
    ExpressionAttributeNames: Object.fromEntries(
      [...present.map(([name]) => name), ...absent].map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: Object.fromEntries(present.map(([name, value]) => [`:${name}`, value])),
  };
}

/**
 * Makes an update conditional. The update and the condition may give one value name to different values: the names of the
 * condition's values are prefixed.
 */
export function onlyIf(condition: ConditionInput, update: UpdateInput): UpdateInput {
  const { ConditionExpression = '', ExpressionAttributeNames, ExpressionAttributeValues = {} } = condition;
  const prefixed = (text: string) => text.replaceAll(/:(\w+)/g, ':was_$1');
  const compared = Object.entries(ExpressionAttributeValues).map(([name, value]) => [prefixed(name), value]);
  return {
    UpdateExpression: update.UpdateExpression,
    ...(ConditionExpression && { ConditionExpression: prefixed(ConditionExpression) }),
    ExpressionAttributeNames: { ...update.ExpressionAttributeNames, ...ExpressionAttributeNames },
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ...Object.fromEntries(compared) },
  };
}
