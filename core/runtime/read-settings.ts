import { type Analysis, BASE_ANALYSES, isAnalysis } from '../article/analysis.ts';
import { MAX_TARGET_CHARS, MIN_TARGET_CHARS } from '../article/limits.ts';
import { ENGINES, type EngineName, type Settings } from '../article/settings.ts';

/**
 * The settings that split begins generations with.
 *
 * @throws Error naming the variable and what it may be
 */
export function readSettings(
  environment: Readonly<Record<'COPYDESK_ENGINE' | 'COPYDESK_ANALYSES' | 'COPYDESK_TARGET_CHARS', string>>,
): Settings {
  return {
    engine: readEngine(environment.COPYDESK_ENGINE),
    analyses: readAnalyses(environment),
    targetChars: readWholeNumber(environment, 'COPYDESK_TARGET_CHARS', MIN_TARGET_CHARS, MAX_TARGET_CHARS),
  };
}

/** @throws Error for an analysis that is not known, and for a list without what every article is analysed for */
export function readAnalyses(environment: Readonly<Record<'COPYDESK_ANALYSES', string>>): Analysis[] {
  const names = environment.COPYDESK_ANALYSES.split(',');
  if (names.every(isAnalysis) && BASE_ANALYSES.every((analysis) => names.includes(analysis))) return names;
  throw refusal('COPYDESK_ANALYSES', environment.COPYDESK_ANALYSES, 'a list of analyses, with no spaces');
}

/** @throws Error for what is no whole number from `least` to `most` */
export function readWholeNumber<Name extends string>(
  environment: Readonly<Record<Name, string>>,
  name: Name,
  least: number,
  most: number,
): number {
  const number = Number(environment[name]);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw refusal(name, environment[name], `a whole number from ${least} to ${most}`);
}

function readEngine(name: string): EngineName {
  const engine = ENGINES.find((known) => known === name);
  if (engine) return engine;
  throw refusal('COPYDESK_ENGINE', name, `one of ${ENGINES.join(', ')}`);
}

function refusal(name: string, value: string, expected: string): Error {
  return new Error(
    `The function cannot start: ${name} is "${value}", not ${expected}. The deployed template sets it; ` +
      'deploy again, or mend what changed it.',
  );
}
