/** An HTTP API of the template. */
export interface HttpApiDefinition {
  readonly id: string;
}

/** A route of an HTTP API. */
export interface HttpRoute {
  readonly apiId: string;
  /** `GET /articles/{id}`, `ANY /{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly integrationId: string;
}

/** A function that answers to routes. */
export interface HttpIntegration {
  readonly id: string;
  readonly functionName: string;
}
