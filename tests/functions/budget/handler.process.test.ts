import {
  GetEventSourceMappingCommand,
  LambdaClient,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { sqsEvent } from '../../support/events.ts';
import { loadHandler } from '../../support/load-handler.ts';

const lambda = mockClient(LambdaClient);
const table = mockClient(DynamoDBDocumentClient);
const updates = () =>
  lambda.commandCalls(UpdateEventSourceMappingCommand).map(({ args: [{ input }] }) => input);

beforeEach(() => {
  for (const mock of [lambda, table]) mock.reset();
  table.onAnyCommand().resolves({});
  table.on(GetCommand).resolves({ Item: { taken: 500 } });
  lambda.on(UpdateEventSourceMappingCommand).resolves({});
  lambda.on(GetEventSourceMappingCommand, { UUID: 'source-1' }).resolves({ State: 'Enabled' });
});

it('the budget handler closes the source that its environment names when the units are spent', async () => {
  const handler = await loadHandler('budget', { COPYDESK_DAILY_BUDGET_UNITS: '500' });
  await handler(sqsEvent([]));
  expect(updates()).toEqual([{ UUID: 'source-1', Enabled: false }]);
});

it('the budget handler leaves the source open while units are left', async () => {
  const handler = await loadHandler('budget', { COPYDESK_DAILY_BUDGET_UNITS: '501' });
  await handler(sqsEvent([]));
  expect(updates()).toEqual([]);
});

it.each(['0', '-1', '1.5', 'many'])(
  'the budget handler does not start with a budget of %s',
  async (units) => {
    await expect(loadHandler('budget', { COPYDESK_DAILY_BUDGET_UNITS: units })).rejects.toThrow(
      `COPYDESK_DAILY_BUDGET_UNITS is "${units}"`,
    );
  },
);
