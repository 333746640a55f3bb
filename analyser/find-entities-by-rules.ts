import type { FoundEntity } from './found.ts';
import { withoutInvisible } from './invisible.ts';
import type { LanguageRules } from './languages/language-rules.ts';
import { dropOverlapping } from './passes/drop-overlapping.ts';
import { findDatelines } from './passes/find-datelines.ts';
import { findHandles } from './passes/find-handles.ts';
import { findSignatures } from './passes/find-signatures.ts';
import { pickLongest } from './passes/pick-longest.ts';
import { prefer } from './passes/prefer.ts';
import { readHeadlines } from './passes/read-headlines.ts';
import { trustLayout } from './passes/trust-layout.ts';
import { unifyNames } from './passes/unify-names.ts';
import { gazetteerOf } from './tagger/gazetteer.ts';
import type { TaggerModel } from './tagger/read-model.ts';
import { tagNames } from './tagger/tag-names.ts';
import { tokenise } from './tokenise.ts';

/** Names with a lower probability are dropped, as in English. */
const BELIEVED = 0.4;
/** The types that every corpus of these languages annotates. */
const TRAINED: ReadonlySet<string> = new Set(['PERSON', 'LOCATION', 'ORGANIZATION']);

/** Finds persons, places, organisations, dates and quantities in a language other than English. */
export const findEntitiesByRules = (rules: LanguageRules, tagger: TaggerModel, text: string): FoundEntity[] =>
  withoutInvisible(text, (plain) => findInPlain(rules, tagger, plain));

function findInPlain(rules: LanguageRules, tagger: TaggerModel, text: string): FoundEntity[] {
  const tokens = tokenise(text, rules.grammar.tokens);
  const sure = tagNames(tagger, text, tokens).filter(
    ({ type, score }) => score >= BELIEVED && TRAINED.has(type),
  );
  const people = findSignatures(text);
  const unified = unifyNames(text, tokens, prefer(sure, people), rules.honorifics);
  const names = readHeadlines(text, tokens, unified);
  const towns = dropOverlapping(findDatelines(text, gazetteerOf(tagger.lexicon)), people, () => true);
  return pickLongest([
    ...rules.findDates(text),
    ...rules.findQuantities(text),
    ...findHandles(text),
    ...trustLayout(names, towns, []),
  ]);
}
