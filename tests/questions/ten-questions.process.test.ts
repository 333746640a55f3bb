import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createProgram } from '../../cli/create-program.ts';
import { reportError } from '../../cli/report-error.ts';
import { countReasons } from '../../core/queries/list-received.ts';
import { pagesOf } from '../../core/queries/pages-of.ts';
import type { Queries } from '../../core/queries/queries.ts';
import { checkBySchema } from '../support/check-answer.ts';
import { ARTICLES, bodyOf, FAILURES, FORMS, keysOf } from './articles.ts';
import { type Newsroom, runNewsroom } from './run-newsroom.ts';

/** The ten questions of the cookbook, over the whole local pipeline. The answers were worked out by hand. */
let newsroom: Newsroom;
let queries: Queries;
const TODAY = new Date().toISOString().slice(0, 10);
const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const SECOND_WEEK = { since: '2026-03-09', until: '2026-03-15' } as const;

beforeAll(async () => {
  newsroom = await runNewsroom([
    ...ARTICLES.map((article) => ({ key: article.key, body: bodyOf(article) })),
    ...FAILURES,
  ]);
  ({ queries } = newsroom);
}, 400_000);
afterAll(() => newsroom?.close());

const keysAbout = async (name: string) => {
  const keys: string[] = [];
  for await (const { key } of pagesOf((cursor) =>
    queries.about({ name, limit: 2, ...(cursor && { cursor }) }),
  ))
    keys.push(key);
  return keys;
};

describe('1. What was written about the United States, and in what tone?', () => {
  it.each(Object.keys(FORMS))('any form of %s finds its articles and nothing else', async (name) => {
    const typed = (FORMS[name] ?? []).flatMap((form) => [form, form.replace(/^the /, '')]);
    for (const form of typed) expect([form, (await keysAbout(form)).sort()]).toEqual([form, keysOf(name)]);
  });

  it('the articles come with their sentences, and the tone of each week with its number', async () => {
    const answer = await queries.about({ name: 'US', limit: 1 });
    checkBySchema('answers#/$defs/about', answer);
    const [last] = answer.items;
    expect(last).toMatchObject({
      key: 'forms/united-states-6.json',
      canonical: 'United States',
      types: ['LOCATION'],
      publishedAt: '2026-03-01T05:00:00.000Z',
      sentiment: { label: 'NEUTRAL' },
    });
    const [begin, length] = last?.at ?? [0, 0];
    expect(last?.sentence?.slice(begin, begin + length)).toBe('U.S.A.');
    const { items } = await queries.timeline({ name: 'US', by: 'week' });
    expect(items).toMatchObject([{ start: '2026-02-23', articles: 6, mentions: 6, toned: 6 }]);
    expect(Math.abs(items[0]?.tone ?? 1)).toBeLessThan(0.5);
  });
});

describe('2. Who is mentioned most this week?', () => {
  it('a person, or anything', async () => {
    const people = await queries.mostNamed({ ...SECOND_WEEK, type: 'PERSON' });
    expect(people).toMatchObject({
      items: [{ canonical: 'Ilse Brandt', articles: 3 }],
      articles: 6,
      isComplete: true,
    });
    const all = await queries.mostNamed(SECOND_WEEK);
    expect(all.items.map(({ canonical, articles }) => [canonical, articles]).sort()).toEqual([
      ['Bonn', 2],
      ['Ilse Brandt', 3],
      ['Lisbon', 3],
      ['Microsoft', 3],
      ['NATO', 1],
      ['Oslo', 2],
    ]);
    expect(all.items.slice(0, 3).map(({ canonical }) => canonical)).toContain('Microsoft');
  });
});

describe('3. Show the article about NATO with its entities marked', () => {
  it('every mention is marked where it is', async () => {
    const [found] = (await queries.about({ name: 'NATO', limit: 1 })).items;
    const marked = await queries.textOf(found?.articleId ?? '');
    checkBySchema('answers#/$defs/markedText', marked);
    const marks = marked?.marks.map(({ utf16: { begin, end }, canonical }) => [
      marked.text.slice(begin, end),
      canonical,
    ]);
    const inBody = [
      ['Ilse Brandt', 'Ilse Brandt'],
      ['Oslo', 'Oslo'],
      ['NATO', 'NATO'],
      ['Brandt', 'Ilse Brandt'],
      ['Bonn', 'Bonn'],
      ['Friday', 'Friday'],
    ];
    expect(marks?.slice(-inBody.length)).toEqual(inBody);
  });
});

describe('4. Which articles are negative about Microsoft, and which towards it?', () => {
  it('the one about the fine', async () => {
    const keys = async (filter: object) =>
      (await queries.about({ name: 'Microsoft', ...filter })).items.map(({ key }) => key);
    expect(await keys({ sentiment: 'NEGATIVE' })).toEqual(['news/microsoft-fine.json']);
    expect(await keys({ towards: 'NEGATIVE' })).toEqual(['news/microsoft-fine.json']);
    expect(await keys({})).toEqual([
      'news/brandt-award.json',
      'news/microsoft-school.json',
      'news/microsoft-fine.json',
    ]);
  });
});

describe('5. All entities, for a spreadsheet', () => {
  it('those of every article, dates included', async () => {
    const rows = new Map<string, string[]>();
    const days = { since: '2026-03-01', until: '2026-03-15', limit: 7 } as const;
    const pages = pagesOf((cursor) => queries.entities({ ...days, ...(cursor && { cursor }) }));
    for await (const { card, entities } of pages)
      rows.set(card.key, entities.map(({ canonical }) => canonical).sort());
    expect([...rows.keys()].sort()).toEqual(ARTICLES.map(({ key }) => key).sort());
    expect(rows.get('news/nato-visit.json')).toEqual(['Bonn', 'Friday', 'Ilse Brandt', 'NATO', 'Oslo']);
    expect(rows.get('forms/united-kingdom-4.json')).toEqual(['Tuesday', 'United Kingdom']);
  });
});

describe('6. Which articles name both?', () => {
  it.each<[[string, string], string[]]>([
    [
      ['Ilse Brandt', 'Oslo'],
      ['news/brandt-award.json', 'news/nato-visit.json'],
    ],
    [['Lisbon', 'Microsoft'], ['news/microsoft-school.json']],
    [['microsoft', 'ilse brandt'], ['news/brandt-award.json']],
    [['EU', 'UN'], []],
  ])('%j', async (names, expected) => {
    const answer = await queries.aboutBoth({ names });
    checkBySchema('answers#/$defs/aboutBoth', answer);
    expect(answer.items.map(({ key }) => key)).toEqual(expected);
  });
});

describe('7. Alert me when NATO is named', () => {
  it('one event carries the name', async () => {
    const events = await newsroom.events();
    const named = events.filter(({ detail }) => (detail.names as string[] | undefined)?.includes('nato'));
    expect(named.map(({ 'detail-type': type, detail }) => [type, detail.key])).toEqual([
      ['article.enriched', 'news/nato-visit.json'],
    ]);
  });
});

describe('8. How did the tone about Microsoft move?', () => {
  it('from bad to good', async () => {
    const answer = await queries.timeline({ name: 'Microsoft', by: 'day', ...SECOND_WEEK });
    checkBySchema('answers#/$defs/timeline', answer);
    const steps = answer.items.toReversed();
    expect(steps.map(({ start, articles }) => [start, articles])).toEqual([
      ['2026-03-09', 1],
      ['2026-03-10', 1],
      ['2026-03-13', 1],
    ]);
    expect(steps[0]?.tone).toBeLessThan(-0.3);
    expect(steps[1]?.tone).toBeGreaterThan(0.3);
  });
});

describe('9. Why did this file fail?', () => {
  it('its head says so, and the failures of the day have it', async () => {
    for (const { key, reason } of FAILURES)
      expect((await queries.articleByKey(key))?.head).toMatchObject({
        status: 'REJECTED',
        reasons: [reason],
      });
    const answer = await queries.failures({ since: YESTERDAY, until: TODAY });
    checkBySchema('answers#/$defs/failures', answer);
    expect(answer.items.map(({ key }) => key).sort()).toEqual(FAILURES.map(({ key }) => key).sort());
    expect(countReasons(answer.items).map(({ reason }) => reason)).toEqual(
      FAILURES.map(({ reason }) => reason).sort(),
    );
    const received = await queries.received({ since: YESTERDAY, until: TODAY, limit: 500 });
    checkBySchema('answers#/$defs/received', received);
    expect(received.items).toHaveLength(ARTICLES.length + FAILURES.length);
  });
});

describe('each question is one command', () => {
  const WEEK = ['--since', '2026-03-09', '--until', '2026-03-15'];

  /** A command as a user gives it. */
  async function run(...args: readonly string[]) {
    vi.stubEnv('AWS_ENDPOINT_URL', newsroom.url);
    const out = vi.spyOn(console, 'log').mockImplementation(() => {});
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const code = await createProgram()
      .run(['node', 'copydesk', ...args])
      .catch(reportError);
    const text = out.mock.calls.map(([line]) => String(line)).join('\n');
    for (const spy of [out, error]) spy.mockRestore();
    return { code, text };
  }

  it.each<[question: number, args: string[], says: RegExp[], saysNot: RegExp[]]>([
    [1, ['about', 'U.S.'], [/United States · 6 articles · 6 mentions/, /\[U\.S\.A\.\]/], [/united-kingdom/]],
    [2, ['trends', '--type', 'person', ...WEEK], [/Ilse Brandt/], [/Lisbon|Microsoft/]],
    [3, ['show', 'news/nato-visit.json', '--text'], [/officials\s+of\s+\[NATO:ORGANIZATION\]/], []],
    [4, ['about', 'Microsoft', '--sentiment', 'negative'], [/microsoft-fine/], [/school|award/]],
    [4, ['about', 'Microsoft', '--towards', 'negative'], [/microsoft-fine/], [/school|award/]],
    [
      5,
      ['list', '--published', ...WEEK, '--entities', '--csv'],
      [/nato-visit\.json.*NATO/, /microsoft-fine\.json.*Microsoft/],
      [/forms\//],
    ],
    [6, ['about', 'Ilse Brandt', '--and', 'Oslo'], [/brandt-award/, /nato-visit/], [/brandt-speech/]],
    [8, ['about', 'Microsoft', ...WEEK], [/Microsoft · 3 articles/, /^tone /m], []],
    [9, ['show', 'failed/empty.txt'], [/REJECTED/, /EMPTY/], []],
    [9, ['list', '--status', 'rejected'], [/failed\/empty\.txt/, /failed\/binary\.txt/], [/news\//]],
    [10, ['cost', 'seeds', '--articles', '100000'], [/100,000/], []],
  ])('question %i: copydesk %j', async (_, args, says, saysNot) => {
    const { code, text } = await run(...args);
    expect(code).toBe(0);
    for (const pattern of says) expect(text).toMatch(pattern);
    for (const pattern of saysNot) expect(text).not.toMatch(pattern);
  });
});
