import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArticlePipeline } from '../../infra/article-pipeline.ts';
import { createApp } from '../../infra/create-app.ts';
import { buildOnce } from './synthesize.ts';

const APP = join(import.meta.dirname, '../../infra/app.ts');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'copydesk-synth-'));
  await buildOnce();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('node infra/app.ts', () => {
  it('synthesizes without credentials, configuration or a home folder, and without findings of cdk-nag', async () => {
    const outdir = join(folder, 'bare');
    await promisify(execFile)(process.execPath, [APP], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, CDK_OUTDIR: outdir, AWS_EC2_METADATA_DISABLED: 'true' },
    });
    const template = JSON.parse(await readFile(join(outdir, 'Copydesk.template.json'), 'utf8'));
    expect(template.Outputs).toHaveProperty('BucketName');
    const report = JSON.parse(await readFile(join(outdir, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
    // Nothing was looked up in an account.
    expect(JSON.parse(await readFile(join(outdir, 'manifest.json'), 'utf8')).missing).toBeUndefined();
  });
});

describe('a pipeline on an existing bucket', () => {
  it('passes cdk-nag too', () => {
    const app = createApp({ outdir: join(folder, 'existing'), builtinCloudFormationValidation: false });
    const stack = new Stack(app, 'Newsroom');
    new ArticlePipeline(stack, 'Desk', { bucket: Bucket.fromBucketName(stack, 'Archive', 'archive') });
    expect(() => app.synth()).not.toThrow();
  });
});

describe('a finding of cdk-nag', () => {
  it('fails the synth and is in the report', async () => {
    const app = createApp({ outdir: join(folder, 'finding'), builtinCloudFormationValidation: false });
    new Bucket(Stack.of(app.node.findChild('Copydesk')), 'Careless');
    expect(() => app.synth()).toThrow(/does not require requests to use SSL.*Copydesk\/Careless/s);
    const report = await readFile(join(folder, 'finding', 'validation-report.json'), 'utf8');
    expect(report).toContain('AwsSolutions-S10');
    expect(report).toContain('Copydesk/Careless');
  });
});
