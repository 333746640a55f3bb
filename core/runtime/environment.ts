import { ANALYSES, type Analysis } from '../article/analysis.ts';
import { type Environment, readVariable, readWholeNumber } from './read-variable.ts';
import type { QueueUrls, StageQueueUrls } from './stage-queue-urls.ts';
import {
  type FunctionName,
  OTHER_FUNCTIONS,
  type QueueVariable,
  queueVariableOf,
  STAGE_NAMES,
  STAGES,
  type StageName,
} from './stages.ts';

/** The dead-letter queue, and the receive after which a failed message moves there. */
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
 * An unknown variable of ours is not a fault by itself. A deploy changes variables and code one after the other, and
 * meanwhile neither the old code nor the new code may stop for a variable that it does not read.
 *
 * @throws Error naming each variable that is missing or empty, and each unknown one of ours: a misspelt name causes both
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
        'The deployed template sets them all; deploy again, or correct what changed them.',
    );
  }
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Record<Variable<F>, string>;
}

/** SQS delays a message by at most 15 minutes. */
const DELAY = { least: 0, most: 900, unit: 'seconds' } as const;
/** SQS takes at most this many receives before it moves a message to the dead-letter queue. */
const RECEIVES = { least: 0, most: 1_000, unit: 'receives' } as const;
const UNITS = { least: 1, most: Number.MAX_SAFE_INTEGER, unit: 'units' } as const;

/** @throws Error naming a variable that is not a whole number of seconds from 0 to 900 */
export function secondsOf<Name extends string>(environment: Environment<Name>, name: Name): number {
  return readWholeNumber(environment, name, DELAY);
}

/** @throws Error naming a variable that is not a whole number of receives from 0 to 1,000 */
export function receivesOf<Name extends string>(environment: Environment<Name>, name: Name): number {
  return readWholeNumber(environment, name, RECEIVES);
}

/**
 * Units of Comprehend that may be billed in a day.
 *
 * @returns infinity for `unlimited`
 * @throws Error naming a variable that is neither that nor a whole number above 0
 */
export function unitsOf<Name extends string>(environment: Environment<Name>, name: Name): number {
  if (environment[name] === 'unlimited') return Number.POSITIVE_INFINITY;
  return readWholeNumber(environment, name, UNITS, 'unlimited');
}

/**
 * Calls a second of each analysis, as a variable holds them: `{"entities":10,"sentiment":10,…}`.
 *
 * @throws Error naming a variable that does not hold a number above 0 for each analysis
 */
export function callsPerSecondOf<Name extends string>(
  environment: Environment<Name>,
  name: Name,
): Record<Analysis, number> {
  return readVariable(environment, name, `calls a second for each of ${ANALYSES.join(', ')}`, (text) => {
    const rates = parseJson(text);
    if (typeof rates !== 'object' || rates === null) return undefined;
    const entries = ANALYSES.map(
      (analysis) => [analysis, (rates as Record<string, unknown>)[analysis]] as const,
    );
    const areRates = entries.every(([, rate]) => Number.isFinite(rate) && Number(rate) > 0);
    return areRates ? (Object.fromEntries(entries) as Record<Analysis, number>) : undefined;
  });
}

/**
 * The URLs of every stage's queues, as a variable holds them: `{"split":{"queue":"https://…","deadLetters":"https://…"},…}`.
 *
 * @throws Error naming a variable that does not hold both for each stage
 */
export function stageQueueUrlsOf<Name extends string>(
  environment: Environment<Name>,
  name: Name,
): StageQueueUrls {
  return readVariable(environment, name, `both queues of each of ${STAGE_NAMES.join(', ')}`, (text) => {
    const stages = Object(parseJson(text)) as Partial<Record<string, Partial<QueueUrls>>>;
    const areUrls = STAGE_NAMES.every((stage) => stages[stage]?.queue && stages[stage]?.deadLetters);
    return areUrls ? (stages as StageQueueUrls) : undefined;
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
