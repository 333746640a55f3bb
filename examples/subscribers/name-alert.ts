import { Duration, Validations } from 'aws-cdk-lib';
import { EventField, type IEventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface NameAlertProps {
  /** Copydesk's bus. */
  readonly bus: IEventBus;
  /** Folded: small letters, no full stops. An article that names one of them is an alert. */
  readonly names: readonly string[];
  readonly email: string;
}

/** An SNS topic that gets a sentence for each article that names what is watched. */
export class NameAlert extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { bus, names, email }: NameAlertProps) {
    super(scope, id);
    // EventBridge cannot use the key that AWS manages for SNS.
    const key = new Key(this, 'Key', { enableKeyRotation: true });
    key.grantEncryptDecrypt(new ServicePrincipal('events.amazonaws.com'));
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(email));
    const failed = new Queue(this, 'Failures', { enforceSSL: true, retentionPeriod: Duration.days(14) });
    Validations.of(failed).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue of the rule below.',
    });
    new Rule(this, 'Named', {
      eventBus: bus,
      eventPattern: { source: ['copydesk'], detailType: ['article.enriched'], detail: { names: [...names] } },
      targets: [
        new SnsTopic(this.topic, {
          deadLetterQueue: failed,
          message: RuleTargetInput.fromText(
            `"${EventField.fromPath('$.detail.article.title')}" names what you watch: s3://${EventField.fromPath('$.detail.bucket')}/${EventField.fromPath('$.detail.key')}`,
          ),
        }),
      ],
    });
  }
}
