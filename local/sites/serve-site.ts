import type { Answerer } from '../http/serve-http-api.ts';
import type { HttpAnswer } from '../http/to-answer.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { HeadersPolicy, SiteBehaviour, SiteContent, SiteDefinition, SiteOrigin } from './site.ts';
import { serveFiles } from './static-files.ts';

/** What the origins of a site lead to. */
export interface SiteParts {
  readonly contents: readonly SiteContent[];
  readonly policies: readonly HeadersPolicy[];
  /** By the domain name of the API. */
  readonly apis: ReadonlyMap<string, Answerer>;
}

/**
 * Serves a distribution: each path by the first behaviour whose pattern it matches, with the headers of its policy.
 *
 * @param onFile is called for each request of a file
 * @throws UnsupportedTemplateError for an origin that is neither a bucket with deployed files nor an HTTP API
 */
export function serveSite(site: SiteDefinition, parts: SiteParts, onFile: () => void = () => {}): Answerer {
  const origins = new Map(site.origins.map((origin) => [origin.id, openOrigin(site, origin, parts, onFile)]));
  const behaviours = site.behaviours.map((behaviour) => ({
    matches: matcherOf(behaviour),
    origin: origins.get(behaviour.originId),
    headers: headersOf(behaviour, parts.policies),
  }));
  return async (request) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    const behaviour = behaviours.find(({ matches }) => matches(path));
    if (!behaviour?.origin) return { status: 404, headers: {}, body: Buffer.alloc(0) };
    const answer = await behaviour.origin(request);
    return { ...answer, headers: { ...lowerCase(answer.headers), ...behaviour.headers } };
  };
}

function openOrigin(
  site: SiteDefinition,
  { domainName }: SiteOrigin,
  { contents, apis }: SiteParts,
  onFile: () => void,
): Answerer {
  const api = apis.get(domainName);
  if (api) return api;
  const content = contents.find(({ bucket }) => domainName.startsWith(`${bucket}.s3.`));
  if (!content)
    throw new UnsupportedTemplateError(
      `${site.id}: the local run knows origins that are an HTTP API, or a bucket with deployed files, and not ${domainName}`,
    );
  const serve = serveFiles(content.folders, site.rootObject);
  return async ({ method = 'GET', url = '/', headers }) => {
    onFile();
    return serve(method, url.split('?', 1)[0] ?? '/', headers['if-none-match']);
  };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern */
function matcherOf({ pattern }: SiteBehaviour): (path: string) => boolean {
  const source = pattern
    .replace(/^\//, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^/?${source}$`);
  return (path) => expression.test(path);
}

const headersOf = ({ headersPolicyId }: SiteBehaviour, policies: readonly HeadersPolicy[]) =>
  policies.find(({ id }) => id === headersPolicyId)?.headers ?? {};

const lowerCase = (headers: HttpAnswer['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
