import { type Analysis, BASE_ANALYSES, isAnalysis } from '../article/analysis.ts';
import { MAX_TARGET_CHARS, MIN_TARGET_CHARS } from '../article/limits.ts';
import { ENGINES, type Settings } from '../article/settings.ts';
import { type Environment, readVariable, readWholeNumber } from './read-variable.ts';

const TARGET_CHARS = { least: MIN_TARGET_CHARS, most: MAX_TARGET_CHARS } as const;

/**
 * The settings that split starts generations with.
 *
 * @throws Error naming the variable and the values that it may have
 */
export function readSettings(
  environment: Environment<'COPYDESK_ENGINE' | 'COPYDESK_ANALYSES' | 'COPYDESK_TARGET_CHARS'>,
): Settings {
  return {
    engine: readVariable(environment, 'COPYDESK_ENGINE', `one of ${ENGINES.join(', ')}`, (text) =>
      ENGINES.find((engine) => engine === text),
    ),
    analyses: readAnalyses(environment),
    targetChars: readWholeNumber(environment, 'COPYDESK_TARGET_CHARS', TARGET_CHARS),
  };
}

/** @throws Error for an unknown analysis, and for a list without one that every article is analysed for */
export function readAnalyses(environment: Environment<'COPYDESK_ANALYSES'>): Analysis[] {
  return readVariable(environment, 'COPYDESK_ANALYSES', 'a list of analyses, with no spaces', (text) => {
    const names = text.split(',');
    const isWhole = BASE_ANALYSES.every((analysis) => names.includes(analysis));
    return isWhole && names.every(isAnalysis) ? names : undefined;
  });
}
