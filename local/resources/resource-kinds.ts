import { type Resource, UnsupportedTemplateError } from '../template/template.ts';
import { BUCKET } from './bucket.ts';
import { EVENT_BUS } from './event-bus.ts';
import { EVENT_RULE } from './event-rule.ts';
import { EVENT_SOURCE_MAPPING } from './event-source-mapping.ts';
import { HTTP_API, HTTP_INTEGRATION, HTTP_ROUTE, HTTP_STAGE } from './http-api.ts';
import { LAMBDA_FUNCTION } from './lambda-function.ts';
import { LAMBDA_ALIAS, LAMBDA_VERSION } from './lambda-qualifier.ts';
import { namedResource } from './named-resource.ts';
import { QUEUE } from './queue.ts';
import type { ResourceKind } from './resource-kind.ts';
import { BUCKET_DEPLOYMENT, DISTRIBUTION, HEADERS_POLICY } from './site.ts';
import { TABLE } from './table.ts';

const KINDS: Readonly<Record<string, ResourceKind>> = {
  'AWS::ApiGatewayV2::Api': HTTP_API,
  'AWS::ApiGatewayV2::Authorizer': namedResource(),
  'AWS::ApiGatewayV2::Integration': HTTP_INTEGRATION,
  'AWS::ApiGatewayV2::Route': HTTP_ROUTE,
  'AWS::ApiGatewayV2::Stage': HTTP_STAGE,
  'AWS::CloudFront::Distribution': DISTRIBUTION,
  'AWS::CloudFront::OriginAccessControl': namedResource(['Id']),
  'AWS::CloudFront::ResponseHeadersPolicy': HEADERS_POLICY,
  'AWS::Cognito::UserPool': namedResource(['Arn', 'ProviderName', 'ProviderURL', 'UserPoolId']),
  'AWS::Cognito::UserPoolClient': namedResource(['ClientId']),
  'AWS::Cognito::UserPoolDomain': namedResource(),
  'AWS::DynamoDB::Table': TABLE,
  'AWS::Events::EventBus': EVENT_BUS,
  'AWS::Events::Rule': EVENT_RULE,
  'AWS::Lambda::Alias': LAMBDA_ALIAS,
  'AWS::Lambda::EventSourceMapping': EVENT_SOURCE_MAPPING,
  'AWS::Lambda::Function': LAMBDA_FUNCTION,
  'AWS::Lambda::Version': LAMBDA_VERSION,
  'AWS::S3::Bucket': BUCKET,
  'AWS::SQS::Queue': QUEUE,
  'Custom::CDKBucketDeployment': BUCKET_DEPLOYMENT,
};

/** Types that change nothing on one machine, such as permissions, alarms, and the tables of a catalogue for SQL. */
const WITHOUT_EFFECT = new Set([
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Events::EventBusPolicy',
  'AWS::Glue::Database',
  'AWS::Glue::Table',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::LayerVersion',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
]);

/**
 * The kind of a resource.
 *
 * @returns undefined for a type that changes nothing on one machine
 * @throws UnsupportedTemplateError for an unknown type or property, by its name
 */
export function kindOf(id: string, { Type, Properties = {} }: Resource): ResourceKind | undefined {
  if (WITHOUT_EFFECT.has(Type)) return undefined;
  const kind = KINDS[Type];
  if (!kind)
    throw new UnsupportedTemplateError(`${id}: the local run does not know resources of the type ${Type}`);
  if (kind.withoutEffect === 'any') return kind;
  const known = [...kind.obeyed, ...kind.withoutEffect];
  const unknown = Object.keys(Properties).filter((name) => !known.includes(name));
  if (unknown.length === 0) return kind;
  throw new UnsupportedTemplateError(
    `${id} (${Type}): the local run does not know the property ${unknown.join(', ')}`,
  );
}
