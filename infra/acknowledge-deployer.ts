import { Stack, Validations } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { BucketDeployment } from 'aws-cdk-lib/aws-s3-deployment';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';

const REASON =
  "The CDK's own function, which copies the files of the page at each deployment and runs at no other time.";

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

/** Accepts what the rules find in the function that copies the files: its role and its runtime are the CDK's. */
export function acknowledgeDeployer(deployment: BucketDeployment): void {
  const stack = Stack.of(deployment);
  const deployer = stack.node.children.find(
    (child) => child instanceof LambdaFunction && child.node.id.startsWith('Custom::CDKBucketDeployment'),
  );
  if (!deployer) return;
  const policies = deployer.node.findAll().filter((child) => child instanceof CfnPolicy);
  const statements = policies.flatMap(
    ({ policyDocument }) => (stack.resolve(policyDocument) as { Statement: readonly Statement[] }).Statement,
  );
  const wildcards = statements.flatMap(({ Action, Resource }) => [
    ...[Action].flat().map((action) => `Action::${action}`),
    ...[Resource].flat().map((resource) => `Resource::${flattenCfnReference(resource)}`),
  ]);
  const ids = [
    'AwsSolutions-L1',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
    ...wildcards.filter((text) => text.includes('*')).map((text) => `AwsSolutions-IAM5[${text}]`),
  ];
  for (const id of new Set(ids)) Validations.of(deployer).acknowledge({ id, reason: REASON });
}
