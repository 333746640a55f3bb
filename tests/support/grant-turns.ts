/**
 * A mocked table's answer to an update that gives enrich its turns to call. The answer to every other update is that
 * nothing is pending.
 *
 * @example table.on(UpdateCommand).callsFake(grantTurns)
 */
export function grantTurns({
  ExpressionAttributeValues: values = {},
}: {
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
}): { readonly Attributes: { readonly taken?: number } } {
  const { ':from': from, ':count': count } = values;
  return { Attributes: typeof count === 'number' ? { taken: Number(from) + count } : {} };
}
