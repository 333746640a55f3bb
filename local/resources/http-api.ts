import { functionNameIn, REGION } from '../account.ts';
import { UnsupportedTemplateError } from '../template/template.ts';
import type { ResourceKind } from './resource-kind.ts';

/** Authorizers are not asked, as signatures are not checked: every caller is the owner of the machine. */
export const HTTP_API: ResourceKind = {
  obeyed: ['Name', 'ProtocolType'],
  // No server of the run lets another origin in.
  withoutEffect: ['CorsConfiguration', 'Description', 'DisableExecuteApiEndpoint', 'Tags'],

  read({ id, properties }) {
    if (properties.ProtocolType !== 'HTTP')
      throw new UnsupportedTemplateError(
        `${id}: the local run knows HTTP APIs, not ${properties.ProtocolType}`,
      );
    return {
      ref: id,
      attributes: { ApiId: id, ApiEndpoint: `https://${apiDomainOf(id)}` },
      wiring: { httpApis: [{ id }] },
    };
  },
};

/** The domain name that the template gives an API. The run serves it at an address of its own. */
export const apiDomainOf = (apiId: string) => `${apiId}.execute-api.${REGION}.amazonaws.com`;

export const HTTP_INTEGRATION: ResourceKind = {
  obeyed: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion'],
  withoutEffect: ['Description', 'IntegrationMethod', 'TimeoutInMillis'],

  read({ id, properties: { IntegrationType, IntegrationUri, PayloadFormatVersion } }) {
    if (IntegrationType !== 'AWS_PROXY' || PayloadFormatVersion !== '2.0')
      throw new UnsupportedTemplateError(
        `${id}: the local run knows integrations of the type AWS_PROXY with the payload 2.0, not ${IntegrationType} with ${PayloadFormatVersion}`,
      );
    const functionName = functionNameIn(String(IntegrationUri).replace(/\/invocations$/, ''));
    return { ref: id, attributes: {}, wiring: { httpIntegrations: [{ id, functionName }] } };
  },
};

export const HTTP_ROUTE: ResourceKind = {
  obeyed: ['ApiId', 'RouteKey', 'Target'],
  withoutEffect: ['AuthorizationScopes', 'AuthorizationType', 'AuthorizerId', 'OperationName'],

  read({ id, properties: { ApiId, RouteKey, Target } }) {
    const route = {
      apiId: String(ApiId),
      routeKey: String(RouteKey),
      integrationId: String(Target).replace(/^integrations\//, ''),
    };
    return { ref: id, attributes: {}, wiring: { httpRoutes: [route] } };
  },
};

export const HTTP_STAGE: ResourceKind = {
  obeyed: ['ApiId', 'StageName'],
  withoutEffect: [
    'AccessLogSettings',
    'AutoDeploy',
    'DefaultRouteSettings',
    'Description',
    'RouteSettings',
    'Tags',
  ],

  read({ id, properties: { StageName } }) {
    if (StageName !== '$default')
      throw new UnsupportedTemplateError(
        `${id}: the local run knows the stage $default of an HTTP API, not ${StageName}`,
      );
    return { ref: StageName, attributes: {}, wiring: {} };
  },
};
