import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../../../functions/split/extract/extract-article.ts';

const extract = (value: unknown) => extractArticle(new TextEncoder().encode(JSON.stringify(value)));

const TITLE = 'Bergen closes its grain terminal';
const TEXT = 'The harbour board of Bergen voted on Tuesday. Mayor Ilse Brandt said so.';
const HTML = `<div><p>The harbour board of Bergen voted on Tuesday. Mayor Ilse Brandt said so.</p></div>`;
const DATE = '2026-03-04T08:15:00.000Z';
const FACTS = { title: TITLE, byline: 'Alena Horak', publisher: 'Lisport Courier', publishedAt: DATE };

describe('an article in the JSON of', () => {
  it.each<[string, unknown, object?]>([
    [
      'ninjs 3',
      {
        uri: 'urn:n:3',
        firstCreated: '2026-03-04T08:15:00Z',
        versionCreated: '2026-03-04T09:00:00Z',
        copyrightHolder: 'Lisport Courier',
        by: 'Alena Horak',
        headlines: [{ role: 'main', value: TITLE }],
        bodies: [{ role: 'main', contentType: 'text/plain', value: TEXT }],
      },
    ],
    [
      'ninjs 1.6',
      {
        versioncreated: '2026-03-04T08:15:00Z',
        byline: 'By Alena Horak',
        copyrightholder: 'Lisport Courier',
        headline_short: 'Bergen',
        headline_main: TITLE,
        body_wordcount: 12,
        body_short: 'The harbour board voted.',
        body_main: TEXT,
      },
    ],
    [
      'ninjs 1 with names of its own',
      {
        versioncreated: '2026-03-04T08:15:00Z',
        byline: 'Alena Horak',
        source: 'Lisport Courier',
        headline_web: TITLE,
        body_web: HTML,
      },
    ],
    [
      'Mercury',
      {
        title: TITLE,
        author: 'Alena Horak',
        date_published: DATE,
        lead_image_url: 'https://c.example/a.jpg',
        content: HTML,
        domain: 'c.example',
      },
      { publisher: 'c.example' },
    ],
    [
      'Readability',
      {
        title: TITLE,
        byline: 'Alena Horak',
        dir: null,
        content: HTML,
        textContent: TEXT,
        length: 70,
        excerpt: 'x',
        siteName: 'Lisport Courier',
        publishedTime: DATE,
      },
    ],
    [
      'Readability, its text alone',
      {
        title: TITLE,
        byline: 'Alena Horak',
        textContent: TEXT,
        siteName: 'Lisport Courier',
        publishedTime: DATE,
      },
    ],
    [
      'newspaper4k',
      {
        title: TITLE,
        authors: ['Alena Horak', 'Jonas Petersen'],
        publish_date: '2026-03-04 08:15:00',
        meta_site_name: 'Lisport Courier',
        source_url: 'https://c.example',
        text: TEXT,
      },
      { byline: 'Alena Horak, Jonas Petersen' },
    ],
    [
      'trafilatura',
      {
        title: TITLE,
        author: 'Alena Horak; Jonas Petersen',
        hostname: 'c.example',
        date: '2026-03-04',
        fingerprint: 'a1',
        filedate: '2026-11-01',
        source: 'https://c.example/t',
        'source-hostname': 'Lisport Courier',
        text: TEXT,
      },
      { byline: 'Alena Horak, Jonas Petersen', publishedAt: '2026-03-04T00:00:00.000Z' },
    ],
    [
      'news-please',
      {
        title: TITLE,
        authors: ['Alena Horak'],
        date_publish: '2026-03-04 08:15:00',
        date_download: '2026-11-01 00:00:00',
        source_domain: 'c.example',
        maintext: TEXT,
        description: 'x',
      },
      { publisher: 'c.example' },
    ],
    [
      'Event Registry',
      {
        uri: '1',
        lang: 'eng',
        dateTime: '2026-03-04T08:15:00Z',
        title: TITLE,
        body: TEXT,
        source: { uri: 'c.example', title: 'Lisport Courier' },
        authors: [{ uri: 'a', name: 'Alena Horak', type: 'author' }],
      },
      { languageHint: 'eng' },
    ],
    [
      'NewsAPI',
      {
        source: { id: null, name: 'Lisport Courier' },
        author: 'Alena Horak',
        title: `${TITLE} - Lisport Courier`,
        description: 'x',
        url: 'https://c.example/t',
        publishedAt: '2026-03-04T08:15:00Z',
        content: `${TEXT} [+2183 chars]`,
      },
    ],
    [
      'NewsAPI, its description alone',
      {
        source: { id: null, name: 'Lisport Courier' },
        author: 'Alena Horak',
        title: TITLE,
        description: TEXT,
        url: 'https://c.example/t',
        publishedAt: '2026-03-04T08:15:00Z',
        content: null,
      },
    ],
    [
      'WordPress',
      {
        date: '2026-03-04T09:15:00',
        date_gmt: '2026-03-04T08:15:00',
        title: { rendered: 'Bergen closes <em>its</em> grain &#116;erminal' },
        content: { rendered: HTML, protected: false },
        author: 7,
        _embedded: { author: [{ id: 7, name: 'Alena Horak' }] },
        yoast_head_json: { og_site_name: 'Lisport Courier' },
      },
    ],
    [
      'Ghost',
      {
        posts: [
          {
            title: TITLE,
            html: HTML,
            plaintext: null,
            published_at: '2026-03-04T08:15:00.000+00:00',
            authors: [{ name: 'Alena Horak' }],
          },
        ],
      },
      { publisher: undefined },
    ],
    [
      'the Guardian',
      {
        response: {
          status: 'ok',
          content: {
            webTitle: TITLE,
            webPublicationDate: '2026-03-04T08:15:00Z',
            fields: { body: HTML, byline: 'Alena Horak', publication: 'Lisport Courier' },
          },
        },
      },
    ],
    [
      'Arc ANS',
      {
        type: 'story',
        headlines: { basic: TITLE },
        credits: { by: [{ type: 'author', name: 'Alena Horak' }] },
        first_publish_date: '2026-03-04T08:15:00Z',
        distributor: { name: 'Lisport Courier' },
        content_elements: [
          {
            type: 'text',
            content: 'The harbour board of Bergen voted on Tuesday. Mayor Ilse Brandt said so.',
          },
          { type: 'image', caption: 'Cranes', url: 'https://c.example/a.jpg' },
        ],
      },
    ],
    [
      'the New York Times',
      {
        headline: { main: TITLE, kicker: null },
        byline: { original: 'By Alena Horak' },
        pub_date: '2026-03-04T08:15:00+0000',
        source: 'Lisport Courier',
        abstract: 'x',
        lead_paragraph: TEXT,
      },
    ],
    [
      'JSON Feed',
      {
        id: '1',
        title: TITLE,
        content_html: HTML,
        date_published: '2026-03-04T08:15:00Z',
        authors: [{ name: 'Alena Horak' }],
      },
      { publisher: undefined },
    ],
    [
      'fundus',
      {
        title: TITLE,
        authors: ['Alena Horak'],
        publishing_date: '2026-03-04 08:15:00+00:00',
        publisher: 'Lisport Courier',
        body: { summary: [], sections: [{ headline: [], paragraphs: [TEXT] }] },
      },
    ],
    [
      'Elasticsearch',
      {
        _index: 'a',
        _source: {
          title: TITLE,
          author: 'Alena Horak',
          site_name: 'Lisport Courier',
          date: DATE,
          text: TEXT,
        },
      },
    ],
  ])('%s', async (_, value, other = {}) => {
    const { publisher, ...facts } = { ...FACTS, ...other };
    const article = await extract(value);
    expect(article).toMatchObject({ ...facts, text: `${TITLE}\n\n${TEXT}` });
    expect(article.publisher).toBe(publisher);
  });

  it('somebody who writes an address as the publisher has no publisher', async () => {
    expect(await extract({ source: 'https://c.example/t', text: TEXT })).not.toHaveProperty('publisher');
  });
});

describe('JSON of several articles', () => {
  const two = [
    { title: 'A', text: 'a' },
    { title: 'B', text: 'b' },
  ];
  it.each([
    [{ status: 'ok', totalResults: 2, articles: two }, '.articles[]'],
    [{ articles: { results: two } }, '.articles.results[]'],
    [{ response: { docs: two } }, '.response.docs[]'],
    [{ hits: { total: 2, hits: [{ _source: two[0] }, { _source: two[1] }] } }, '.hits.hits[]'],
    [{ version: 'https://jsonfeed.org/version/1.1', title: 'T', items: two }, '.items[]'],
    [two, '.[]'],
  ])('is rejected with the cure: %j', async (value, filter) => {
    const rejection = await extract(value).catch((error) => error);
    expect(rejection).toMatchObject({ reason: 'UNSUPPORTED_FORMAT' });
    expect(rejection.message).toContain(`jq -c '${filter}'`);
    expect(rejection.message).toContain('under bundles/');
  });
});

describe('JSON without text', () => {
  it.each([
    { title: 'T', text: '' },
    { title: 'T', content: null },
    { title: 'T', articleBody: ' \n' },
  ])('is EMPTY: %j', async (value) => {
    await expect(extract(value)).rejects.toMatchObject({ reason: 'EMPTY' });
  });

  it.each([
    [{ content: { rendered: 'Ships came.' } }, "jq '.text = .content.rendered'"],
    [{ title: 'T', body: { html: '<p>x</p>', raw: 1 } }, 'its body is an object with html, raw'],
    [{ title: 'T', text: 5 }, 'its text is the number 5'],
  ])('says what is in its place: %j', async (value, why) => {
    await expect(extract(value)).rejects.toMatchObject({
      reason: 'UNSUPPORTED_FORMAT',
      message: expect.stringContaining(why),
    });
  });
});

it.each(['\u2028', '\u2029', '\u0085'])(
  'the line separator %j in a string is a line break',
  async (separator) => {
    const text = `{"headline": "Harbour closed", "articleBody": "First line.${separator}Second line."}`;
    expect(await extractArticle(Buffer.from(text))).toMatchObject({
      title: 'Harbour closed',
      text: 'Harbour closed\n\nFirst line.\nSecond line.',
    });
  },
);
