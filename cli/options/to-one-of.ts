import { InvalidArgumentError } from 'commander';

/** Accepts lower case as the help writes it, and upper case as the output prints it. Answers upper case. */
export function toOneOf(choices: readonly string[]): (value: string) => string {
  return (value) => {
    if (choices.includes(value.toLowerCase())) return value.toUpperCase();
    throw new InvalidArgumentError(`It is one of ${choices.join(', ')}.`);
  };
}
