import { join } from 'node:path';
import { unreadable } from '../data-folder/lock-data-folder.ts';
import { type DynamoDb, emulateDynamoDb } from '../emulators/emulate-dynamodb.ts';
import { emulateS3AndSqs, type S3AndSqs } from '../emulators/emulate-s3-and-sqs.ts';
import { MappingSwitches } from '../queues/mapping-switches.ts';
import { keepMark } from '../s3/keep-mark.ts';
import { createSequencer } from '../s3/sequencer.ts';

/** Everything that a run finds as an earlier run left it. */
export interface Emulators {
  readonly s3AndSqs: S3AndSqs;
  readonly dynamoDb: DynamoDb;
  readonly nextSequencer: () => string;
  readonly switches: MappingSwitches;
}

/**
 * Opens the emulators on a data folder.
 *
 * @throws Error for content that this version cannot read
 */
export async function openEmulators(dataDir: string, opened: AsyncDisposableStack): Promise<Emulators> {
  const open = async <T>(name: string, openPath: (path: string) => T | Promise<T>): Promise<T> => {
    try {
      return await openPath(join(dataDir, name));
    } catch (error) {
      throw unreadable(dataDir, error as Error);
    }
  };
  const s3AndSqs = await open('s3-and-sqs', emulateS3AndSqs);
  opened.defer(() => s3AndSqs.close());
  const dynamoDb = await open('dynamodb', emulateDynamoDb);
  opened.defer(() => dynamoDb.close());
  return {
    s3AndSqs,
    dynamoDb,
    nextSequencer: createSequencer(await open('sequencer', keepMark)),
    switches: await open('event-sources.json', (path) => new MappingSwitches(path)),
  };
}
