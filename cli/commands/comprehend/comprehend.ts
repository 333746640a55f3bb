import { CONTROL_PATH, startComprehend } from '@copydesk/comprehend';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** Runs the Comprehend endpoint by itself, for any other project. */
export async function comprehend({ port }: { readonly port: number }): Promise<ExitCode> {
  const endpoint = await startComprehend({ port });
  console.error(`Comprehend is at ${endpoint.url}. Any credentials will do:

  aws --endpoint-url ${endpoint.url} --region us-east-1 comprehend detect-sentiment --language-code en --text 'Everyone loved the new library.'
  export AWS_ENDPOINT_URL_COMPREHEND=${endpoint.url}

Quotas, faults and the bill: GET and PUT ${endpoint.url}${CONTROL_PATH}. Ctrl-C ends it.`);
  console.log(endpoint.url);
  await untilInterrupted();
  await endpoint.close();
  return EXIT.ok;
}
