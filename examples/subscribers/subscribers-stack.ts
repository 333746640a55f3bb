import { ArticlePipeline } from '@copydesk/cdk';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { NameAlert } from './name-alert.ts';
import { SignedWebhook } from './signed-webhook.ts';

/** Copydesk with two subscribers: a mail for each article about NATO or the EU, and a signed webhook for every event. */
export class SubscribersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const { bus, bucket } = new ArticlePipeline(this, 'Copydesk', { dailyBudget: 50_000 });
    new NameAlert(this, 'Alert', { bus, names: ['nato', 'european union'], email: 'desk@example.com' });
    const { secret } = new SignedWebhook(this, 'Webhook', { bus, url: 'https://example.com/copydesk' });

    new CfnOutput(this, 'BucketName', { value: bucket.bucketName });
    new CfnOutput(this, 'EventBusName', { value: bus.eventBusName });
    new CfnOutput(this, 'WebhookSecretArn', { value: secret.secretArn });
  }
}
