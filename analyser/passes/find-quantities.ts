import type { FoundEntity } from '../found.ts';

const NUMBER =
  '(?:\\d{1,3}(?:,\\d{3}){1,5}|\\d{1,12})(?:\\.\\d{1,6})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds|thousands|dozens|millions|billions)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?';
const SCALE = '(?: (?:hundred|thousand|million|billion|trillion))?';
const ABOUT =
  '(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Mm]ore than|[Ll]ess than|[Ff]ewer than|[Aa]t least|[Uu]p to|[Ss]ome) )?';
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

/** Other nouns in the plural, after at most one adjective: "40 boxes", "14 new cases", but not "2014 protests". */
const COUNT = new RegExp(
  `(?<![\\p{L}\\p{N}.,$£€¥])${ABOUT}(?!(?:19|20)\\d\\d )(?!one )(?:${NUMBER}|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)${SCALE} (?:(?!of |or |and |to |in |who |that |which |at |on |for |from |by |with )\\p{Ll}{3,14} )?(?!(?:as|is|was|has|does|this|its|his|hers|ours|theirs|years|months|weeks|days|hours|minutes|seconds)(?![\\p{L}]))\\p{Ll}{2,16}s(?![\\p{L}\\p{N}’'-])`,
  'gu',
);

/** Finds money, shares, measures, ages and counts. */
export function findQuantities(text: string): FoundEntity[] {
  return [...text.matchAll(QUANTITY), ...text.matchAll(COUNT)].map(({ 0: found, index }) => ({
    type: 'QUANTITY',
    text: found,
    score: 0.9,
    begin: index,
    end: index + found.length,
  }));
}
