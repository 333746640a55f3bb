import { STACK_PATH } from '@copydesk/local-stack/stack-path';
import type { Connection } from './connection.ts';

interface LocalStack {
  readonly region: string;
  readonly outputs: Connection['outputs'];
}

/** @throws Error where no local run answers at the endpoint */
export async function readLocalStack(endpoint: string): Promise<LocalStack> {
  try {
    const answer = await fetch(new URL(STACK_PATH, endpoint));
    if (!answer.ok) throw new Error(`it answers with status ${answer.status}`);
    const stack: unknown = await answer.json();
    if (isLocalStack(stack)) return stack;
    throw new Error('it answers as another program');
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(
      `There is no local run at AWS_ENDPOINT_URL=${endpoint}: ${(cause as Error | undefined)?.message || message}. ` +
        'Start one with "npm start", or unset AWS_ENDPOINT_URL to use AWS',
      { cause: error },
    );
  }
}

function isLocalStack(stack: unknown): stack is LocalStack {
  const { region, outputs } = Object(stack);
  return typeof region === 'string' && Object.values(Object(outputs)).every((url) => typeof url === 'string');
}
