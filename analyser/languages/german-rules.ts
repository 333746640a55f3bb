import { GERMAN } from './german.ts';
import { findGermanDates } from './german-dates.ts';
import { findGermanQuantities } from './german-quantities.ts';
import type { LanguageRules } from './language-rules.ts';

/** Titles before a person's name. They are no part of it, as in English. */
const HONORIFICS = new Set(
  `Herr Herrn Frau Dr Prof Professor Professorin Präsident Präsidentin Präsidenten US-Präsident US-Präsidenten
Bundespräsident Bundespräsidenten Kanzler Kanzlerin Bundeskanzler Bundeskanzlerin Altkanzler Minister Ministerin
Ministerpräsident Ministerpräsidentin Ministerpräsidenten Premierminister Premierministerin Außenminister
Außenministerin Innenminister Innenministerin Finanzminister Finanzministerin Verteidigungsminister
Verteidigungsministerin Bürgermeister Bürgermeisterin Oberbürgermeister Oberbürgermeisterin Senator Senatorin
Staatssekretär Botschafter General Oberst Major Bischof Erzbischof Kardinal Papst König Königin Kaiser Prinz
Prinzessin Fürst Graf Herzog Trainer Bundestrainer Richter Pfarrer`.split(/\s+/),
);

export const GERMAN_RULES: LanguageRules = {
  grammar: GERMAN,
  honorifics: HONORIFICS,
  findDates: findGermanDates,
  findQuantities: findGermanQuantities,
};
