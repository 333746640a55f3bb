import { describe, expect, it } from 'vitest';
import { ThrottledError } from '../../core/article/errors.ts';
import { MAX_OBJECT_BYTES } from '../../core/article/limits.ts';
import { DAY, IDS, openTestApi, REJECTED, WAITING } from './test-api.ts';

const { app } = await openTestApi();
const ask = async (path: string, init?: RequestInit) => {
  const answer = await app.request(path, init);
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape.
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
};
const post = (body: unknown, type = 'application/json') =>
  ask('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('listings', () => {
  it('go on where the page before ended, and refuse the cursor of another question', async () => {
    const first = await ask('/api/articles?since=2026-11-20&until=2026-11-24&limit=2');
    expect(first.body.items).toHaveLength(2);
    const cursor = encodeURIComponent(first.body.cursor);
    const second = await ask(`/api/articles?since=2026-11-20&until=2026-11-24&limit=2&cursor=${cursor}`);
    expect(second.body.items.map(({ articleId }: { articleId: string }) => articleId)).toEqual([IDS[2]]);
    const other = await ask(`/api/articles?since=2026-11-20&until=2026-11-24&language=de&cursor=${cursor}`);
    expect(other.status).toBe(400);
    expect(other.body.detail).toContain('The cursor belongs to another question');
    const changed = await ask(`/api/articles?since=2026-11-20&until=2026-11-24&cursor=A${cursor}`);
    expect(changed.body.detail).toContain('The cursor');
  });

  it.each([
    ['?status=PARTIAL&day=2026-11-24', [IDS[0]]],
    ['?sentiment=NEGATIVE&day=2026-11-24', [IDS[0]]],
    ['?publisher=the%20post&day=2026-11-24', [IDS[0]]],
    ['?language=de&since=2026-11-20&until=2026-11-24', [IDS[2]]],
  ])('are filtered by %s', async (query, ids) => {
    const { body } = await ask(`/api/articles${query}`);
    expect(body.items.map(({ articleId }: { articleId: string }) => articleId)).toEqual(ids);
  });

  it.each([
    ['', 'neither'],
    ['?since=2026-11-20', 'since'],
    ['?day=2026-11-24&since=2026-11-20', 'day and since'],
  ])('of articles without both ends of a period say what to add: %s', async (query, given) => {
    const { body } = await ask(`/api/articles${query}`);
    expect(body).toMatchObject({ status: 400, cure: expect.stringContaining('day=2026-11-24') });
    expect(body.detail).toContain(`This one has ${given}.`);
  });

  it.each(['2026-11-31', '2026-13-01'])('refuse %s, which is no day of the calendar', async (day) => {
    expect((await ask(`/api/articles?day=${day}`)).body.detail).toContain('no day of the calendar');
  });

  it('of objects received show rejected ones with the reason, what it means and the cure', async () => {
    const { body } = await ask(`/api/received?day=${DAY}&status=REJECTED`);
    expect(body.items).toMatchObject([
      {
        articleId: REJECTED,
        detail: 'the object has 0 bytes',
        reasons: [{ reason: 'EMPTY', cure: expect.any(String) }],
      },
    ]);
    const failures = await ask('/api/failures');
    expect(failures.body.items.map(({ status }: { status: string }) => status).sort()).toEqual([
      'PARTIAL',
      'REJECTED',
    ]);
  });

  it('hold no sketch and no list of all names, which only the pipeline needs', async () => {
    const { body } = await ask(`/api/articles?day=${DAY}`);
    expect(Object.keys(body.items[0])).not.toEqual(expect.arrayContaining(['sketch']));
    expect(Object.keys(body.items[0])).not.toContain('names');
  });
});

describe('the text of an article', () => {
  it('has marks whose places are those of their words, in both units', async () => {
    const { body } = await ask(`/api/articles/${IDS[0]}/text`);
    const words = body.marks.map(({ utf16 }: { utf16: { begin: number; end: number } }) =>
      body.text.slice(utf16.begin, utf16.end),
    );
    expect(words).toEqual(['Iran', 'Bonn']);
    const codePoints = [...body.text];
    expect(
      body.marks.map(({ codePoints: { begin, end } }: { codePoints: { begin: number; end: number } }) =>
        codePoints.slice(begin, end).join(''),
      ),
    ).toEqual(words);
    expect(body.marks[1]).toMatchObject({ type: 'LOCATION', canonical: 'Bonn', score: 0.9 });
    expect(body.passages[0].failures).toEqual({ sentiment: 'ITEM_FAILED' });
  });

  it('goes on with the marks from a number on', async () => {
    const { body } = await ask(`/api/articles/${IDS[0]}/text?marksFrom=1`);
    expect([body.marks.length, body.marksFrom, body.marksCount]).toEqual([1, 1, 2]);
  });

  it('lists the mentions of each entity where that is asked for', async () => {
    const without = await ask(`/api/articles/${IDS[0]}/text`);
    expect(without.body.entities[0].mentions).toBeUndefined();
    const { body } = await ask(`/api/articles/${IDS[0]}/text?mentions=true`);
    expect(body.entities[0].mentions).toHaveLength(1);
  });

  it('says why there is none, and what shows more', async () => {
    const { status, body } = await ask(`/api/articles/${REJECTED}/text`);
    expect(status).toBe(404);
    expect(body.detail).toBe('It is REJECTED: the object has 0 bytes.');
    expect(body.cure).toContain(`/api/articles/${REJECTED}/run`);
  });
});

describe('an article', () => {
  it('is found by its key and by its id, whatever characters the key has', async () => {
    const byKey = await ask(`/api/articles/by-key?key=${encodeURIComponent('bad.txt')}`);
    const byId = await ask(`/api/articles/${REJECTED}`);
    expect(byKey.body).toEqual(byId.body);
    const unknown = await ask(`/api/articles/by-key?key=${encodeURIComponent('ü/%.txt')}`);
    expect(unknown.body).toMatchObject({ status: 404, detail: expect.stringContaining('"ü/%.txt"') });
  });

  it('that is not known is a problem that says so', async () => {
    const { body } = await ask(`/api/articles/${'0'.repeat(32)}`);
    expect(body).toMatchObject({ status: 404, title: 'There is no such article' });
  });
});

describe('names', () => {
  it('are found under any form, and the answer says what the form was taken for', async () => {
    const { body } = await ask(`/api/names/${encodeURIComponent("Iran's")}`);
    expect(body).toMatchObject({ asked: "Iran's", canonical: 'Iran', name: 'iran' });
    expect(body.items).toHaveLength(3);
  });

  it('that no article has are an answer too', async () => {
    expect((await ask('/api/names/Nobody')).body.items).toEqual([]);
  });

  it.each([
    ['type=ORGANIZATION', 1],
    ['sentiment=NEGATIVE', 1],
    ['towards=MIXED', 1],
    ['minSalience=0.6', 0],
    ['since=2026-11-24', 2],
    ['until=2026-11-23', 1],
  ])('are filtered by %s', async (query, count) => {
    expect((await ask(`/api/names/Iran?${query}`)).body.items).toHaveLength(count);
  });

  it('have neighbours and a timeline', async () => {
    const neighbours = await ask('/api/names/Iran/neighbours');
    expect(neighbours.body.items.map(({ name }: { name: string }) => name)).toEqual(['bonn', 'oslo']);
    const timeline = await ask('/api/names/Iran/timeline?by=day');
    expect(timeline.body.items.map(({ start }: { start: string }) => start)).toEqual([
      '2026-11-24',
      '2026-11-23',
    ]);
  });
});

describe('a search', () => {
  it.each([
    ['iran deal', 'title'],
    ['bad.t', 'key'],
    [REJECTED, 'id'],
  ])('for %s finds an object by its %s', async (q, found) => {
    const { body } = await ask(`/api/search?q=${encodeURIComponent(q)}`);
    expect(body.articles[0]).toMatchObject({ found });
    expect(body.lookedAt).toMatchObject({ isWhole: true });
  });

  it('finds names by how they begin', async () => {
    const { body } = await ask('/api/search?q=bo');
    expect(body.names.map(({ canonical }: { canonical: string }) => canonical)).toEqual(['Bonn']);
  });
});

describe('a run', () => {
  it('of an article says when each passage was enriched, and what is missing', async () => {
    const { body } = await ask(`/api/articles/${IDS[0]}/run`);
    expect(body).toMatchObject({ state: 'done', summary: 'Published in part: ITEM_FAILED.' });
    expect(body.steps.find(({ step }: { step: string }) => step === 'passage')).toMatchObject({
      number: 1,
      state: 'failed',
      cause: 'sentiment: ITEM_FAILED',
      startsAt: 2_500,
      tookMs: 500,
    });
  });

  it('of an object on the way says what it waits for', async () => {
    const { body } = await ask(`/api/articles/${WAITING}/run`);
    expect(body).toMatchObject({
      state: 'on-the-way',
      summary: 'On the way: 2 of 2 passages wait for enrich.',
    });
  });
});

describe('an upload', () => {
  it('gets a form for one key, type and size', async () => {
    const { status, body } = await post({
      name: 'sport/final.html',
      size: 100,
      type: 'text/html; charset=utf-8',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      key: 'uploads/sport/final.html',
      fields: { 'Content-Type': 'text/html' },
      maxBytes: 100,
      expiresAt: `${DAY}T12:10:00.000Z`,
    });
  });

  it.each([
    ['a name that leaves the folder', { name: '../articles/x', size: 1 }, 400],
    ['a control character', { name: 'a\u202Etxt.exe', size: 1 }, 400],
    ['a name of slashes', { name: '//', size: 1 }, 400],
    ['a name that is too long', { name: 'x'.repeat(1_024), size: 1 }, 400],
    ['another type', { name: 'a.png', size: 1, type: 'image/png' }, 400],
    ['an empty file', { name: 'a.txt', size: 0 }, 400],
    ['a file that is too large', { name: 'a.txt', size: MAX_OBJECT_BYTES + 1 }, 413],
    ['a member that is not known', { name: 'a.txt', size: 1, acl: 'public-read' }, 400],
    ['a body that is no JSON', '{', 400],
    ['a body that is too large', { name: 'x'.repeat(20_000), size: 1 }, 413],
  ])('is refused for %s', async (_, body, status) => {
    const answer = await post(body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
    expect(answer.body.cure).toBeTruthy();
  });

  it('is refused for another content type than JSON: a form of a foreign page could send it', async () => {
    expect((await post('{"name":"a.txt","size":1}', 'text/plain')).status).toBeGreaterThanOrEqual(400);
  });
});

describe('faults', () => {
  it('a caller that asks too often is told how long to wait, and others go on', async () => {
    const { app: limited } = await openTestApi({}, { perSecond: 1, burst: 2 });
    const from = (sub: string) =>
      limited.request('/api/health', {}, {
        event: { requestContext: { requestId: 'r-1', authorizer: { jwt: { claims: { sub } } } } },
      } as never);
    expect((await from('a')).status).toBe(200);
    expect((await from('a')).status).toBe(200);
    const third = await from('a');
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await third.json()).toMatchObject({ requestId: 'r-1', cure: expect.stringContaining('Wait 1 s') });
    expect((await from('b')).status).toBe(200);
  });

  it('a throttled table is a problem of 503 that says when to ask again', async () => {
    const { app: throttled } = await openTestApi({
      stages: async () => {
        throw new ThrottledError('no more');
      },
    });
    const answer = await throttled.request('/api/stages');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('a fault of ours is logged under the request id, and tells the caller nothing of it', async () => {
    const { app: broken, logged } = await openTestApi({
      stages: async () => {
        throw new Error('the secret is harbour');
      },
    });
    const answer = await broken.request('/api/stages');
    const body = await answer.text();
    expect(answer.status).toBe(500);
    expect(body).not.toContain('harbour');
    expect(logged.map(({ message }) => message)).toContain('a request failed');
    expect(JSON.parse(body).requestId).toBe(logged[0]?.facts.requestId);
  });

  it('an unknown route is a problem, too', async () => {
    expect((await ask('/api/nothing')).body).toMatchObject({ status: 404, title: 'There is no such route' });
  });

  it('logs the path of a request and nothing of what was sought', async () => {
    const { app: other, logged } = await openTestApi();
    await other.request('/api/search?q=secret');
    expect(logged[0]?.facts).toMatchObject({ method: 'GET', path: '/api/search', status: 200 });
    expect(JSON.stringify(logged)).not.toContain('secret');
  });
});
