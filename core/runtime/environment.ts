import { ANALYSES, type Analysis } from '../article/analysis.ts';

/** What Stage sets for each: where a message goes that is given up, and after how many receives. */
const OF_EVERY_STAGE = ['COPYDESK_DEAD_LETTER_QUEUE_URL', 'COPYDESK_MAX_RECEIVE_COUNT'] as const;

/**
 * The environment variables of each function: the contract between the template, which sets them, and the handlers,
 * which read them. All are required; one prefix is ours alone, so a misspelt one is told from a foreign one.
 */
export const ENVIRONMENT = {
  split: [
    ...OF_EVERY_STAGE,
    'COPYDESK_TABLE_NAME',
    'COPYDESK_BUNDLES_QUEUE_URL',
    'COPYDESK_OBJECT_EVENTS_QUEUE_URL',
    'COPYDESK_PASSAGES_QUEUE_URL',
    'COPYDESK_PUBLICATIONS_QUEUE_URL',
    'COPYDESK_ENGINE',
    'COPYDESK_ANALYSES',
    'COPYDESK_TARGET_CHARS',
  ],
  unbundle: [
    ...OF_EVERY_STAGE,
    'COPYDESK_TABLE_NAME',
    'COPYDESK_BUNDLES_QUEUE_URL',
    'COPYDESK_EVENT_BUS_NAME',
    'COPYDESK_INVOCATION_LIFETIME_SECONDS',
  ],
  enrich: [
    ...OF_EVERY_STAGE,
    'COPYDESK_TABLE_NAME',
    'COPYDESK_OBJECT_EVENTS_QUEUE_URL',
    'COPYDESK_PASSAGES_QUEUE_URL',
    'COPYDESK_PUBLICATIONS_QUEUE_URL',
    'COPYDESK_CALLS_PER_SECOND',
    'COPYDESK_DAILY_BUDGET_UNITS',
    'COPYDESK_ANALYSES',
    'COPYDESK_CACHE_SECONDS',
  ],
  'enrich-embedded': [
    ...OF_EVERY_STAGE,
    'COPYDESK_TABLE_NAME',
    'COPYDESK_OBJECT_EVENTS_QUEUE_URL',
    'COPYDESK_PASSAGES_QUEUE_URL',
    'COPYDESK_PUBLICATIONS_QUEUE_URL',
    'COPYDESK_ANALYSES',
  ],
  publish: [
    ...OF_EVERY_STAGE,
    'COPYDESK_TABLE_NAME',
    'COPYDESK_OBJECT_EVENTS_QUEUE_URL',
    'COPYDESK_PUBLICATIONS_QUEUE_URL',
    'COPYDESK_EVENT_BUS_NAME',
    'COPYDESK_RESWEEP_DELAY_SECONDS',
  ],
  budget: ['COPYDESK_TABLE_NAME', 'COPYDESK_DAILY_BUDGET_UNITS', 'COPYDESK_ENRICH_SOURCE_ID'],
} as const;
export type StageName = keyof typeof ENVIRONMENT;

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
export function readEnvironment<S extends StageName>(
  stage: S,
  source: Readonly<Record<string, string | undefined>> = process.env,
): Record<(typeof ENVIRONMENT)[S][number], string> {
  const names: readonly string[] = ENVIRONMENT[stage];
  const missing = names.filter((name) => !source[name]);
  const unknown = Object.keys(source).filter((name) => name.startsWith(PREFIX) && !names.includes(name));
  if (missing.length > 0) {
    const faults = [
      ...missing.map((name) => `${name} is not set`),
      ...unknown.map((name) => `${name} is not a variable of this function`),
    ];
    throw new Error(
      `The ${stage} function cannot start: ${faults.join('; ')}. It takes ${names.join(', ')}. ` +
        'The deployed template sets them all; deploy again, or mend what changed them.',
    );
  }
  return Object.fromEntries(names.map((name) => [name, source[name]])) as Record<
    (typeof ENVIRONMENT)[S][number],
    string
  >;
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
