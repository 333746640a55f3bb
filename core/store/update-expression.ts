/** The parts of an UpdateItem that say what to change. */
export interface UpdateInput {
  UpdateExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Record<string, unknown>;
}

/**
 * Writes the UpdateExpression that sets some attributes and removes others.
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
