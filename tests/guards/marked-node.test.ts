import { describe, expect, it } from 'vitest';
import { replaceMarkedNode } from './marked-node.ts';

const without = (source: string, text = '') => replaceMarkedNode('example.ts', source, 'x', text);

describe('a line comment', () => {
  it.each([
    ['a statement', 'a();\n// guard: x\nb();\nc();', 'a();\n// guard: x\n\nc();'],
    ['an item with its comma', 'f({\n// guard: x\na: 1,\nb: 2 });', 'f({\n// guard: x\n\nb: 2 });'],
    ['an operand with its operator', 'f(a &&\n// guard: x\nb);', 'f(a);'],
  ])('marks %s', (_, source, expected) => {
    expect(without(source)).toBe(expected);
  });

  it('marks a whole expression', () => {
    expect(without('f(\n// guard: x\na && b);', 'false')).toBe('f(\n// guard: x\nfalse);');
  });
});

describe('a block comment', () => {
  it('marks the first operand alone', () => {
    expect(without('if (/* guard: x */ a.b() && c) d();')).toBe('if (/* guard: x */ c) d();');
    expect(without('f(/* guard: x */ a ? b : c);', 'true')).toBe('f(/* guard: x */ true ? b : c);');
  });

  it('marks the node after other characters than ASCII', () => {
    expect(without("f('ü😀', /* guard: x */ a, b);")).toBe("f('ü😀', /* guard: x */  b);");
  });
});

it('two comments may mark the same node', () => {
  expect(without('// guard: x\n// guard: y\na();', 'b();')).toBe('// guard: x\n// guard: y\nb();');
});

it.each([
  ['does not occur', 'a();'],
  ['occurs twice', '// guard: x\na();\n// guard: x\nb();'],
])('a marker that %s is an error', (_, source) => {
  expect(() => without(source)).toThrow('example.ts must have the marker "guard: x" exactly once');
});

it('a marker with nothing after it is an error', () => {
  expect(() => without('a();\n// guard: x')).toThrow('Nothing begins after the marker "x" in example.ts');
});
