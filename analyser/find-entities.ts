import type { FoundEntity } from './found.ts';
import { findAgreements } from './passes/find-agreements.ts';
import { findDatelines } from './passes/find-datelines.ts';
import { findDates } from './passes/find-dates.ts';
import { findEvents } from './passes/find-events.ts';
import { findExpansions } from './passes/find-expansions.ts';
import { findHandles } from './passes/find-handles.ts';
import { findProducts } from './passes/find-products.ts';
import { findQuantities } from './passes/find-quantities.ts';
import { findResults } from './passes/find-results.ts';
import { findSignatures } from './passes/find-signatures.ts';
import { findTitles } from './passes/find-titles.ts';
import { pickLongest } from './passes/pick-longest.ts';
import { readHeadlines } from './passes/read-headlines.ts';
import { trustExpansions } from './passes/trust-expansions.ts';
import { trustLayout } from './passes/trust-layout.ts';
import { trustLists } from './passes/trust-lists.ts';
import { unifyNames } from './passes/unify-names.ts';
import type { TaggerModel } from './tagger/read-model.ts';
import { tagNames } from './tagger/tag-names.ts';
import { tokenise } from './tokenise.ts';

/** Names with a lower probability are dropped. Chosen for the highest F1 on the development files. */
const BELIEVED = 0.4;

/** Finds all entities of a text, in a sequence of passes. */
export function findEntities(tagger: TaggerModel, text: string): FoundEntity[] {
  const tokens = tokenise(text);
  const sure = trustLists(tagNames(tagger, text, tokens)).filter(({ score }) => score >= BELIEVED);
  const found = trustExpansions(sure, findExpansions(text));
  const names = readHeadlines(text, tokens, unifyNames(text, tokens, [...found, ...findSignatures(text)]));
  return pickLongest([
    ...findDates(text),
    ...findQuantities(text),
    ...findHandles(text),
    ...findTitles(text),
    ...findAgreements(text),
    ...findEvents(text),
    ...findProducts(text, tokens),
    ...trustLayout(names, findDatelines(text), findResults(text)),
  ]);
}
