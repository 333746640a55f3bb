import { SQSClient } from '@aws-sdk/client-sqs';
import { createApi } from '@copydesk/api';
import { findRun } from '@copydesk/core/runs/find-run';
import { readEnvironment, stageQueueUrlsOf } from '@copydesk/core/runtime/environment';
import { createLogger } from '@copydesk/core/runtime/logger';
import { StageQueues } from '@copydesk/core/runtime/stage-queues';
import { Table } from '@copydesk/core/store/table';
import { handle } from 'hono/aws-lambda';
import { libraryOpener } from './open-library.ts';
import { signUpload } from './sign-upload.ts';
import { uploadTarget } from './upload-target.ts';

const environment = readEnvironment('api');
const { COPYDESK_BUCKET_NAME: bucket, COPYDESK_ALIASES_DIGEST: aliases } = environment;
const table = new Table(environment.COPYDESK_TABLE_NAME);
const queues = new StageQueues(new SQSClient({}), stageQueueUrlsOf(environment, 'COPYDESK_STAGE_QUEUES'));

/** Receives the requests of the HTTP API, in its payload 2.0. */
export const handler = handle(
  createApi({
    library: libraryOpener(table, bucket, aliases === 'none' ? undefined : aliases),
    stages: () => queues.readStates(),
    run: (articleId) => findRun(articleId, table, queues),
    signUpload: async (form) => signUpload(form, uploadTarget(bucket), new Date()),
    bucket,
    log: createLogger('api'),
    now: () => new Date(),
  }),
);
