/** The regions that have Amazon Comprehend, November 2026: https://docs.aws.amazon.com/general/latest/gr/comprehend.html */
export const COMPREHEND_REGIONS: ReadonlySet<string> = new Set([
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'us-gov-west-1',
]);
