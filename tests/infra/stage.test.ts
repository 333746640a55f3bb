import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { Stage, type StageProps } from '../../infra/stage.ts';
import { buildOnce, createStack } from './synthesize.ts';

const PROPS: StageProps = {
  name: 'split',
  functionName: 'split',
  batchSize: 10,
  batchWindow: Duration.seconds(0),
  timeout: Duration.seconds(60),
  memoryMegabytes: 512,
  maxConcurrency: 10,
  maxReceiveCount: 10,
  removalPolicy: RemovalPolicy.DESTROY,
};

describe('a stage', () => {
  beforeAll(buildOnce);

  it('rejects numbers that Lambda or SQS would reject', () => {
    expect(() => new Stage(createStack(), 'Split', { ...PROPS, maxConcurrency: 1 })).toThrow(
      'Stage Split: maxConcurrency is 1',
    );
  });

  it('rejects a variable that its function does not know', () => {
    const stage = new Stage(createStack(), 'Split', PROPS);
    expect(() => stage.setVariable('COPYDESK_TABEL_NAME', 'x')).toThrow(
      /split function knows no environment variable COPYDESK_TABEL_NAME\. .* lists COPYDESK_/,
    );
  });

  it('fails the synth when a variable that its function needs is not set', () => {
    const stack = createStack();
    new Stage(stack, 'Split', PROPS).setVariable('COPYDESK_TABLE_NAME', 'articles');
    const synth = () => Template.fromStack(stack);
    expect(synth).toThrow('The split function needs COPYDESK_PASSAGES_QUEUE_URL');
    expect(synth).toThrow('The split function needs COPYDESK_PUBLICATIONS_QUEUE_URL');
  });
});
