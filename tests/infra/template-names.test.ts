import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, it } from 'vitest';
import { CopydeskStack } from '../../infra/copydesk-stack.ts';
import { buildOnce, createTestApp } from './synthesize.ts';

const FIXTURE = 'template-names.json';
const ON_CHANGE =
  'A name of the template changed. A deployed stack replaces a resource whose logical id or physical name changes: the ' +
  'next deploy starts with an empty table, or deletes a queue with its messages. The copydesk command and scripts read ' +
  `the outputs by name. If the change is meant, write it to tests/infra/${FIXTURE} and write upgrade notes in CHANGELOG.md.`;

/** The properties that set a physical name in CloudFormation. */
const PHYSICAL = /^(?:Name|(?:Bucket|Table|Queue|Function|Role|LogGroup|Alarm|Filter)Name)$/;

interface Names {
  readonly resources: readonly string[];
  readonly outputs: readonly string[];
}

beforeAll(buildOnce);

it('the logical ids, physical names and outputs stay the same', async () => {
  const expected = JSON.parse(await readFile(join(import.meta.dirname, FIXTURE), 'utf8'));
  const plain = namesOf(new CopydeskStack(createTestApp(), 'Copydesk'));
  const budgeted = namesOf(new CopydeskStack(createTestApp(), 'Copydesk', { dailyBudget: 1 }));
  expect({ default: plain, dailyBudgetAdds: added(plain, budgeted) }, ON_CHANGE).toEqual(expected);
});

function namesOf(stack: Stack): Names {
  const { Resources, Outputs } = Template.fromStack(stack).toJSON();
  // A version's id has a hash of code and variables: each deployment makes another one.
  const lasting = Object.entries<{ Type: string; Properties?: object }>(Resources).filter(
    ([, { Type }]) => Type !== 'AWS::Lambda::Version',
  );
  const resources = lasting.map(([id, { Type, Properties = {} }]) => {
    const names = Object.entries(Properties).filter(
      ([key, value]) => PHYSICAL.test(key) && typeof value === 'string',
    );
    return [id, Type, ...names.map(([, value]) => value)].join(' ');
  });
  return { resources: resources.sort(), outputs: Object.keys(Outputs).sort() };
}

/** The names that a stack has beyond those of another. */
function added(plain: Names, other: Names): Names {
  const beyond = (from: readonly string[], known: readonly string[]) =>
    from.filter((name) => !known.includes(name));
  return {
    resources: beyond(other.resources, plain.resources),
    outputs: beyond(other.outputs, plain.outputs),
  };
}
