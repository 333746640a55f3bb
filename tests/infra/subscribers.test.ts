import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error plain JavaScript, as the function runs it
import { sign } from '../../examples/subscribers/sign-event/sign.mjs';
// @ts-expect-error plain JavaScript, to be copied into any server
import { verifyWebhook } from '../../examples/subscribers/verify-webhook.mjs';
import { buildFunctions } from '../../functions/build/build-functions.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/subscribers');
const NOW = new Date('2026-12-01T12:00:00Z');
const event = {
  'detail-type': 'article.enriched',
  detail: { eventId: 'e1', key: 'a.txt', names: ['nato', 'ünlü'], namesLeftOut: 0 },
};
const bodyOf = (token: string) => JSON.stringify({ token });
const token: string = sign(event, 'secret', NOW);

describe('the token of the webhook', () => {
  it('holds the event, and is verified by the secret', () => {
    expect(verifyWebhook(bodyOf(token), 'secret', NOW)).toEqual({
      iss: 'copydesk',
      iat: NOW.getTime() / 1000,
      jti: 'e1',
      type: 'article.enriched',
      detail: event.detail,
    });
  });

  it.each<[what: string, body: string, secret: string, now: Date]>([
    ['another secret', bodyOf(token), 'other', NOW],
    [
      'other claims',
      bodyOf(token.replace(/\.[^.]+\./, `.${Buffer.from('{}').toString('base64url')}.`)),
      'secret',
      NOW,
    ],
    ['no signature', bodyOf(token.replace(/[^.]*$/, '')), 'secret', NOW],
    ['a part more', bodyOf(`${token}.x`), 'secret', NOW],
    ['no token', '{}', 'secret', NOW],
    ['an old one', bodyOf(token), 'secret', new Date('2026-12-03T12:00:00Z')],
  ])('is refused with %s', (_, body, secret, now) => {
    expect(() => verifyWebhook(body, secret, now)).toThrow(/not valid|too old/);
  });

  it('of an event with too many names fits in another event, and counts those that it leaves out', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `somebody ${i}`);
    const long: string = sign({ ...event, detail: { ...event.detail, names, namesLeftOut: 7 } }, 's', NOW);
    expect(long.length).toBeLessThan(250_000);
    const { detail } = verifyWebhook(bodyOf(long), 's', NOW);
    expect(detail.names).toEqual(names.slice(0, detail.names.length));
    expect(detail.names.length + detail.namesLeftOut).toBe(20_007);
  });
});

describe('the stack of the example', () => {
  let template: Template;
  let outDir: string;
  beforeAll(async () => {
    await buildFunctions();
    outDir = await mkdtemp(join(tmpdir(), 'copydesk-subscribers-'));
    // As its user does. A finding of cdk-nag fails it.
    await promisify(execFile)(process.execPath, ['app.ts'], {
      cwd: EXAMPLE,
      env: { ...process.env, CDK_OUTDIR: outDir, CDK_VALIDATION: 'false' },
    });
    template = Template.fromJSON(
      JSON.parse(await readFile(join(outDir, 'Subscribers.template.json'), 'utf8')),
    );
  }, 180_000);
  afterAll(() => rm(outDir, { recursive: true, force: true }));

  it('alerts by a rule on names', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['copydesk'],
        'detail-type': ['article.enriched'],
        detail: { names: ['nato', 'european union'] },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), InputTransformer: Match.anyValue() })],
    });
  });

  it('posts the token alone', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['newsroom.webhook'] },
      Targets: [
        Match.objectLike({
          InputTransformer: {
            InputPathsMap: { 'detail-token': '$.detail.token' },
            InputTemplate: '{"token":<detail-token>}',
          },
        }),
      ],
    });
  });
});
