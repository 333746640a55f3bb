import type { S3Client } from '@aws-sdk/client-s3';
import { REGION } from '../account.ts';
import type { HttpApiDefinition } from '../http/http-api.ts';
import { type Answerer, serveHttpApi } from '../http/serve-http-api.ts';
import { apiDomainOf } from '../resources/http-api.ts';
import { siteDomainOf } from '../resources/site.ts';
import type { Addresses, Wiring } from '../resources/wiring.ts';
import { postObject } from '../s3/post-object.ts';
import { listen, type SitePort, type SiteServer } from '../sites/listen.ts';
import { serveSite } from '../sites/serve-site.ts';
import type { SiteDefinition } from '../sites/site.ts';
import type { Functions } from './open-functions.ts';

/** The servers of a stack's sites and HTTP APIs. */
export interface Sites {
  /** By what stands for each in the template. */
  readonly addresses: Addresses;
  /** The addresses of the sites. */
  readonly urls: readonly string[];
  /** Answers requests from now on. */
  serve(functions: Functions, s3: S3Client, warn: (message: string) => void): void;
}

/** S3's own endpoint as the origin of a site: a page posts forms to `/<bucket>` there. */
const S3_DOMAIN = `s3.${REGION}.amazonaws.com`;
const ANY_PORT: SitePort = { port: 0, mayChange: false };

/**
 * Opens a port for each site and each HTTP API. The first site gets the port that was asked for, any other a free one.
 *
 * @throws Error for a port that is taken
 */
export async function openSites(
  wiring: Wiring,
  port: SitePort,
  opened: AsyncDisposableStack,
): Promise<Sites> {
  const open = async (at: SitePort): Promise<SiteServer> => opened.use(await listen(at));
  const sites: { readonly site: SiteDefinition; readonly server: SiteServer }[] = [];
  for (const [i, site] of wiring.sites.entries())
    sites.push({ site, server: await open(i === 0 ? port : ANY_PORT) });
  const apis: { readonly api: HttpApiDefinition; readonly server: SiteServer }[] = [];
  for (const api of wiring.httpApis) apis.push({ api, server: await open(ANY_PORT) });
  return {
    urls: sites.map(({ server }) => server.url),
    addresses: new Map([
      ...sites.map(({ site, server }) => [`https://${siteDomainOf(site.id)}`, server.url] as const),
      ...apis.map(({ api, server }) => [`https://${apiDomainOf(api.id)}`, server.url] as const),
    ]),
    serve(functions, s3, warn) {
      const integrations = new Map(wiring.httpIntegrations.map((one) => [one.id, one]));
      const answerers = new Map<string, Answerer>([
        [S3_DOMAIN, (request) => postObject(request, s3, new Date())],
      ]);
      for (const { api, server } of apis) {
        const routes = wiring.httpRoutes.filter(({ apiId }) => apiId === api.id);
        const answer = serveHttpApi(routes, integrations, functions, warn);
        answerers.set(apiDomainOf(api.id), answer);
        server.serve(answer);
      }
      const parts = { contents: wiring.siteContents, policies: wiring.headersPolicies, apis: answerers };
      // A page asks its API at once: the functions start while the browser reads the files.
      const prewarm = () => {
        for (const { functionName } of wiring.httpIntegrations) functions.get(functionName)?.prewarm();
      };
      for (const { site, server } of sites) server.serve(serveSite(site, parts, prewarm));
    },
  };
}
