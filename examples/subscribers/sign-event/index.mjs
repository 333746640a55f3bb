import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { sign } from './sign.mjs';

// Lambda's Node runtime has these clients.
const events = new EventBridgeClient({});
const secrets = new SecretsManagerClient({});
let secret;

/** Signs one event of Copydesk's bus, and puts the token on the bus that the API destination listens to. */
export async function handler(event) {
  secret ??= await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SECRET_ARN }));
  const token = sign(event, secret.SecretString, new Date());
  const { FailedEntryCount, Entries } = await events.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: process.env.EVENT_BUS_NAME,
          Source: 'newsroom.webhook',
          DetailType: event['detail-type'],
          Detail: JSON.stringify({ token }),
        },
      ],
    }),
  );
  // Lambda tries again, twice, and then sends the event to the dead-letter queue.
  if (FailedEntryCount) throw new Error(`EventBridge refused the event: ${Entries[0].ErrorMessage}`);
}
