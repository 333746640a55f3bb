import type { Connection } from './connection.ts';

/** @throws Error where the stack has no such output */
export function queueUrlOf(
  { outputs, where }: Pick<Connection, 'outputs' | 'where'>,
  output: string,
): string {
  const url = outputs[output];
  if (!url)
    throw new Error(
      `${where} has no output ${output}: another version of Copydesk is deployed. Deploy again`,
    );
  return url;
}
