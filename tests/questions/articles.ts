/** An article of the ten questions. The answers in the tests were worked out by reading these texts. */
export interface QuestionArticle {
  readonly key: string;
  readonly title: string;
  readonly publishedAt: string;
  readonly publisher?: string;
  readonly text: string;
}

/** Every way to write these names. Each is in an article of its own, which names nothing else of the list. */
export const FORMS: Readonly<Record<string, readonly string[]>> = {
  'United States': [
    'the United States',
    'the United States of America',
    'the US',
    'the U.S.',
    'the USA',
    'the U.S.A.',
  ],
  'United Kingdom': ['the United Kingdom', 'the UK', 'the U.K.', 'Britain', 'Great Britain'],
  'United Nations': ['the United Nations', 'the UN', 'the U.N.'],
  'European Union': ['the European Union', 'the EU', 'the E.U.'],
  'World Trade Organization': [
    'the World Trade Organization',
    'the World Trade Organisation',
    'the WTO',
    'the W.T.O.',
  ],
};

const slug = (name: string) => name.toLowerCase().replaceAll(/\W+/g, '-');

/** The keys of the articles that use a form of a name. */
export const keysOf = (name: string): string[] =>
  (FORMS[name] ?? []).map((_, i) => `forms/${slug(name)}-${i + 1}.json`);

const formArticles = Object.entries(FORMS).flatMap(([name, forms], n) =>
  forms.map(
    (form, i): QuestionArticle => ({
      key: keysOf(name)[i] as string,
      title: 'Harbour agreement is signed',
      publishedAt: `2026-03-0${n + 1}T0${i}:00:00Z`,
      text: `The harbour agreement was signed on Tuesday. Officials from ${form} said that the work would begin in spring. Let us wait and see, one engineer said.`,
    }),
  ),
);

/** Articles about companies, people and bodies, over two weeks. */
const NEWS: readonly QuestionArticle[] = [
  {
    key: 'news/microsoft-fine.json',
    title: 'Regulator fines Microsoft',
    publishedAt: '2026-03-09T08:00:00Z',
    publisher: 'The Harbour Post',
    text: 'The regulator fined Microsoft for a terrible and shameful failure. Customers were furious, and the damage was awful. Microsoft lost the trust of many users after the disastrous breach.',
  },
  {
    key: 'news/microsoft-school.json',
    title: 'Microsoft opens a school',
    publishedAt: '2026-03-10T08:00:00Z',
    publisher: 'The Harbour Post',
    text: 'Microsoft opened a wonderful new school in Lisbon. The happy children loved the beautiful rooms, and parents praised the excellent teachers.',
  },
  {
    key: 'news/factory-fire.json',
    title: 'Fire destroys a factory',
    publishedAt: '2026-03-11T08:00:00Z',
    publisher: 'Evening Gull',
    text: 'A terrible fire destroyed a factory in Lisbon and killed four people. It was a horrible tragedy, and the families are in despair.',
  },
  {
    key: 'news/nato-visit.json',
    title: 'Ilse Brandt visits Oslo',
    publishedAt: '2026-03-12T08:00:00Z',
    publisher: 'Evening Gull',
    text: 'Mayor Ilse Brandt travelled to Oslo. There she met officials of NATO. Brandt will return to Bonn on Friday.',
  },
  {
    key: 'news/brandt-speech.json',
    title: 'Ilse Brandt speaks in Bonn',
    publishedAt: '2026-03-12T18:00:00Z',
    publisher: 'The Harbour Post',
    text: 'Mayor Ilse Brandt gave a speech in Bonn. She thanked the people of Lisbon for their help after the storm.',
  },
  {
    key: 'news/brandt-award.json',
    title: 'An award for Ilse Brandt',
    publishedAt: '2026-03-13T08:00:00Z',
    publisher: 'Evening Gull',
    text: 'Ilse Brandt received an award in Oslo. Microsoft paid for the dinner.',
  },
];

export const ARTICLES: readonly QuestionArticle[] = [...formArticles, ...NEWS];

/** Files that are no articles, with the reason that each is rejected for. */
export const FAILURES: readonly {
  readonly key: string;
  readonly body: string | Uint8Array;
  readonly reason: string;
}[] = [
  { key: 'failed/empty.txt', body: ' \n ', reason: 'EMPTY' },
  {
    key: 'failed/binary.txt',
    body: Uint8Array.from([0, 1, 2, 254, 255, 0, 7]),
    reason: 'UNSUPPORTED_FORMAT',
  },
];

/** The object of an article: a document that states its facts. */
export const bodyOf = ({ title, publishedAt, publisher, text }: QuestionArticle): string =>
  JSON.stringify({
    '@type': 'NewsArticle',
    headline: title,
    datePublished: publishedAt,
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher } }),
    articleBody: text,
  });
