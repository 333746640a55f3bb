import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ACCOUNT, CREDENTIALS, nameIn, REGION } from '../account.ts';
import { toMessageBody } from '../queues/to-message-body.ts';

/** Creates clients of the local run, as any other program would. */
export function connectClients(endpoint: string) {
  const config = { endpoint, region: REGION, credentials: CREDENTIALS };
  return {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sqs: new SQSClient(config),
    dynamoDb: new DynamoDBClient(config),
  };
}
export type HostClients = ReturnType<typeof connectClients>;

/** The URL of a queue at the gateway. The URLs that fauxqs returns have a host of its own. */
export function queueUrlOf(endpoint: string, queueArn: string): string {
  return `${endpoint}/${ACCOUNT}/${nameIn(queueArn)}`;
}

/** Sends JSON to queues. */
export class QueueSender {
  readonly #sqs: SQSClient;
  readonly #endpoint: string;

  constructor(sqs: SQSClient, endpoint: string) {
    this.#sqs = sqs;
    this.#endpoint = endpoint;
  }

  async send(queueArn: string, message: unknown): Promise<void> {
    const QueueUrl = queueUrlOf(this.#endpoint, queueArn);
    await this.#sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: toMessageBody(message) }));
  }
}
