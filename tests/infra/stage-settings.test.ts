import { Duration } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { checkStageSettings, type StageSettings } from '../../infra/stage-settings.ts';

const SOUND: StageSettings = {
  batchSize: 10,
  batchWindow: Duration.seconds(0),
  timeout: Duration.seconds(60),
  memoryMegabytes: 512,
  maxConcurrency: 10,
  maxReceiveCount: 10,
};

describe('the numbers of a stage', () => {
  it.each<[string, Partial<StageSettings>]>([
    ['as they are', {}],
    [
      'the least',
      {
        batchSize: 1,
        timeout: Duration.seconds(1),
        memoryMegabytes: 128,
        maxConcurrency: 2,
        maxReceiveCount: 1,
      },
    ],
    [
      'the most',
      {
        batchSize: 10_000,
        batchWindow: Duration.seconds(300),
        timeout: Duration.seconds(900),
        memoryMegabytes: 10_240,
        maxConcurrency: 1_000,
        maxReceiveCount: 1_000,
      },
    ],
    ['a large batch with a window', { batchSize: 11, batchWindow: Duration.seconds(1) }],
  ])('are accepted: %s', (_name, change) => {
    expect(() => checkStageSettings('Split', { ...SOUND, ...change })).not.toThrow();
  });

  it.each<[Partial<StageSettings>, string]>([
    [{ batchSize: 0 }, 'batchSize is 0, and must be a whole number from 1 to 10000'],
    [
      { batchSize: 10_001, batchWindow: Duration.seconds(1) },
      'batchSize is 10001, and must be a whole number from 1 to 10000',
    ],
    [{ batchSize: 2.5 }, 'batchSize is 2.5, and must be a whole number from 1 to 10000'],
    [{ batchSize: 11 }, 'batchSize 11 is over 10, which needs a batchWindow of at least 1 s, and it is 0 s'],
    [
      { batchWindow: Duration.seconds(301) },
      'batchWindow is 301, and must be a whole number of seconds from 0 to 300',
    ],
    [{ timeout: Duration.seconds(0) }, 'timeout is 0, and must be a whole number of seconds from 1 to 900'],
    [
      { timeout: Duration.seconds(901) },
      'timeout is 901, and must be a whole number of seconds from 1 to 900',
    ],
    [{ memoryMegabytes: 127 }, 'memoryMegabytes is 127, and must be a whole number of MiB from 128 to 10240'],
    [
      { memoryMegabytes: 10_241 },
      'memoryMegabytes is 10241, and must be a whole number of MiB from 128 to 10240',
    ],
    [{ maxConcurrency: 1 }, 'maxConcurrency is 1, and must be a whole number from 2 to 1000'],
    [{ maxConcurrency: 1_001 }, 'maxConcurrency is 1001, and must be a whole number from 2 to 1000'],
    [{ maxReceiveCount: 0 }, 'maxReceiveCount is 0, and must be a whole number from 1 to 1000'],
    [{ maxReceiveCount: Number.NaN }, 'maxReceiveCount is NaN, and must be a whole number from 1 to 1000'],
  ])('are rejected: %o', (change, message) => {
    expect(() => checkStageSettings('Split', { ...SOUND, ...change })).toThrow(`Stage Split: ${message}`);
  });

  it('are named all at once', () => {
    const change = { batchSize: 0, maxConcurrency: 1 };
    expect(() => checkStageSettings('Split', { ...SOUND, ...change })).toThrow(
      /batchSize is 0.*; maxConcurrency is 1/,
    );
  });
});
