import { UnsupportedTemplateError } from '../template/template.ts';

/** Resource types that change nothing on one machine: who may do what, and who watches. */
const WITHOUT_EFFECT = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Events::EventBusPolicy',
]);

/** For each type that is made: the properties that the host obeys, and those that change nothing on one machine. */
const PROPERTIES: Readonly<Record<string, { readonly obeyed: string; readonly without: string }>> = {
  'AWS::S3::Bucket': {
    obeyed: 'BucketName NotificationConfiguration VersioningConfiguration',
    without:
      'BucketEncryption LifecycleConfiguration PublicAccessBlockConfiguration OwnershipControls Tags AccessControl LoggingConfiguration',
  },
  'AWS::SQS::Queue': {
    obeyed:
      'QueueName VisibilityTimeout MessageRetentionPeriod RedrivePolicy DelaySeconds ReceiveMessageWaitTimeSeconds FifoQueue ContentBasedDeduplication MaximumMessageSize',
    without: 'SqsManagedSseEnabled KmsMasterKeyId KmsDataKeyReusePeriodSeconds RedriveAllowPolicy Tags',
  },
  'AWS::DynamoDB::Table': {
    obeyed:
      'TableName AttributeDefinitions KeySchema GlobalSecondaryIndexes LocalSecondaryIndexes BillingMode ProvisionedThroughput',
    // Time to live deletes within days on AWS, so readers must not rely on it anyway.
    without:
      'TimeToLiveSpecification PointInTimeRecoverySpecification DeletionProtectionEnabled SSESpecification Tags ContributorInsightsSpecification TableClass',
  },
  'AWS::Lambda::Function': {
    obeyed: 'FunctionName Code Handler Runtime Timeout MemorySize Environment ReservedConcurrentExecutions',
    without: 'Architectures Role TracingConfig LoggingConfig Description Tags EphemeralStorage',
  },
  'AWS::Lambda::EventSourceMapping': {
    obeyed:
      'EventSourceArn FunctionName BatchSize MaximumBatchingWindowInSeconds ScalingConfig FunctionResponseTypes Enabled',
    without: 'Tags MetricsConfig',
  },
  'AWS::Events::EventBus': { obeyed: 'Name', without: 'Description Tags LogConfig' },
  'AWS::Events::Rule': {
    obeyed: 'Name EventBusName EventPattern State Targets',
    without: 'Description RoleArn',
  },
};

/** @returns whether the resource is to be made here; @throws UnsupportedTemplateError naming what is not known */
export function isMadeLocally(
  id: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
): boolean {
  if (WITHOUT_EFFECT.has(type)) return false;
  const known = PROPERTIES[type];
  if (!known) {
    throw new UnsupportedTemplateError(`${id}: the local run does not know resources of the type ${type}`);
  }
  const names = `${known.obeyed} ${known.without}`.split(' ');
  const unknown = Object.keys(properties).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new UnsupportedTemplateError(
      `${id} (${type}): the local run does not know the property ${unknown.join(', ')}`,
    );
  }
  return true;
}
