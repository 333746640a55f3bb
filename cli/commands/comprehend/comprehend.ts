import { CONTROL_PATH, startComprehend } from '@copydesk/comprehend';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { print, sayText } from '../../output/print.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** Runs the Comprehend endpoint alone, for any other project. */
export async function comprehend({ port }: { readonly port: number }): Promise<ExitCode> {
  const endpoint = await startComprehend({ port });
  sayText(`Comprehend is at ${endpoint.url}. It accepts any credentials:

  aws --endpoint-url ${endpoint.url} --region us-east-1 comprehend detect-sentiment --language-code en --text 'Everyone loved the new library.'
  export AWS_ENDPOINT_URL_COMPREHEND=${endpoint.url}

Read and set quotas, faults and usage with GET and PUT ${endpoint.url}${CONTROL_PATH}. Press Ctrl-C to stop.`);
  print(endpoint.url);
  await untilInterrupted();
  await endpoint.close();
  return EXIT.ok;
}
