import type { ApiEnv } from './api-env.ts';

/** The parts of an event's context that name the caller. */
interface RequestContext {
  readonly requestId?: string;
  readonly http?: { readonly sourceIp?: string };
  readonly authorizer?: {
    readonly jwt?: { readonly claims?: Readonly<Record<string, unknown>> };
    readonly iam?: { readonly userArn?: string };
  };
}

const contextOf = ({ event }: ApiEnv['Bindings'] = {}): RequestContext =>
  (event as { requestContext?: RequestContext } | undefined)?.requestContext ?? {};

/** Who asks: the subject of the token, the ARN of the role, or else the address. */
export function callerOf(bindings: ApiEnv['Bindings'] | undefined): string {
  const { authorizer, http } = contextOf(bindings);
  const subject = authorizer?.jwt?.claims?.sub;
  return typeof subject === 'string' ? subject : (authorizer?.iam?.userArn ?? http?.sourceIp ?? 'unknown');
}

/** API Gateway's id of the request. */
export const requestIdOf = (bindings: ApiEnv['Bindings'] | undefined): string =>
  contextOf(bindings).requestId ?? crypto.randomUUID();
