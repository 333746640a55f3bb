/** Folded names, and how many others did not fit. */
export interface FittingNames {
  readonly names: readonly string[];
  readonly namesLeftOut: number;
}

/**
 * Takes as many names as fit, the first ones first. A rule on the bus matches by them.
 *
 * @param names folded; a name of several types may be repeated
 * @param room bytes of JSON
 */
export function fitNames(names: readonly string[], room: number): FittingNames {
  const distinct = [...new Set(names)];
  let left = room - '[]'.length;
  const end = distinct.findIndex((name) => {
    left -= Buffer.byteLength(JSON.stringify(name)) + ','.length;
    return left < 0;
  });
  const fitting = end < 0 ? distinct : distinct.slice(0, end);
  return { names: fitting, namesLeftOut: distinct.length - fitting.length };
}
