import { beforeAll, describe, expect, it } from 'vitest';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import { type ReadTemplate, synthesize } from './synthesize.ts';

/** What each function may do, by service; everything else is denied. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  Split: [
    's3:GetObject on Bucket.Arn/politics/a.txt',
    's3:ListBucket on Bucket.Arn',
    'dynamodb:PutItem on Table.Arn',
    'dynamodb:UpdateItem on Table.Arn',
    'sqs:SendMessage on EnrichQueue.Arn',
    'sqs:SendMessage on UnbundleQueue.Arn',
    'sqs:SendMessage on SplitDeadLetterQueue.Arn',
    'sqs:ReceiveMessage on SplitQueue.Arn',
  ],
  Unbundle: [
    's3:GetObject on Bucket.Arn/bundles/day.jsonl',
    's3:PutObject on Bucket.Arn/articles/day/1.json',
    'events:PutEvents on EventBus.Arn',
    'sqs:ReceiveMessage on UnbundleQueue.Arn',
  ],
  Enrich: [
    'comprehend:BatchDetectEntities on *',
    'comprehend:BatchDetectSentiment on *',
    'dynamodb:BatchWriteItem on Table.Arn',
    'sqs:SendMessage on PublishQueue.Arn',
  ],
  Publish: ['dynamodb:BatchWriteItem on Table.Arn', 'events:PutEvents on EventBus.Arn'],
  Digest: [
    'dynamodb:Query on Table.Arn',
    'dynamodb:BatchWriteItem on Table.Arn',
    's3:PutObject on Archive.Arn/articles/day=2026-11-30/articles.parquet',
    's3:DeleteObject on Archive.Arn/articles/day=2026-11-30/articles.parquet',
    'sqs:SendMessage on DigestQueue.Arn',
  ],
  Budget: ['dynamodb:GetItem on Table.Arn', 'lambda:UpdateEventSourceMapping on any'],
  Api: [
    'dynamodb:Query on Table.Arn',
    's3:PutObject on Bucket.Arn/uploads/a.txt',
    'sqs:GetQueueAttributes on SplitQueue.Arn',
  ],
};

/** What each function must not do, because of what would follow. */
const MUST_NOT: readonly (readonly [name: string, permission: string, else_: string])[] = [
  ['Split', 's3:PutObject on Bucket.Arn/a.txt', 'an article could rewrite the bucket'],
  ['Split', 's3:DeleteObject on Bucket.Arn/a.txt', 'an article could delete others'],
  ['Split', 'comprehend:BatchDetectEntities on *', 'the function that parses could run up the bill'],
  ['Split', 'events:PutEvents on EventBus.Arn', 'it could announce what does not exist'],
  ['Split', 'dynamodb:Scan on Table.Arn', 'it could read every article'],
  ['Split', 'dynamodb:DeleteItem on Table.Arn', 'it could delete articles'],
  ['Unbundle', 's3:PutObject on Bucket.Arn/bundles/day.jsonl', 'its output would return to it without end'],
  ['Unbundle', 's3:PutObject on Bucket.Arn/politics/a.txt', 'a bundle could replace other articles'],
  ['Unbundle', 's3:GetObject on Bucket.Arn/politics/a.txt', 'it could read other articles'],
  ['Unbundle', 's3:DeleteObject on Bucket.Arn/articles/day/1.json', 'a bundle could delete articles'],
  ['Unbundle', 'comprehend:BatchDetectEntities on *', 'the function that parses could run up the bill'],
  ['Enrich', 's3:GetObject on Bucket.Arn/politics/a.txt', 'it needs no object'],
  ['Enrich', 'comprehend:BatchDetectKeyPhrases on *', 'an analysis that is off could be billed'],
  ['Enrich', 'comprehend:DetectEntities on *', 'calls that are not paced could be billed'],
  ['Enrich', 'comprehend:DetectPiiEntities on *', 'an analysis that is unknown could be billed'],
  ['Enrich', 'lambda:UpdateEventSourceMapping on any', 'it could lift the budget that bounds it'],
  ['Publish', 's3:GetObject on Bucket.Arn/politics/a.txt', 'it needs no object'],
  ['Publish', 'comprehend:BatchDetectEntities on *', 'it bills nothing'],
  ['Api', 'dynamodb:PutItem on Table.Arn', 'a reader could change articles'],
  ['Api', 'dynamodb:UpdateItem on Table.Arn', 'a reader could change articles'],
  ['Api', 's3:GetObject on Bucket.Arn/uploads/a.txt', 'it needs no object'],
  ['Api', 's3:PutObject on Bucket.Arn/politics/a.txt', 'an upload could replace other articles'],
  ['Api', 's3:PutObject on Bucket.Arn/bundles/day.jsonl', 'an upload could start a bundle'],
  ['Api', 'sqs:ReceiveMessage on SplitQueue.Arn', 'it could take work away'],
  ['Api', 'sqs:DeleteMessage on SplitDeadLetterQueue.Arn', 'it could lose what was given up'],
  ['Api', 'comprehend:BatchDetectEntities on *', 'it bills nothing'],
  ['Digest', 's3:GetObject on Bucket.Arn/politics/a.txt', 'it needs no object'],
  ['Digest', 's3:PutObject on Bucket.Arn/politics/a.txt', 'it could replace articles'],
  ['Digest', 's3:DeleteObject on Bucket.Arn/politics/a.txt', 'it could delete articles'],
  ['Digest', 'dynamodb:PutItem on Table.Arn', 'it could write what is no digest'],
  ['Digest', 'dynamodb:DeleteItem on Table.Arn', 'it could delete articles'],
  ['Digest', 'events:PutEvents on EventBus.Arn', 'it could announce what does not exist'],
  ['Digest', 'comprehend:BatchDetectEntities on *', 'it bills nothing'],
  ['Digest', 'sqs:SendMessage on SplitQueue.Arn', 'it could have articles processed'],
  [
    'Publish',
    's3:PutObject on Archive.Arn/articles/day=2026-11-30/articles.parquet',
    'digest alone writes files',
  ],
  ['Budget', 'dynamodb:Query on Table.Arn', 'it could read articles'],
  ['Budget', 'dynamodb:UpdateItem on Table.Arn', 'it could change articles'],
  ['Budget', 'comprehend:BatchDetectEntities on *', 'it bills nothing'],
  ['Budget', 'sqs:SendMessage on EnrichQueue.Arn', 'it needs no queue'],
];
const EVERYWHERE = [
  'iam:PassRole on *',
  'sts:AssumeRole on *',
  'lambda:InvokeFunction on *',
  'lambda:UpdateFunctionCode on *',
  's3:PutBucketPolicy on Bucket.Arn',
  's3:DeleteObject on Bucket.Arn/a.txt',
  's3:DeleteObjectVersion on Bucket.Arn/a.txt',
  'dynamodb:Scan on Table.Arn',
  'dynamodb:DeleteTable on Table.Arn',
  'sqs:PurgeQueue on SplitQueue.Arn',
  'sqs:DeleteQueue on SplitQueue.Arn',
  'kms:Decrypt on *',
  'secretsmanager:GetSecretValue on *',
  'logs:GetLogEvents on SplitLogs.Arn',
];

describe('the policy table', () => {
  let template: ReadTemplate;
  beforeAll(async () => {
    template = await synthesize(
      (stack) => new ArticlePipeline(stack, 'Pipeline', { dailyBudget: 1, api: true }),
    );
  });

  /** As IAM decides where every statement allows: one of them has to match the action and the resource. */
  const isAllowed = (name: string, permission: string) => {
    const [action = '', resource = ''] = permission.split(' on ');
    return template.permissions(name).some((granted) => {
      const [actions = '', resources = ''] = granted.split(' on ');
      return matches(actions, action) && (resource === 'any' || matches(resources, resource));
    });
  };

  it.each(Object.entries(MAY).flatMap(([name, all]) => all.map((permission) => [name, permission])))(
    '%s may %s',
    (name = '', permission = '') => expect(isAllowed(name, permission)).toBe(true),
  );

  it.each(MUST_NOT)('%s must not %s: %s', (name, permission) => {
    expect(isAllowed(name, permission)).toBe(false);
  });

  it.each(Object.keys(MAY).flatMap((name) => EVERYWHERE.map((permission) => [name, permission])))(
    '%s must not %s',
    (name = '', permission = '') => expect(isAllowed(name, permission)).toBe(false),
  );

  it('digest writes items of its own kinds only', () => {
    const policy = template.properties('DigestRoleDefaultPolicy', 'AWS::IAM::Policy');
    const { Statement } = policy.PolicyDocument as {
      Statement: { Action: string | string[]; Condition?: object }[];
    };
    const writes = Statement.filter(({ Action }) =>
      [Action].flat().some((action) => /^dynamodb:(?!Get|BatchGet|Query)/.test(action)),
    );
    expect(writes.map(({ Condition }) => Condition)).toEqual([
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['DAY#*', 'T#*', 'NAMES#*'] } },
    ]);
  });

  it('covers every function', () => {
    const functions = template.named('AWS::Lambda::Function').map((name) => name.replace(/Function$/, ''));
    expect(functions.toSorted()).toEqual(Object.keys(MAY).toSorted());
  });
});

/** IAM's own wildcards. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(value);
}
