import { addDays } from '../rules/dates.ts';
import type { About, Timeline, TimelineStep, Upload } from './answers.ts';
import { ask } from './ask.ts';

/** The routes of the API, one function each. All return the path with its query. */
const query = (parameters: Readonly<Record<string, string | number | undefined>>): string => {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
};
const part = (text: string): string => encodeURIComponent(text.toWellFormed());

export const routes = {
  day: (day: string) => `/api/days/${day}`,
  trends: (day: string) => `/api/trends${query({ day })}`,
  articles: (day: string, cursor?: string, limit = 50) => `/api/articles${query({ day, limit, cursor })}`,
  received: (day: string, cursor?: string, limit = 50) => `/api/received${query({ day, limit, cursor })}`,
  /** Anything that was received in the four weeks up to a day. */
  latest: (today: string) => `/api/received${query({ since: addDays(today, -27), until: today, limit: 1 })}`,
  failures: (day: string, reason?: string) => `/api/failures${query({ day, reason, limit: 100 })}`,
  articleOfKey: (key: string) => `/api/articles/by-key${query({ key })}`,
  text: (articleId: string, marksFrom?: number) => `/api/articles/${articleId}/text${query({ marksFrom })}`,
  run: (articleId: string) => `/api/articles/${articleId}/run`,
  about: (name: string, options: AboutOptions) => `/api/names/${part(name)}${query({ ...options })}`,
  timeline: (name: string, options: TimelineOptions) =>
    `/api/names/${part(name)}/timeline${query({ ...options })}`,
  neighbours: (name: string, options: { since?: string; until?: string; limit?: number }) =>
    `/api/names/${part(name)}/neighbours${query(options)}`,
  names: (prefix: string, limit = 50) => `/api/names${query({ prefix, limit })}`,
  search: (text: string) => `/api/search${query({ q: text })}`,
  stages: () => '/api/stages',
};

export interface AboutOptions {
  readonly since?: string | undefined;
  readonly type?: string | undefined;
  readonly sentiment?: string | undefined;
  readonly limit?: number;
  readonly cursor?: string | undefined;
}
export interface TimelineOptions {
  readonly by: 'hour' | 'day' | 'week';
  readonly since?: string | undefined;
  readonly type?: string | undefined;
  readonly cursor?: string | undefined;
}

/** The whole timeline: pages are added up where one continues the last step of the page before. */
export async function readTimeline(
  name: string,
  options: TimelineOptions,
  signal: AbortSignal,
): Promise<Timeline> {
  const steps = new Map<string, TimelineStep>();
  let page = await ask<Timeline>(routes.timeline(name, options), { signal });
  for (;;) {
    for (const step of page.items) {
      const before = steps.get(step.start);
      steps.set(step.start, before ? addSteps(before, step) : step);
    }
    if (!page.cursor) return { ...page, items: [...steps.values()] };
    page = await ask<Timeline>(routes.timeline(name, { ...options, cursor: page.cursor }), { signal });
  }
}

function addSteps(a: TimelineStep, b: TimelineStep): TimelineStep {
  const toned = a.toned + b.toned;
  const sum = (a.tone ?? 0) * a.toned + (b.tone ?? 0) * b.toned;
  return {
    start: a.start,
    articles: a.articles + b.articles,
    mentions: a.mentions + b.mentions,
    toned,
    ...(toned > 0 && { tone: sum / toned }),
  };
}

/** Pages of articles until there are enough, or no more. */
export async function readAbout(
  name: string,
  options: AboutOptions,
  most: number,
  signal: AbortSignal,
): Promise<About> {
  let page = await ask<About>(routes.about(name, options), { signal });
  const items = [...page.items];
  while (page.cursor && items.length < most) {
    page = await ask<About>(routes.about(name, { ...options, cursor: page.cursor }), { signal });
    items.push(...page.items);
  }
  return { ...page, items };
}

/** Uploads a file through a form that the API signs: it can only be put under the prefix of the desk. */
export async function upload(name: string, file: Blob): Promise<Upload> {
  const form = await ask<Upload>('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: file.size, ...(file.type && { type: file.type }) }),
  });
  const body = new FormData();
  for (const [field, value] of Object.entries(form.fields)) body.append(field, value);
  body.append('file', file);
  // The bucket on the page's own origin, where there is one.
  const target = (form as Upload & { readonly path?: string }).path ?? form.url;
  const response = await fetch(target, { method: 'POST', body });
  if (!response.ok) throw new Error(`The bucket refused ${name} with ${response.status}`);
  return form;
}
