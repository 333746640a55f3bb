/** What is sent to the client. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** An answer of the gateway's own. */
export const gatewayAnswer = (status: number, message: string): HttpAnswer => ({
  status,
  headers: JSON_TYPE,
  body: Buffer.from(JSON.stringify({ message })),
});

/**
 * Turns what a function returned into an answer. A value without a status code is the body itself, as JSON.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.response
 */
export function toHttpAnswer(returned: unknown): HttpAnswer {
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = Object(returned);
  if (statusCode === undefined) {
    const text = typeof returned === 'string' ? returned : JSON.stringify(returned ?? null);
    return { status: 200, headers: JSON_TYPE, body: Buffer.from(text) };
  }
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof body !== 'string')
    return gatewayAnswer(500, 'Internal Server Error');
  return {
    status,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(Array.isArray(cookies) && cookies.length > 0 && { 'set-cookie': cookies.map(String) }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
}
