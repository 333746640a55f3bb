import type { FoundEntity } from '../found.ts';

const NUMBER =
  '(?:\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,12})(?:\\.\\d{1,6})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds|thousands|dozens|millions|billions)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?';
const SCALE = '(?: (?:hundred|thousand|million|billion|trillion))?';
const ABOUT = '(?:(?:about|around|nearly|almost|over|more than|less than|at least|up to|some) )?';
const COUNTED =
  'per ?cent|percent|percentage points?|people|persons|men|women|children|years?|months?|weeks?|days?|hours?|minutes?|seconds?|times|miles?|kilomet(?:er|re)s?|met(?:er|re)s?|feet|foot|inches|acres|hectares|tonnes?|tons?|kilograms?|kilos?|pounds?|litres?|liters?|gallons?|barrels?|degrees?|dollars?|euros?|yen|pounds|cents?|jobs|votes?|seats?|points?|goals?|deaths?|cases|soldiers|troops|students|workers|members|countries|nations|states|cities|homes|houses|megawatts?|gigawatts?|km|kg|mph|km\\/h|m²';

const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}.,])${ABOUT}(?:${[
    `(?:[A-Z]{0,2}[$£€¥]) ?(?:${NUMBER})(?:${SCALE}|[mbk]n?)`,
    `(?:${NUMBER})${SCALE} ?%`,
    `(?:${NUMBER})${SCALE}(?:-| )(?:(?:other|more|new) )?(?:${COUNTED})(?:[- ]old)?`,
    `(?:\\d[\\d,.]{0,14}|one|two|three|four|five|six|seven|eight|nine|ten) (?:hundred|thousand|million|billion|trillion)`,
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Money, shares, measures, ages and counts. */
export function findQuantities(text: string): FoundEntity[] {
  return [...text.matchAll(QUANTITY)].map(({ 0: found, index }) => ({
    type: 'QUANTITY',
    text: found,
    score: 0.9,
    begin: index,
    end: index + found.length,
  }));
}
