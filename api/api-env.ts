import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda';

/** What hono's context has in this app. */
export interface ApiEnv {
  readonly Bindings: {
    /** The event of API Gateway, payload 2.0; absent where a test asks the app directly. */
    readonly event?: LambdaEvent;
    readonly lambdaContext?: LambdaContext;
  };
  readonly Variables: { requestId: string };
}
