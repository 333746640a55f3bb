import { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { ARCHIVE_TABLES } from '../../core/archive/tables.ts';
import { ENVIRONMENT } from '../../core/runtime/environment.ts';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import { type ReadTemplate, synthesize } from './synthesize.ts';

let template: ReadTemplate;
let withOwnBucket: ReadTemplate;

beforeAll(async () => {
  template = await synthesize((stack) => new ArticlePipeline(stack, 'Pipeline'));
  withOwnBucket = await synthesize((stack) => {
    const bucket = Bucket.fromBucketName(stack, 'Newsroom', 'newsroom');
    new ArticlePipeline(stack, 'Pipeline', { bucket, removalPolicy: RemovalPolicy.DESTROY });
  });
});

const EVERY_FUNCTION = (stage: string) => [
  `logs:CreateLogStream on ${stage}Logs.Arn`,
  `logs:PutLogEvents on ${stage}Logs.Arn`,
  `sqs:DeleteMessage on ${stage}Queue.Arn`,
  `sqs:GetQueueAttributes on ${stage}Queue.Arn`,
  `sqs:ReceiveMessage on ${stage}Queue.Arn`,
  'xray:PutTelemetryRecords on *',
  'xray:PutTraceSegments on *',
];

const STAGES = [
  {
    stage: 'Split',
    environment: 'split',
    batch: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 10 } },
    timeout: 60,
    memory: 1024,
    window: 0,
    maxReceiveCount: 10,
    permissions: [
      'dynamodb:GetItem on Table.Arn',
      'dynamodb:PutItem on Table.Arn',
      'dynamodb:UpdateItem on Table.Arn',
      's3:GetObject on Bucket.Arn/*',
      's3:ListBucket on Bucket.Arn',
      'sqs:SendMessage on DigestQueue.Arn',
      'sqs:SendMessage on EnrichQueue.Arn',
      'sqs:SendMessage on PublishQueue.Arn',
      'sqs:SendMessage on SplitDeadLetterQueue.Arn',
      'sqs:SendMessage on SplitQueue.Arn',
      'sqs:SendMessage on UnbundleQueue.Arn',
    ],
    variables: {
      COPYDESK_ENGINE: 'comprehend',
      COPYDESK_ANALYSES: 'entities,sentiment',
      COPYDESK_TARGET_CHARS: '1000',
      COPYDESK_TABLE_NAME: 'Table',
      COPYDESK_BUNDLES_QUEUE_URL: 'UnbundleQueue',
      COPYDESK_DAYS_QUEUE_URL: 'DigestQueue',
      COPYDESK_OBJECT_EVENTS_QUEUE_URL: 'SplitQueue',
      COPYDESK_PASSAGES_QUEUE_URL: 'EnrichQueue',
      COPYDESK_PUBLICATIONS_QUEUE_URL: 'PublishQueue',
    },
  },
  {
    stage: 'Unbundle',
    environment: 'unbundle',
    batch: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 5 } },
    timeout: 120,
    memory: 1024,
    window: 0,
    maxReceiveCount: 5,
    permissions: [
      'dynamodb:GetItem on Table.Arn',
      'dynamodb:PutItem on Table.Arn',
      'dynamodb:Query on Table.Arn',
      'dynamodb:UpdateItem on Table.Arn',
      'events:PutEvents on EventBus.Arn',
      's3:GetObject on Bucket.Arn/articles/*',
      's3:GetObject on Bucket.Arn/bundles/*',
      's3:ListBucket on Bucket.Arn',
      // Never under bundles/, so that no object that it writes is a bundle.
      's3:PutObject on Bucket.Arn/articles/*',
      'sqs:SendMessage on UnbundleDeadLetterQueue.Arn',
      'sqs:SendMessage on UnbundleQueue.Arn',
    ],
    variables: {
      COPYDESK_TABLE_NAME: 'Table',
      COPYDESK_BUNDLES_QUEUE_URL: 'UnbundleQueue',
      COPYDESK_EVENT_BUS_NAME: 'EventBus',
      // Longer than its own timeout of 120 s.
      COPYDESK_INVOCATION_LIFETIME_SECONDS: '180',
    },
  },
  {
    stage: 'Enrich',
    environment: 'enrich',
    batch: { BatchSize: 250, MaximumBatchingWindowInSeconds: 1, ScalingConfig: { MaximumConcurrency: 6 } },
    timeout: 120,
    memory: 512,
    window: 1,
    maxReceiveCount: 20,
    permissions: [
      'comprehend:BatchDetectEntities on *',
      'comprehend:BatchDetectSentiment on *',
      'dynamodb:BatchGetItem on Table.Arn',
      'dynamodb:BatchWriteItem on Table.Arn',
      'dynamodb:GetItem on Table.Arn',
      'dynamodb:PutItem on Table.Arn',
      'dynamodb:UpdateItem on Table.Arn',
      'sqs:SendMessage on EnrichDeadLetterQueue.Arn',
      'sqs:SendMessage on EnrichQueue.Arn',
      'sqs:SendMessage on PublishQueue.Arn',
      'sqs:SendMessage on SplitQueue.Arn',
    ],
    variables: {
      COPYDESK_ANALYSES: 'entities,sentiment',
      COPYDESK_CACHE_SECONDS: '2592000',
      COPYDESK_TABLE_NAME: 'Table',
      COPYDESK_OBJECT_EVENTS_QUEUE_URL: 'SplitQueue',
      COPYDESK_PASSAGES_QUEUE_URL: 'EnrichQueue',
      COPYDESK_PUBLICATIONS_QUEUE_URL: 'PublishQueue',
      COPYDESK_CALLS_PER_SECOND: JSON.stringify({
        entities: 10,
        sentiment: 10,
        keyPhrases: 10,
        targetedSentiment: 10,
      }),
      COPYDESK_DAILY_BUDGET_UNITS: 'unlimited',
    },
  },
  {
    stage: 'Publish',
    environment: 'publish',
    batch: { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 10 } },
    timeout: 180,
    memory: 1769,
    window: 0,
    maxReceiveCount: 10,
    permissions: [
      'dynamodb:BatchGetItem on Table.Arn',
      'dynamodb:BatchWriteItem on Table.Arn',
      'dynamodb:GetItem on Table.Arn',
      'dynamodb:Query on Table.Arn',
      'dynamodb:UpdateItem on Table.Arn',
      'events:PutEvents on EventBus.Arn',
      'sqs:SendMessage on DigestQueue.Arn',
      'sqs:SendMessage on PublishDeadLetterQueue.Arn',
      'sqs:SendMessage on PublishQueue.Arn',
      'sqs:SendMessage on SplitQueue.Arn',
    ],
    variables: {
      COPYDESK_TABLE_NAME: 'Table',
      COPYDESK_OBJECT_EVENTS_QUEUE_URL: 'SplitQueue',
      COPYDESK_PUBLICATIONS_QUEUE_URL: 'PublishQueue',
      COPYDESK_DAYS_QUEUE_URL: 'DigestQueue',
      COPYDESK_EVENT_BUS_NAME: 'EventBus',
      // Longer than the longest timeout of a function that writes items: 120 s, of enrich.
      COPYDESK_RESWEEP_DELAY_SECONDS: '240',
    },
  },
  {
    stage: 'Digest',
    environment: 'digest',
    batch: { BatchSize: 5000, MaximumBatchingWindowInSeconds: 120, ScalingConfig: { MaximumConcurrency: 2 } },
    timeout: 150,
    memory: 1769,
    window: 120,
    maxReceiveCount: 10,
    permissions: [
      'dynamodb:BatchGetItem on Table.Arn',
      'dynamodb:BatchWriteItem on Table.Arn',
      'dynamodb:GetItem on Table.Arn',
      'dynamodb:Query on Table.Arn',
      'dynamodb:Query on Table.Arn/index/*',
      'dynamodb:UpdateItem on Table.Arn',
      's3:DeleteObject on Archive.Arn/*',
      's3:PutObject on Archive.Arn/*',
      'sqs:SendMessage on DigestDeadLetterQueue.Arn',
      'sqs:SendMessage on DigestQueue.Arn',
    ],
    variables: {
      COPYDESK_TABLE_NAME: 'Table',
      COPYDESK_ARCHIVE_BUCKET_NAME: 'Archive',
      COPYDESK_DAYS_QUEUE_URL: 'DigestQueue',
      COPYDESK_DIGEST_REST_SECONDS: '900',
      // Longer than its own timeout of 150 s.
      COPYDESK_INVOCATION_LIFETIME_SECONDS: '210',
    },
  },
] as const;

describe.each(STAGES)('$stage', ({ stage, environment, batch, timeout, memory, window, ...expected }) => {
  it('receives from its own queue, and reports the failed messages of a batch', () => {
    expect(template.properties(`${stage}Source`, 'AWS::Lambda::EventSourceMapping')).toEqual({
      ...batch,
      EventSourceArn: `${stage}Queue.Arn`,
      FunctionName: expect.stringMatching(new RegExp(`"${stage}Live.*:live$`)),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('has a dead-letter queue of its own, which keeps messages for 14 days', () => {
    const queue = template.properties(`${stage}Queue`, 'AWS::SQS::Queue');
    expect(queue.RedrivePolicy).toEqual({
      deadLetterTargetArn: `${stage}DeadLetterQueue.Arn`,
      maxReceiveCount: expected.maxReceiveCount,
    });
    const deadLetters = template.properties(`${stage}DeadLetterQueue`, 'AWS::SQS::Queue');
    expect(deadLetters.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
    expect(queue.MessageRetentionPeriod).toBeLessThan(Number(deadLetters.MessageRetentionPeriod));
  });

  it('hides a message for six timeouts and the window', () => {
    const queue = template.properties(`${stage}Queue`, 'AWS::SQS::Queue');
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout + window);
  });

  it.each(['Queue', 'DeadLetterQueue'])('encrypts the %s and refuses it without TLS', (queue) => {
    expect(template.properties(`${stage}${queue}`, 'AWS::SQS::Queue').SqsManagedSseEnabled).toBe(true);
    const { PolicyDocument } = template.properties(`${stage}${queue}Policy`, 'AWS::SQS::QueuePolicy');
    expect(PolicyDocument).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Effect: 'Deny',
          Action: 'sqs:*',
          Principal: { AWS: '*' },
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ]),
    });
  });

  it('runs the bundle on the current runtime, traced, with a log of its own', () => {
    expect(template.properties(`${stage}Function`, 'AWS::Lambda::Function')).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'handler.handler',
      Timeout: timeout,
      MemorySize: memory,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: `${stage}Logs` },
    });
    const logs = template.get(`${stage}Logs`, 'AWS::Logs::LogGroup');
    expect(logs.Properties.RetentionInDays).toBe(30);
    expect(logs.DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  it('reserves no concurrency, which would reduce that of the whole account', () => {
    expect(template.properties(`${stage}Function`, 'AWS::Lambda::Function')).not.toHaveProperty(
      'ReservedConcurrentExecutions',
    );
  });

  it('has exactly the variables that its function reads', () => {
    const { Environment } = template.properties(`${stage}Function`, 'AWS::Lambda::Function');
    const variables = {
      ...expected.variables,
      COPYDESK_DEAD_LETTER_QUEUE_URL: `${stage}DeadLetterQueue`,
      COPYDESK_MAX_RECEIVE_COUNT: String(expected.maxReceiveCount),
    };
    expect(Environment).toEqual({ Variables: variables });
    expect(Object.keys(variables).sort()).toEqual([...ENVIRONMENT[environment]].sort());
  });

  it('may do exactly this', () => {
    expect(template.permissions(stage)).toEqual([...expected.permissions, ...EVERY_FUNCTION(stage)].sort());
    const role = template.properties(`${stage}Role`, 'AWS::IAM::Role');
    expect(Object.keys(role)).toEqual(['AssumeRolePolicyDocument']);
  });

  it('has its permissions before it runs', () => {
    expect(template.get(`${stage}Function`, 'AWS::Lambda::Function').DependsOn?.join()).toContain(
      'RoleDefaultPolicy',
    );
  });

  it.each([
    ['DeadLetterAlarm', 'DeadLetterQueue', 'ApproximateNumberOfMessagesVisible', 0],
    ['OldestMessageAlarm', 'Queue', 'ApproximateAgeOfOldestMessage', 1800],
  ])('raises %s', (alarm, queue, MetricName, Threshold) => {
    expect(template.properties(`${stage}${alarm}`, 'AWS::CloudWatch::Alarm')).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName,
      Dimensions: [{ Name: 'QueueName', Value: `${stage}${queue}.QueueName` }],
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  it('raises FailingAlarm while most received messages fail, because a queue’s age does not count those', () => {
    const alarm = template.properties(`${stage}FailingAlarm`, 'AWS::CloudWatch::Alarm');
    expect(alarm).toMatchObject({
      ComparisonOperator: 'GreaterThanThreshold',
      Threshold: 0,
      EvaluationPeriods: 2,
      TreatMissingData: 'notBreaching',
      Metrics: [
        { Expression: 'FILL(received, 0) - 2 * FILL(deleted, 0)' },
        ...['Received', 'Deleted'].map((what) => ({
          Id: what.toLowerCase(),
          ReturnData: false,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/SQS',
              MetricName: `NumberOfMessages${what}`,
              Dimensions: [{ Name: 'QueueName', Value: `${stage}Queue.QueueName` }],
            },
            Stat: 'Sum',
          },
        })),
      ],
    });
    // What fails is received in each period.
    const [, received] = alarm.Metrics as { MetricStat?: { Period: number } }[];
    const { VisibilityTimeout } = template.properties(`${stage}Queue`, 'AWS::SQS::Queue');
    expect(received?.MetricStat?.Period).toBeGreaterThan(Number(VisibilityTimeout));
  });
});

describe('the pipeline', () => {
  it('has no wildcard resource except those of Comprehend and X-Ray', () => {
    const wild = template.named('AWS::IAM::Policy').flatMap((policy) => {
      const stage = policy.replace('RoleDefaultPolicy', '');
      return template.permissions(stage).filter((permission) => permission.endsWith(' on *'));
    });
    expect(wild.sort()).toEqual([
      'comprehend:BatchDetectEntities on *',
      'comprehend:BatchDetectSentiment on *',
      ...Array(5).fill('xray:PutTelemetryRecords on *'),
      ...Array(5).fill('xray:PutTraceSegments on *'),
    ]);
  });

  it('has no managed policy, no custom resource, and no function except its stages', () => {
    expect(template.named('AWS::IAM::ManagedPolicy')).toEqual([]);
    expect(template.named('AWS::Lambda::Function')).toEqual([
      'SplitFunction',
      'UnbundleFunction',
      'EnrichFunction',
      'PublishFunction',
      'DigestFunction',
    ]);
  });

  it('keeps bucket, table and logs when the stack is deleted, except with DESTROY', () => {
    const kept = ['Bucket:AWS::S3::Bucket', 'Table:AWS::DynamoDB::Table', 'SplitLogs:AWS::Logs::LogGroup'];
    for (const one of kept) {
      const [name = '', ...type] = one.split(':');
      expect(template.get(name, type.join(':')).DeletionPolicy, name).toBe('RetainExceptOnCreate');
    }
    expect(withOwnBucket.get('Table', 'AWS::DynamoDB::Table').DeletionPolicy).toBe('Delete');
    expect(withOwnBucket.get('SplitLogs', 'AWS::Logs::LogGroup').DeletionPolicy).toBe('Delete');
  });
});

describe('a loop of more than sixteen turns, which Lambda would stop', () => {
  it('is allowed in every stage, because the turns of all messages in a batch add up', () => {
    for (const stage of template.named('AWS::Lambda::Function'))
      expect(template.properties(stage, 'AWS::Lambda::Function').RecursiveLoop, stage).toBe('Allow');
  });
});

describe('the archive', () => {
  it('is private, encrypted, and keeps no old versions of a file', () => {
    const bucket = template.properties('Archive', 'AWS::S3::Bucket');
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: { ServerSideEncryptionConfiguration: [expect.anything()] },
    });
    expect(bucket).not.toHaveProperty('VersioningConfiguration');
  });

  it.each(Object.entries(ARCHIVE_TABLES))(
    'has a table of %s, with every column of the files',
    (name, columns) => {
      const { TableInput, DatabaseName } = template.properties(
        `ArchiveTables${name}`,
        'AWS::Glue::Table',
      ) as {
        TableInput: Record<string, never>;
        DatabaseName: string;
      };
      const database = template.properties('ArchiveTablesDatabase', 'AWS::Glue::Database');
      expect(database.DatabaseInput).toMatchObject({ Name: DatabaseName });
      expect(DatabaseName).toMatch(/^[a-z0-9_]+$/);
      expect(TableInput).toMatchObject({
        Name: name,
        PartitionKeys: [{ Name: 'day', Type: 'date' }],
        Parameters: {
          'projection.enabled': 'true',
          'projection.day.type': 'date',
          'projection.day.format': 'yyyy-MM-dd',
          'storage.location.template': `s3://Archive/${name}/day=\${day}/`,
        },
      });
      const { Columns } = TableInput.StorageDescriptor as unknown as { Columns: { Name: string }[] };
      expect(Columns.map(({ Name }) => Name)).toEqual(Object.keys(columns));
    },
  );
});

describe('two stacks in one account that differ only in their names', () => {
  it('have buses with different names, because a name can be used once', async () => {
    const nameOf = async (stackName: string) => {
      const made = await synthesize((stack) => new ArticlePipeline(stack, 'Pipeline'), { stackName });
      return made.properties('EventBus', 'AWS::Events::EventBus').Name;
    };
    expect(await nameOf('newsroom-staging')).not.toBe(await nameOf('newsroom'));
  });
});

describe('an existing bucket', () => {
  it('sends its events to split through EventBridge, and is neither created nor changed', () => {
    expect(withOwnBucket.named('AWS::S3::Bucket')).toEqual(['Archive']);
    const rule = withOwnBucket.properties('ObjectEvents', 'AWS::Events::Rule');
    expect(rule).toMatchObject({
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: ['newsroom'] } },
      },
      Targets: [{ Arn: 'SplitQueue.Arn', DeadLetterConfig: { Arn: 'SplitDeadLetterQueue.Arn' } }],
    });
  });

  it.each(['SplitQueue', 'SplitDeadLetterQueue'])('lets only that rule send events to %s', (queue) => {
    const { PolicyDocument } = withOwnBucket.properties(`${queue}Policy`, 'AWS::SQS::QueuePolicy');
    const { Statement } = PolicyDocument as { Statement: { Effect: string }[] };
    expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      expect.objectContaining({
        Action: expect.anything(),
        Principal: { Service: 'events.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': 'ObjectEvents.Arn' } },
        Resource: `${queue}.Arn`,
      }),
    ]);
  });

  it('is the only bucket that split may read', () => {
    const s3 = withOwnBucket.permissions('Split').filter((permission) => permission.startsWith('s3:'));
    expect(s3).toEqual([
      's3:GetObject on arn:AWS::Partition:s3:::newsroom/*',
      's3:ListBucket on arn:AWS::Partition:s3:::newsroom',
    ]);
  });

  it('is the bucket that unbundle reads bundles from and writes articles to', () => {
    const s3 = withOwnBucket.permissions('Unbundle').filter((permission) => permission.startsWith('s3:'));
    expect(s3).toEqual([
      's3:GetObject on arn:AWS::Partition:s3:::newsroom/articles/*',
      's3:GetObject on arn:AWS::Partition:s3:::newsroom/bundles/*',
      's3:ListBucket on arn:AWS::Partition:s3:::newsroom',
      's3:PutObject on arn:AWS::Partition:s3:::newsroom/articles/*',
    ]);
  });

  it('is decrypted with its own key if it has one', async () => {
    const encrypted = await synthesize((stack) => {
      const bucket = new Bucket(stack, 'Own', { encryptionKey: new Key(stack, 'OwnKey') });
      new ArticlePipeline(stack, 'Pipeline', { bucket: bucket as IBucket });
    });
    const kms = encrypted.permissions('Split').filter((permission) => permission.startsWith('kms:'));
    expect(kms).toEqual(['kms:Decrypt on OwnKey.Arn']);
    const written = encrypted.permissions('Unbundle').filter((permission) => permission.startsWith('kms:'));
    expect(written).toEqual(['kms:Decrypt on OwnKey.Arn', 'kms:GenerateDataKey on OwnKey.Arn']);
  });
});
