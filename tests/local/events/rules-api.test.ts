import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RuleBook } from '../../../local/events/rule-book.ts';
import { createRulesApi } from '../../../local/events/rules-api.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:q';
const OF_TEMPLATE = {
  bus: 'news',
  name: 'Template',
  pattern: { source: ['a'] },
  isEnabled: true,
  targets: [{ Id: 'T', Arn: QUEUE }],
};
const pattern = JSON.stringify({ detail: { names: ['nato'] } });

let folder: string;
let book: RuleBook;
const open = () => {
  book = new RuleBook(join(folder, 'rules.json'), [OF_TEMPLATE]);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  open();
});
afterEach(() => rm(folder, { recursive: true }));

function call(name: string, input: object): Record<string, unknown> {
  const api = createRulesApi(book, ['default', 'news'], (arn) => {
    if (!arn.includes(':sqs:'))
      throw new Error(`The local run knows queues and functions as targets, not ${arn}`);
  });
  return api.get(name)?.(input) as Record<string, unknown>;
}
const arns = (bus: string, detail: object) => book.targetsFor(bus, { detail }).map(({ Arn }) => Arn);

describe('the rules of the local EventBridge', () => {
  it('match events of their bus, also after a restart', () => {
    const { RuleArn } = call('PutRule', { Name: 'alert', EventBusName: 'news', EventPattern: pattern });
    expect(RuleArn).toBe('arn:aws:events:us-east-1:000000000000:rule/news/alert');
    expect(
      call('PutTargets', { Rule: 'alert', EventBusName: 'news', Targets: [{ Id: '1', Arn: QUEUE }] }),
    ).toEqual({
      FailedEntryCount: 0,
      FailedEntries: [],
    });
    expect(arns('news', { names: ['eu', 'nato'] })).toEqual([QUEUE]);
    expect(arns('news', { names: ['eu'] })).toEqual([]);
    expect(arns('default', { names: ['nato'] })).toEqual([]);
    open();
    expect(arns('news', { names: ['nato'] })).toEqual([QUEUE]);
    expect(call('ListRules', { EventBusName: 'news' })).toEqual({
      Rules: [
        expect.objectContaining({ Name: 'Template', State: 'ENABLED' }),
        {
          Name: 'alert',
          Arn: RuleArn,
          EventPattern: pattern,
          State: 'ENABLED',
          EventBusName: 'news',
        },
      ],
    });
    expect(call('ListTargetsByRule', { Rule: 'alert', EventBusName: 'news' })).toEqual({
      Targets: [{ Id: '1', Arn: QUEUE }],
    });
  });

  it('keep their targets when they are put again, and may be disabled', () => {
    call('PutRule', { Name: 'alert', EventPattern: pattern });
    call('PutTargets', { Rule: 'alert', Targets: [{ Id: '1', Arn: QUEUE }] });
    call('PutRule', { Name: 'alert', EventPattern: pattern, State: 'DISABLED', Description: 'quiet' });
    expect(arns('default', { names: ['nato'] })).toEqual([]);
    expect(call('DescribeRule', { Name: 'alert' })).toMatchObject({
      State: 'DISABLED',
      Description: 'quiet',
    });
    call('PutRule', { Name: 'alert', EventPattern: pattern });
    expect(arns('default', { names: ['nato'] })).toEqual([QUEUE]);
  });

  it('end with DeleteRule, once their targets are removed', () => {
    call('PutRule', { Name: 'alert', EventPattern: pattern });
    call('PutTargets', { Rule: 'alert', Targets: [{ Id: '1', Arn: QUEUE }] });
    expect(() => call('DeleteRule', { Name: 'alert' })).toThrow(
      "Rule can't be deleted since it has targets.",
    );
    call('RemoveTargets', { Rule: 'alert', Ids: ['1'] });
    expect(call('DeleteRule', { Name: 'alert' })).toEqual({});
    expect(call('DeleteRule', { Name: 'alert' })).toEqual({});
    expect(call('ListRules', { NamePrefix: 'al' })).toEqual({ Rules: [] });
  });

  it('test a pattern without a rule', () => {
    const test = (names: string[]) =>
      call('TestEventPattern', { EventPattern: pattern, Event: JSON.stringify({ detail: { names } }) });
    expect([test(['nato']), test(['un'])]).toEqual([{ Result: true }, { Result: false }]);
  });

  it.each<[what: string, operation: string, input: object, message: string]>([
    [
      'a pattern that is no JSON',
      'PutRule',
      { Name: 'x', EventPattern: '{' },
      'EventPattern is not valid JSON',
    ],
    [
      'a pattern that is not valid',
      'PutRule',
      { Name: 'x', EventPattern: '{"source":"a"}' },
      'Event pattern is not valid. Reason: EventPattern.source: a pattern lists the values',
    ],
    ['no pattern', 'PutRule', { Name: 'x' }, 'EventPattern must be specified'],
    [
      'a schedule',
      'PutRule',
      { Name: 'x', ScheduleExpression: 'rate(1 hour)' },
      'schedules from the template only',
    ],
    [
      'a name with a space',
      'PutRule',
      { Name: 'x y', EventPattern: pattern },
      'Name must be 1 to 64 letters',
    ],
    ['an unknown bus', 'ListRules', { EventBusName: 'old' }, 'Event bus old does not exist.'],
    [
      'an unknown rule',
      'PutTargets',
      { Rule: 'x', Targets: [] },
      'Rule x does not exist on EventBus default.',
    ],
    [
      'a change of the template’s rule',
      'PutTargets',
      { Rule: 'Template', EventBusName: 'news', Targets: [{ Id: '1', Arn: QUEUE }] },
      "Rule Template is the template's: change it there",
    ],
    [
      'a deletion of it',
      'DeleteRule',
      { Name: 'Template', EventBusName: 'news' },
      "Rule Template is the template's",
    ],
  ])('refuse %s', (_, operation, input, message) => {
    expect(() => call(operation, input)).toThrow(message);
  });

  it.each<[what: string, target: object, message: string]>([
    [
      'an SNS topic',
      { Id: '1', Arn: 'arn:aws:sns:us-east-1:000000000000:t' },
      'Target 1: The local run knows queues and functions as targets, not arn:aws:sns:',
    ],
    [
      'a target that changes the event',
      { Id: '1', Arn: QUEUE, InputPath: '$.detail' },
      'Target 1: the local run sends events to targets unchanged and does not know InputPath.',
    ],
    ['a target without an id', { Arn: QUEUE }, 'A target needs an Id and an Arn.'],
  ])('refuse %s', (_, target, message) => {
    call('PutRule', { Name: 'alert', EventPattern: pattern });
    expect(() => call('PutTargets', { Rule: 'alert', Targets: [target] })).toThrow(message);
    expect(call('ListTargetsByRule', { Rule: 'alert' })).toEqual({ Targets: [] });
  });

  it('have at most five targets', () => {
    call('PutRule', { Name: 'alert', EventPattern: pattern });
    const targets = Array.from({ length: 6 }, (_, i) => ({ Id: String(i), Arn: QUEUE }));
    expect(() => call('PutTargets', { Rule: 'alert', Targets: targets })).toThrow(
      'A rule has at most 5 targets.',
    );
  });
});
