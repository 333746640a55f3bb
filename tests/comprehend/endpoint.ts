import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { afterEach } from 'vitest';
import { findTargets } from '../../analyser/find-targets.ts';
import type { Engine, FoundEntity, FoundSpan } from '../../comprehend/engine.ts';
import {
  type RunningComprehend,
  type StartOptions,
  startComprehend,
} from '../../comprehend/start-comprehend.ts';
import type { Clock } from '../../core/runtime/clock.ts';

/** Finds capitalised words, and takes "good" and "bad" for what they say: an answer that a test can foretell. */
export const standInEngine: Engine = {
  version: 'stand-in',
  languages: ['en'],
  entities,
  sentiment,
  keyPhrases: capitalised,
  targetedSentiment: (text) => findTargets({ entities, sentiment }, text),
  dominantLanguages: async (text) => (/\p{L}/u.test(text) ? [{ code: 'en', score: 0.99 }] : []),
};

function entities(text: string): FoundEntity[] {
  return capitalised(text).map((span) => ({ ...span, type: 'PERSON' }));
}

function capitalised(text: string): FoundSpan[] {
  return [...text.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu)].map((match) => ({
    text: match[0],
    score: 0.9,
    begin: match.index,
    end: match.index + match[0].length,
  }));
}

function sentiment(text: string) {
  const [good, bad] = [text.includes('good'), text.includes('bad')];
  const label = good && bad ? 'MIXED' : good ? 'POSITIVE' : bad ? 'NEGATIVE' : 'NEUTRAL';
  const share = (of: string) => (of === label ? 0.97 : 0.01);
  const scores = {
    positive: share('POSITIVE'),
    negative: share('NEGATIVE'),
    neutral: share('NEUTRAL'),
    mixed: share('MIXED'),
  };
  return { label, scores } as const;
}

/** A clock that only the test and its sleeps advance. */
export class VirtualClock implements Clock {
  #now = 1_800_000_000_000;

  now(): number {
    return this.#now;
  }

  async sleep(ms: number): Promise<void> {
    this.#now += ms;
  }
}

const running: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

/** Starts an endpoint over the stand-in, with a client that does not retry. Both are closed after the test. */
export async function startEndpoint(
  options: StartOptions = {},
): Promise<RunningComprehend & { client: ComprehendClient }> {
  const endpoint = await startComprehend({ loadEngine: async () => standInEngine, ...options });
  const client = new ComprehendClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  running.push({ close: () => client.destroy() }, endpoint);
  return { ...endpoint, client };
}

/** A call by hand, for what the SDK's client would not send. */
export async function post(url: string, operation: string, body: unknown) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `Comprehend_20171127.${operation}`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

export async function setSettings(url: string, settings: unknown) {
  const response = await fetch(`${url}/_copydesk/comprehend`, {
    method: 'PUT',
    body: JSON.stringify(settings),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

export async function readUsage(url: string): Promise<Json> {
  const response = await fetch(`${url}/_copydesk/comprehend`);
  return ((await response.json()) as { usage: Json }).usage;
}

export type Json = Record<string, unknown>;
