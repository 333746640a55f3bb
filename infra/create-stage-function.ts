import type { FunctionName } from '@copydesk/core/runtime/stages';
import { type RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  Code,
  type IVersion,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { codeWithFile } from './code-with-file.ts';
import { findFunctionBundle } from './function-bundles.ts';
import type { FunctionSettings } from './stage-settings.ts';

export interface StageFunctionProps extends FunctionSettings {
  readonly functionName: FunctionName;
  readonly removalPolicy: RemovalPolicy;
  /** A file that the function reads beside its code. */
  readonly file?: { readonly name: string; readonly content: string };
}

/** A function, and the alias by which events reach it. */
export interface StageFunction {
  readonly function: LambdaFunction;
  /** Names the version of the last deployment. */
  readonly live: Alias;
}

/**
 * Creates a function that may write its own log and be traced, and nothing more. Each deployment makes a version of it, with its
 * code and its variables. The alias moves to that version in one step: no event meets new code with old variables.
 *
 * @throws Error when its bundle is not built
 */
export function createStageFunction(scope: Construct, props: StageFunctionProps): StageFunction {
  const { functionName, timeout, memoryMegabytes, removalPolicy, file } = props;
  const bundle = findFunctionBundle(functionName);
  const logGroup = new LogGroup(scope, 'Logs', { retention: RetentionDays.ONE_MONTH, removalPolicy });
  // Not CDK's role: the managed policy that CDK attaches may write to every log group of the account.
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const created = new LambdaFunction(scope, 'Function', {
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'handler.handler',
    code: file ? codeWithFile(bundle, file.name, file.content) : Code.fromAsset(bundle),
    timeout,
    memorySize: memoryMegabytes,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    tracing: Tracing.ACTIVE,
  });
  created.addToRolePolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  );
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'X-Ray: PutTraceSegments and PutTelemetryRecords know no resource.',
  });
  return {
    function: created,
    live: new Alias(scope, 'Live', { aliasName: 'live', version: created.currentVersion as IVersion }),
  };
}
