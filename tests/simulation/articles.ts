import { countPlaces, FAILING, REFUSED } from './fake-comprehend.ts';

/** An object's content, and the record that it must result in. */
export interface Content {
  readonly body: string;
  /** The text that split extracts. */
  readonly text: string;
  readonly status: 'ENRICHED' | 'PARTIAL' | 'REJECTED';
  readonly title: string;
  /** How often each entity is mentioned, by name. */
  readonly places: ReadonlyMap<string, number>;
}

function article(title: string, paragraphs: readonly string[]): Content {
  const body = [title, ...paragraphs].join('\n\n');
  return {
    body,
    text: body,
    title,
    status: body.includes(REFUSED) ? 'PARTIAL' : 'ENRICHED',
    places: body.includes(REFUSED) ? new Map() : countPlaces(body),
  };
}

const filler = (place: string, sentences: number) =>
  `The council of ${place} met today 🌍 and said that the new bridge over the river will open in the spring. `
    .repeat(sentences)
    .trim();

/**
 * Articles of one, two and three passages, one that is analysed only in part, and one object that is no article. SHORT
 * and THREE share a paragraph.
 */
export const SHORT = article('The harbour opens', [filler('Arlon', 2)]);
export const OTHER = article('The harbour stays closed', [filler('Bruges', 2)]);
export const TWO = article('Two towns agree on the bridge', [filler('Chimay', 9), filler('Dinant', 10)]);
export const THREE = article('Three towns disagree about it', [
  filler('Eupen', 9),
  filler('Arlon', 10),
  filler('Dinant', 10),
]);
export const PARTIAL = article('A text is refused', [`This text is ${REFUSED}. ${filler('Dinant', 1)}`]);
export const BLANK: Content = {
  body: ' \n\n \t\n',
  text: '',
  status: 'REJECTED',
  title: '',
  places: new Map(),
};
const long = (correction: string) =>
  article('The whole valley talks about the bridge', [
    filler('Bruges', 4) + correction,
    filler('Arlon', 7),
    filler('Eupen', 5),
    filler('Dinant', 6),
    filler('Chimay', 6),
  ]);
export const LONG = long('');
/** LONG with a longer first paragraph. Without LONG's plan, its passages would break at other positions. */
export const CORRECTED = long(` ${filler('Bruges', 3)}`);
/** Three passages, and Comprehend fails on the last one while it is failing. */
export const OVERLOADING = article('Three towns are too much', [
  filler('Eupen', 9),
  filler('Arlon', 10),
  `${filler('Dinant', 10)} ${FAILING}.`,
]);
export const CONTENTS = [SHORT, OTHER, TWO, THREE, PARTIAL, BLANK, LONG, CORRECTED];

/** A line of a bundle, which becomes an object of its own. */
function line(id: number, edition: string, sentences: number): Content & { readonly id: string } {
  const title = `Item ${id} from the harbour, ${edition} edition`;
  const text = filler(['Arlon', 'Dinant', 'Eupen'][id % 3] as string, sentences);
  return { ...article(title, [text]), body: JSON.stringify({ id, title, text }), id: String(id) };
}
const editions = (id: number, sentences: number) =>
  [line(id, 'first', 2), line(id, 'second', sentences)] as const;
/** The items of bundles, two editions of each. */
export const ITEMS = [editions(1, 3), editions(2, 12), editions(3, 3)] as const;

const ALL: Content[] = [...CONTENTS, OVERLOADING, ...ITEMS.flat()];
const BY_BODY = new Map(ALL.map((content) => [content.body, content]));
const BY_TEXT = new Map(ALL.map((content) => [content.text, content]));

/** A new article of one passage. Its text contains the name, which makes it unique. */
export function anotherContent(name: string): Content {
  const content = article(`Report ${name} from the harbour`, [filler('Bruges', 2)]);
  BY_BODY.set(content.body, content);
  BY_TEXT.set(content.text, content);
  return content;
}

export const findContent = (text: string): Content | undefined => BY_TEXT.get(text);

/** @throws Error if no content has this body */
export function contentOf(body: string): Content {
  const content = BY_BODY.get(body);
  if (!content) throw new Error('No content of the simulation has this body');
  return content;
}
