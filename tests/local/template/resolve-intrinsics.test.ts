// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are placeholders of Fn::Sub.
import { describe, expect, test } from 'vitest';
import { holds, resolveIntrinsics } from '../../../local/template/resolve-intrinsics.ts';
import type { Template } from '../../../local/template/template.ts';

const template: Template = {
  Resources: {},
  Parameters: {
    Stage: { Type: 'String', Default: 'test' },
    Unset: { Type: 'String' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/name' },
  },
  Conditions: {
    IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] },
    IsLive: { 'Fn::Not': [{ Condition: 'IsTest' }] },
    Either: { 'Fn::Or': [{ Condition: 'IsTest' }, { Condition: 'IsLive' }] },
    Both: { 'Fn::And': [{ Condition: 'IsTest' }, { Condition: 'IsLive' }] },
  },
};
const references = {
  ref: (id: string) => `ref-${id}`,
  attribute: (id: string, name: string) => `${name}-of-${id}`,
};
const resolve = (value: unknown) => resolveIntrinsics(value, template, references, 'Piece');

describe('an intrinsic function', () => {
  test.each([
    ['Ref', { Ref: 'Bucket' }, 'ref-Bucket'],
    ['Ref of a parameter', { Ref: 'Stage' }, 'test'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Partition' }, 'aws'],
    ['Fn::GetAtt of a pair', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'Arn-of-Queue'],
    ['Fn::GetAtt of a path', { 'Fn::GetAtt': 'Queue.Endpoint.Port' }, 'Endpoint.Port-of-Queue'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'B' }, 'c']] }, 'a-ref-B-c'],
    ['Fn::Split', { 'Fn::Split': [':', 'a:b:c'] }, ['a', 'b', 'c']],
    ['Fn::Select', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['Fn::Sub', { 'Fn::Sub': 'x-${AWS::Region}-${Queue.Arn}-${!Kept}' }, 'x-us-east-1-Arn-of-Queue-${Kept}'],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${A}/${B}', { A: { Ref: 'Stage' } }] }, 'test/ref-B'],
    ['Fn::If', { 'Fn::If': ['IsTest', 'yes', { Ref: 'never' }] }, 'yes'],
    ['AWS::NoValue', { a: 1, b: { 'Fn::If': ['IsLive', 2, { Ref: 'AWS::NoValue' }] } }, { a: 1 }],
    ['AWS::NoValue in a list', [1, { Ref: 'AWS::NoValue' }], [1]],
    [
      'no function',
      { Plain: { 'Not a function': [1, null, true] } },
      { Plain: { 'Not a function': [1, null, true] } },
    ],
  ])('%s', (_, value, resolved) => {
    expect(resolve(value)).toEqual(resolved);
  });

  test.each([
    [
      'Fn::ImportValue',
      { a: { 'Fn::ImportValue': 'x' } },
      'Piece.a: the intrinsic Fn::ImportValue is not supported',
    ],
    ['Fn::FindInMap', [{ 'Fn::FindInMap': ['a', 'b', 'c'] }], 'Piece[0]: the intrinsic Fn::FindInMap'],
    ['Fn::Select past the end', { 'Fn::Select': [2, ['a', 'b']] }, 'Fn::Select 2 of 2 items'],
    ['an unknown condition', { 'Fn::If': ['Nope', 1, 2] }, 'there is no condition Nope'],
    ['a parameter without a value', { Ref: 'Unset' }, 'the parameter Unset has no default'],
    ['a parameter of Parameter Store', { Ref: 'Stored' }, 'the parameter Stored is in Parameter Store'],
  ])('%s is rejected by name', (_, value, message) => {
    expect(() => resolve(value)).toThrow(message);
  });
});

test.each([
  [undefined, true],
  ['IsTest', true],
  ['IsLive', false],
  ['Either', true],
  ['Both', false],
])('the condition %s holds: %s', (condition, expected) => {
  expect(holds(condition, template)).toBe(expected);
});
