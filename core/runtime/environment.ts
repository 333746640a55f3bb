import { ANALYSES, type Analysis } from '../article/analysis.ts';
import {
  type FunctionName,
  OTHER_FUNCTIONS,
  type QueueVariable,
  queueVariableOf,
  STAGE_NAMES,
  STAGES,
  type StageName,
} from './stages.ts';

/** Where a message goes that failed for good, and after how many receives. */
const OF_EVERY_STAGE = ['COPYDESK_DEAD_LETTER_QUEUE_URL', 'COPYDESK_MAX_RECEIVE_COUNT'] as const;

type Stages = typeof STAGES;
/** Indexed by stage and function: what the function reads, beside the variables of every stage. */
type OwnVariables<S extends StageName, F> = F extends keyof Stages[S]['functions']
  ?
      | Extract<Stages[S]['functions'][F], readonly string[]>[number]
      | QueueVariable<Stages[S]['sendsTo'][number]>
  : never;

/** An environment variable of one function. */
export type Variable<F extends FunctionName = FunctionName> = F extends keyof typeof OTHER_FUNCTIONS
  ? (typeof OTHER_FUNCTIONS)[F][number]
  : (typeof OF_EVERY_STAGE)[number] | { [S in StageName]: OwnVariables<S, F> }[StageName];

/**
 * The environment variables of each function: the contract between the template, which sets them, and the handlers,
 * which read them. All are required. Their prefix is ours alone, so that a misspelt one is recognised.
 */
export const ENVIRONMENT = Object.fromEntries([
  ...STAGE_NAMES.flatMap((stage) => {
    const queues = STAGES[stage].sendsTo.map((other) => queueVariableOf(other));
    const functions = Object.entries<readonly string[]>(STAGES[stage].functions);
    return functions.map(([name, own]) => [name, [...OF_EVERY_STAGE, ...queues, ...own]] as const);
  }),
  ...Object.entries(OTHER_FUNCTIONS),
]) as { readonly [F in FunctionName]: readonly Variable<F>[] };

/** Every function, those of the flow first and in its order. */
export const FUNCTION_NAMES = Object.keys(ENVIRONMENT) as FunctionName[];

const PREFIX = 'COPYDESK_';

/**
 * Reads a function's environment at its cold start.
 *
 * One of ours that the function does not know is no fault by itself: a deploy changes variables and code one after the
 * other, and neither the old code nor the new one is to stand still meanwhile for what it does not read.
 *
 * @throws Error naming each variable that is missing or empty, and with them each of ours that the function does not
 *   know: a misspelt name is both
 */
export function readEnvironment<F extends FunctionName>(
  functionName: F,
  source: Readonly<Record<string, string | undefined>> = process.env,
): Record<Variable<F>, string> {
  const names: readonly string[] = ENVIRONMENT[functionName];
  const missing = names.filter((name) => !source[name]);
  const unknown = Object.keys(source).filter((name) => name.startsWith(PREFIX) && !names.includes(name));
  if (missing.length > 0) {
    const faults = [
      ...missing.map((name) => `${name} is not set`),
      ...unknown.map((name) => `${name} is not a variable of this function`),
    ];
    throw new Error(
      `The ${functionName} function cannot start: ${faults.join('; ')}. It takes ${names.join(', ')}. ` +
        'The deployed template sets them all; deploy again, or mend what changed them.',
    );
  }
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Record<Variable<F>, string>;
}

/**
 * Calls a second of each analysis, as a variable holds them: `{"entities":10,"sentiment":10,…}`.
 *
 * @throws Error naming a variable that does not hold a number above 0 for each analysis
 */
export function callsPerSecondOf<Name extends string>(
  environment: Readonly<Record<Name, string>>,
  name: Name,
): Record<Analysis, number> {
  try {
    const rates = JSON.parse(environment[name]) as Record<Analysis, number>;
    if (ANALYSES.every((analysis) => Number.isFinite(rates[analysis]) && rates[analysis] > 0)) return rates;
  } catch {
    // Said below.
  }
  throw new Error(
    `The function cannot start: ${name} is "${environment[name]}", not calls a second for each of ` +
      `${ANALYSES.join(', ')}. The deployed template sets it; deploy again, or mend what changed it.`,
  );
}

/**
 * Units of Comprehend that may be billed in a day.
 *
 * @returns infinity for `unlimited`
 * @throws Error naming a variable that is neither that nor a whole number above 0
 */
export function unitsOf<Name extends string>(
  environment: Readonly<Record<Name, string>>,
  name: Name,
): number {
  const value = environment[name];
  const units = value === 'unlimited' ? Number.POSITIVE_INFINITY : Number(value);
  if (units === Number.POSITIVE_INFINITY || (Number.isSafeInteger(units) && units > 0)) return units;
  throw new Error(
    `The function cannot start: ${name} is "${value}", neither a whole number of units nor unlimited. ` +
      'The deployed template sets it; deploy again, or mend what changed it.',
  );
}

/** The most that SQS takes of either: seconds of delay, and receives before a message is given up. */
const MAX = { seconds: 900, receives: 1_000 } as const;

/** @throws Error naming a variable that is no whole number of seconds from 0 to 900 */
export const secondsOf = wholeNumberOf('seconds');
/** @throws Error naming a variable that is no whole number of receives from 0 to 1,000 */
export const receivesOf = wholeNumberOf('receives');

function wholeNumberOf(what: keyof typeof MAX) {
  return <Name extends string>(environment: Readonly<Record<Name, string>>, name: Name): number => {
    const number = Number(environment[name]);
    if (Number.isInteger(number) && number >= 0 && number <= MAX[what]) return number;
    throw new Error(
      `The function cannot start: ${name} is "${environment[name]}", not a whole number of ${what} from 0 to ` +
        `${MAX[what]}. The deployed template sets it; deploy again, or mend what changed it.`,
    );
  };
}
