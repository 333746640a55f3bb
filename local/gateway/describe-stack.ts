import { ACCOUNT, REGION } from '../account.ts';
import type { ServiceListener } from './start-gateway.ts';

/** Answers name, account, region and outputs of the stack. */
export function describeStack(name: string, outputs: Readonly<Record<string, string>>): ServiceListener {
  const description = JSON.stringify({ name, account: ACCOUNT, region: REGION, outputs });
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(`${description}\n`);
  };
}
