// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are placeholders of Fn::Sub.
import { expect, test } from 'vitest';
import { orderResources } from '../../../local/template/order-resources.ts';

const resource = (Properties: Record<string, unknown> = {}, more: object = {}) => ({
  Type: 'T',
  Properties,
  ...more,
});

test.each([
  ['Ref', { a: { deep: [{ Ref: 'Later' }] } }],
  ['Fn::GetAtt of a pair', { a: { 'Fn::GetAtt': ['Later', 'Arn'] } }],
  ['Fn::GetAtt of a path', { a: { 'Fn::GetAtt': 'Later.Arn' } }],
  ['Fn::Sub', { a: { 'Fn::Sub': 'x-${Later.Arn}' } }],
  ['Fn::Sub with variables', { a: { 'Fn::Sub': ['${X}', { X: { Ref: 'Later' } }] } }],
])('a resource follows those that it refers to by %s', (_, properties) => {
  expect(orderResources({ Resources: { First: resource(properties), Later: resource() } })).toEqual([
    'Later',
    'First',
  ]);
});

test.each([['Later'], [['Later']]])('a resource follows those that it depends on', (DependsOn) => {
  const Resources = { First: resource({}, { DependsOn }), Later: resource() };
  expect(orderResources({ Resources })).toEqual(['Later', 'First']);
});

test('the error for a circle names its resources', () => {
  const Resources = { A: resource({ b: { Ref: 'B' } }), B: resource({ a: { Ref: 'A' } }) };
  expect(() => orderResources({ Resources })).toThrow('A → B → A');
});
