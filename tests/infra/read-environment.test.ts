import { RemovalPolicy } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { readEnvironment } from '../../infra/read-environment.ts';

const ENVIRONMENTS = {
  dev: { removalPolicy: 'destroy', callsPerSecond: { entities: 2 }, dailyBudget: 20_000, dashboard: false },
  prod: { stackName: 'Newsroom' },
  wrong: { removalPolicy: 'keep', dailyBudget: '5', budget: 1 },
};

it('an app without an environment is the stack Copydesk', () => {
  expect(readEnvironment(undefined, ENVIRONMENTS)).toEqual({ stackName: 'Copydesk', props: {} });
});

it('each environment is a stack of its own, with its own properties', () => {
  expect(readEnvironment('dev', ENVIRONMENTS)).toEqual({
    stackName: 'Copydesk-dev',
    props: {
      removalPolicy: RemovalPolicy.DESTROY,
      callsPerSecond: { entities: 2 },
      dailyBudget: 20_000,
      dashboard: false,
    },
  });
  expect(readEnvironment('prod', ENVIRONMENTS)).toEqual({ stackName: 'Newsroom', props: {} });
});

it.each([
  ['test', ENVIRONMENTS, 'The context has no environment "test". It has dev, prod, wrong'],
  ['dev', undefined, 'The context has no environment "dev". It has none'],
  ['wrong', ENVIRONMENTS, 'cannot be read: removalPolicy, dailyBudget, budget. It may have stackName'],
])('the environment %j is refused with an error that says what to do', (name, environments, error) => {
  expect(() => readEnvironment(name, environments)).toThrow(error);
});
