import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventBus } from '../../../core/runtime/event-bus.ts';
import { articleEventOf } from '../../../functions/publish/article-event.ts';
import { aHead } from '../../support/articles.ts';

const bridge = mockClient(EventBridgeClient);
const bus = new EventBus(new EventBridgeClient({}), 'copydesk-bus');
const event = articleEventOf(aHead(), 'DELETED');
const refusal = {
  FailedEntryCount: 1,
  Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' }],
};
const calls = () => bridge.commandCalls(PutEventsCommand).map(({ args: [{ input }] }) => input.Entries);

beforeEach(() => {
  bridge.reset();
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => vi.restoreAllMocks());

describe('the event bus', () => {
  it('receives an article’s event under the name that rules match', async () => {
    bridge.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
    await bus.emit(event);
    expect(calls()).toEqual([
      [
        {
          EventBusName: 'copydesk-bus',
          Source: 'copydesk',
          DetailType: 'article.deleted',
          Detail: JSON.stringify(event.detail),
          Resources: ['arn:aws:s3:::articles'],
        },
      ],
    ]);
  });

  it('receives a refused event again, although the call succeeded', async () => {
    bridge.on(PutEventsCommand).resolvesOnce(refusal).resolvesOnce(refusal).resolves({ FailedEntryCount: 0 });
    await bus.emit(event);
    expect(calls()).toHaveLength(3);
    expect(calls()[2]).toEqual(calls()[0]);
  });

  it('that refuses every time makes emit fail with the event’s type and the reason', async () => {
    bridge.on(PutEventsCommand).resolves(refusal);
    await expect(bus.emit(event)).rejects.toThrow(
      'EventBridge refused article.deleted in 5 attempts: ThrottlingException slow down',
    );
    expect(calls()).toHaveLength(5);
  });

  it('passes on the error of a call', async () => {
    bridge.on(PutEventsCommand).rejects(new Error('no network'));
    await expect(bus.emit(event)).rejects.toThrow('no network');
  });
});
