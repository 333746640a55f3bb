/**
 * What a mocked table answers to an update, so that enrich is given its turns to call: `table.on(UpdateCommand)
 * .callsFake(grantTurns)`. To every other update it answers that nothing is pending.
 */
export function grantTurns({
  ExpressionAttributeValues: values = {},
}: {
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined;
}): { readonly Attributes: { readonly taken?: number } } {
  const { ':from': from, ':count': count } = values;
  return { Attributes: typeof count === 'number' ? { taken: Number(from) + count } : {} };
}
