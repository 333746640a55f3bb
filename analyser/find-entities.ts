import type { FoundEntity } from './found.ts';
import { withoutInvisible } from './invisible.ts';
import { dropOverlapping } from './passes/drop-overlapping.ts';
import { findAgreements } from './passes/find-agreements.ts';
import { findAmbiguousSurnames } from './passes/find-ambiguous-surnames.ts';
import { findBrands } from './passes/find-brands.ts';
import { findCredits } from './passes/find-credits.ts';
import { findDatelines } from './passes/find-datelines.ts';
import { findDates } from './passes/find-dates.ts';
import { findDemonyms, trustDemonyms } from './passes/find-demonyms.ts';
import { findEvents } from './passes/find-events.ts';
import { findExpansions } from './passes/find-expansions.ts';
import { findHandles } from './passes/find-handles.ts';
import { findLabels, outside } from './passes/find-labels.ts';
import { findProducts } from './passes/find-products.ts';
import { findQuantities } from './passes/find-quantities.ts';
import { findResults } from './passes/find-results.ts';
import { findSignatures } from './passes/find-signatures.ts';
import { findSpeakers } from './passes/find-speakers.ts';
import { findTitles } from './passes/find-titles.ts';
import { pickLongest } from './passes/pick-longest.ts';
import { prefer } from './passes/prefer.ts';
import { readHeadlines } from './passes/read-headlines.ts';
import { trustExpansions } from './passes/trust-expansions.ts';
import { trustLayout } from './passes/trust-layout.ts';
import { trustLists } from './passes/trust-lists.ts';
import { unifyNames } from './passes/unify-names.ts';
import { gazetteerOf } from './tagger/gazetteer.ts';
import type { TaggerModel } from './tagger/read-model.ts';
import { tagNames } from './tagger/tag-names.ts';
import { tokenise } from './tokenise.ts';

/** Names with a lower probability are dropped. Chosen for the highest F1 on the development files. */
const BELIEVED = 0.4;

/** Finds all entities of a text, in a sequence of passes. */
export const findEntities = (tagger: TaggerModel, text: string): FoundEntity[] =>
  withoutInvisible(text, (plain) => findInPlain(tagger, plain));

function findInPlain(tagger: TaggerModel, text: string): FoundEntity[] {
  const tokens = tokenise(text);
  const lists = gazetteerOf(tagger.lexicon);
  const sure = trustLists(tagNames(tagger, text, tokens)).filter(({ score }) => score >= BELIEVED);
  const labels = findLabels(text);
  const expanded = outside(labels, trustExpansions(sure, findExpansions(text)));
  const surnamed = prefer(expanded, findAmbiguousSurnames(text, tokens, expanded, lists.isWord));
  const branded = prefer(surnamed, findBrands(text, surnamed, lists.isWord));
  const whole = trustDemonyms(branded, findDemonyms(text, tokens));
  const people = pickLongest([...findSpeakers(text, whole), ...findCredits(text), ...findSignatures(text)]);
  const names = readHeadlines(text, tokens, unifyNames(text, tokens, prefer(whole, people)));
  const towns = dropOverlapping(findDatelines(text, lists), people, () => true);
  return pickLongest([
    ...findDates(text),
    ...findQuantities(text),
    ...findHandles(text),
    ...findTitles(text),
    ...findAgreements(text),
    ...findEvents(text),
    ...outside(labels, findProducts(text, tokens)),
    ...trustLayout(prefer(outside(labels, names), people), towns, findResults(text)),
  ]);
}
