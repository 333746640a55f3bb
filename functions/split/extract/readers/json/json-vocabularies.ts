/** Paths at which a fact may be, the best first. */
type Paths = readonly string[];

/** The names that a tool or standard gives to the parts of an article. */
export interface JsonVocabulary {
  readonly name: string;
  /** Recognised by these paths together. */
  readonly marks: Paths;
  readonly title: Paths;
  readonly byline: Paths;
  readonly publisher: Paths;
  readonly publishedAt: Paths;
  readonly language: Paths;
  readonly body: Paths;
}

/**
 * The common names, for every source without a row of its own: schema.org without its types, IPTC's ninjs 1 to 3, news-please,
 * newspaper, Mercury, Readability, Ghost, JSON Feed, Diffbot, Event Registry, fundus, and records that people make up. A
 * name matches in any case, with or without hyphens and underscores.
 */
export const COMMON: JsonVocabulary = {
  name: 'common',
  marks: [],
  title: ['headline', 'title', 'name', 'headlines', 'headline_*'],
  byline: ['byline', 'by', 'author', 'authors', 'creator', 'primary_author'],
  publisher: [
    'publisher',
    'sitename',
    'meta_site_name',
    'source',
    'provider',
    'copyrightholder',
    'source_name',
    'publication',
    'source_hostname',
    'source_domain',
    'hostname',
    'domain',
  ],
  publishedAt: [
    'datePublished',
    'firstpublished',
    'firstcreated',
    'contentcreated',
    'versioncreated',
    'date_publish',
    'publish_date',
    'published_at',
    'published_time',
    'published_date',
    'publishing_date',
    'publication_date',
    'published',
    'pubdate',
    'dateTimePub',
    'dateTime',
    'date',
  ],
  language: ['language', 'lang', 'inLanguage', 'meta_lang'],
  body: [
    'articleBody',
    'body_text',
    'body_xhtml',
    'body_html',
    'maintext',
    'text',
    'content',
    'body',
    'body_*',
    'bodies',
    'content_html',
    'content_text',
    'html',
    'plaintext',
    'text_content',
    'raw_text',
    'full_text',
    'body.sections',
  ],
};

/** The tools whose names mean something else than the common ones. To add a tool, add its row. The first that fits is taken. */
const TOOLS: readonly JsonVocabulary[] = [
  {
    // https://trafilatura.readthedocs.io: `source` is the address of the page, and `filedate` the day of the crawl.
    ...COMMON,
    name: 'trafilatura',
    marks: ['fingerprint', 'hostname'],
    publisher: ['sitename', 'source-hostname', 'hostname'],
    publishedAt: ['date'],
    body: ['text', 'raw_text'],
  },
  {
    // https://newsapi.org/docs and https://gnews.io/docs: the text is cut short, or null.
    ...COMMON,
    name: 'newsapi',
    marks: ['source.name', 'publishedAt', 'url', 'description'],
    publisher: ['source.name'],
    publishedAt: ['publishedAt'],
    body: [...COMMON.body, 'description'],
  },
  {
    // https://developer.wordpress.org/rest-api/reference/posts/: `date` is in the site's zone, `author` a number.
    ...COMMON,
    name: 'wordpress',
    marks: ['title.rendered', 'content.rendered'],
    title: ['title.rendered'],
    byline: ['_embedded.author', 'author_name', 'yoast_head_json.author'],
    publisher: ['yoast_head_json.og_site_name'],
    publishedAt: ['date_gmt', 'date'],
    body: ['content.rendered'],
  },
  {
    // https://open-platform.theguardian.com/documentation/
    ...COMMON,
    name: 'guardian',
    marks: ['webTitle', 'webPublicationDate'],
    title: ['fields.headline', 'webTitle'],
    byline: ['fields.byline'],
    publisher: ['fields.publication', 'publication'],
    publishedAt: ['webPublicationDate'],
    body: ['fields.body', 'fields.bodyText', 'blocks.body'],
  },
  {
    // https://github.com/washingtonpost/ans-schema
    ...COMMON,
    name: 'arc-ans',
    marks: ['content_elements'],
    title: ['headlines.basic', 'headlines.web'],
    byline: ['credits.by'],
    publisher: ['distributor.name', 'source.name', 'canonical_website'],
    publishedAt: ['first_publish_date', 'display_date', 'publish_date', 'created_date'],
    body: ['content_elements'],
  },
  {
    // https://developer.nytimes.com/docs/articlesearch-product/: it has no whole text.
    ...COMMON,
    name: 'nyt',
    marks: ['headline.main', 'pub_date'],
    title: ['headline.main', 'headline.print_headline'],
    byline: ['byline.original'],
    publisher: ['source'],
    publishedAt: ['pub_date'],
    body: [...COMMON.body, 'lead_paragraph', 'abstract', 'snippet'],
  },
  {
    // https://learn.microsoft.com/bing/search-apis/bing-news-search/: a description alone.
    ...COMMON,
    name: 'bing',
    marks: ['name', 'description', 'provider', 'datePublished', 'url'],
    body: [...COMMON.body, 'description'],
  },
  {
    // https://mediastack.com/documentation: a description alone.
    ...COMMON,
    name: 'mediastack',
    marks: ['title', 'description', 'source', 'category', 'published_at'],
    body: [...COMMON.body, 'description'],
  },
];

/** @param has whether the article has a value at a path */
export function vocabularyOf(has: (path: string) => boolean): JsonVocabulary {
  return TOOLS.find(({ marks }) => marks.every(has)) ?? COMMON;
}
