import { describe, expect, it } from 'vitest';
import {
  ENVIRONMENT,
  FUNCTION_NAMES,
  readEnvironment,
  secondsOf,
} from '../../../core/runtime/environment.ts';
import type { FunctionName } from '../../../core/runtime/stages.ts';

const complete = (name: FunctionName): Record<string, string> =>
  Object.fromEntries(ENVIRONMENT[name].map((variable) => [variable, `value of ${variable}`]));
const cases = FUNCTION_NAMES.flatMap((stage) => ENVIRONMENT[stage].map((name) => [stage, name] as const));

describe('the environment', () => {
  it.each(FUNCTION_NAMES)('of %s is read without variables of other functions', (stage) => {
    expect(readEnvironment(stage, { ...complete(stage), PATH: '/bin', AWS_REGION: 'x' })).toEqual(
      complete(stage),
    );
  });

  it.each(cases)('of %s without %s fails the start with that name', (stage, name) => {
    const { [name]: _, ...rest } = complete(stage);
    expect(() => readEnvironment(stage, rest)).toThrow(
      new RegExp(`^The ${stage} function cannot start: ${name} is not set\\. It takes `),
    );
    expect(() => readEnvironment(stage, { ...rest, [name]: '' })).toThrow(`${name} is not set`);
  });

  it.each(cases)('of %s with %s misspelt fails the start with both names', (stage, name) => {
    const { [name]: value, ...rest } = complete(stage);
    const start = () => readEnvironment(stage, { ...rest, [`${name}S`]: value });
    expect(start).toThrow(`${name} is not set; ${name}S is not a variable of this function`);
  });

  it.each(FUNCTION_NAMES)(
    'of %s may have one variable too many, because a deploy does not change variables and code at once',
    (stage) => {
      expect(readEnvironment(stage, { ...complete(stage), COPYDESK_OF_ANOTHER_VERSION: 'x' })).toEqual(
        complete(stage),
      );
    },
  );

  it('is the process’s own by default', () => {
    expect(() => readEnvironment('split')).toThrow(/COPYDESK_TABLE_NAME is not set/);
  });
});

describe('a number of seconds', () => {
  it.each([
    ['0', 0],
    ['900', 900],
  ])('%s is read', (DELAY, seconds) => {
    expect(secondsOf({ DELAY }, 'DELAY')).toBe(seconds);
  });

  it.each(['901', '-1', '1.5', 'ten', 'NaN'])(
    'that is %s fails the start with the variable’s name',
    (DELAY) => {
      expect(() => secondsOf({ DELAY }, 'DELAY')).toThrow(
        `DELAY is "${DELAY}", not a whole number of seconds`,
      );
    },
  );
});
