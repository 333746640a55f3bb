import type { Engine } from '@copydesk/core/store/items';

/** Amazon Comprehend, by the version of its API. */
export const COMPREHEND: Engine = { name: 'comprehend', version: '2017-11-27' };
/** The path at which an endpoint that stands in for Amazon's names its engine: see @copydesk/comprehend. */
export const ENGINE_PATH = '/_copydesk/engine';
const TIMEOUT_MS = 8_000;

/**
 * Names the engine behind the endpoint of Comprehend. The SDK calls Amazon's endpoint unless a variable names
 * another. Another endpoint may name its engine, so that no record attributes its answers to Amazon Comprehend.
 */
export async function nameEngine(environment: NodeJS.ProcessEnv = process.env): Promise<Engine> {
  const endpoint = environment.AWS_ENDPOINT_URL_COMPREHEND ?? environment.AWS_ENDPOINT_URL;
  if (!endpoint) return COMPREHEND;
  try {
    const answer = await fetch(new URL(ENGINE_PATH, endpoint), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { name, version } = answer.ok ? ((await answer.json()) as Partial<Engine>) : {};
    return name && version ? { name, version } : COMPREHEND;
  } catch {
    // Other endpoints, such as one in a private network, name no engine.
    return COMPREHEND;
  }
}
