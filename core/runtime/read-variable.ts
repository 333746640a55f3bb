import { describeRange, isWithin, type WholeNumberRange } from '../article/whole-number.ts';

/** Variables of a function's environment, by name. */
export type Environment<Name extends string> = Readonly<Record<Name, string>>;

/**
 * Reads one variable.
 *
 * @param expected the values that the variable may have, in words
 * @param parse returns undefined for any other value
 * @throws Error naming the variable, its value, and the values that it may have
 */
export function readVariable<Name extends string, Value>(
  environment: Environment<Name>,
  name: Name,
  expected: string,
  parse: (text: string) => Value | undefined,
): Value {
  const value = parse(environment[name]);
  if (value !== undefined) return value;
  throw new Error(
    `The function cannot start: ${name} is "${environment[name]}", not ${expected}. The deployed template sets it; ` +
      'deploy again, or correct what changed it.',
  );
}

/**
 * @param otherwise a word that the variable may have in the place of a number, for the message
 * @throws Error for a variable that is not a whole number within the range
 */
export function readWholeNumber<Name extends string>(
  environment: Environment<Name>,
  name: Name,
  range: WholeNumberRange,
  otherwise?: string,
): number {
  const expected = `${describeRange(range)}${otherwise ? ` or ${otherwise}` : ''}`;
  return readVariable(environment, name, expected, (text) => {
    const number = Number(text);
    return isWithin(number, range) ? number : undefined;
  });
}
