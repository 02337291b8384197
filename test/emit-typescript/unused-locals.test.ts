// Locals that nothing reads go, what may refuse the case stays, and whatever words stand in texts and comments is left alone.

import { expect, it } from 'vitest';
import { withoutUnusedLocals } from '../../compiler/6-emit/typescript/code/unused-locals.js';

const hole = '`x[$' + '{a}]`';

const settled: readonly (readonly [what: string, body: string, becomes: string])[] = [
  ['a value', 'const a = 1;\n  return 2;', 'return 2;'],
  ['one that only a removed one read', 'const a = 1;\n  const b = a + 1;\n  return 2;', 'return 2;'],
  ['one that is read', 'const a = 1;\n  return a;', 'const a = 1;\n  return a;'],
  ['a call, which may refuse', 'const a = find_b();\n  return 2;', 'find_b();\n  return 2;'],
  [
    'a call with a function',
    'const a = items.map((i) => find(i));\n  return 2;',
    'items.map((i) => find(i));\n  return 2;',
  ],
  ['a function', 'const a = () => find_b();\n  return 2;', 'return 2;'],
  ['a lazy value', 'const a = once(() => {\n    return find_b();\n  });\n  return 2;', 'return 2;'],
  [
    'a carried function that one above it reads',
    'const a = inOrder((i) => b(i));\n  const b = inOrder((i) => i > 0);\n  return a(1);',
    'const a = inOrder((i) => b(i));\n  const b = inOrder((i) => i > 0);\n  return a(1);',
  ],
  ['a carried function', 'const a = inOrder((i) => i > 0);\n  return 2;', 'return 2;'],
  ['a name in a text', "const a = 1;\n  return 'a';", "return 'a';"],
  ['a name in a comment', 'const a = 1;\n  return 2; // a', 'return 2; // a'],
  ['a name of a property', 'const a = 1;\n  return { a: b.a };', 'return { a: b.a };'],
  ['a property by its name alone', 'const a = 1;\n  return { a };', 'const a = 1;\n  return { a };'],
  ['a hole of a template', `const a = 1;\n  return ${hole};`, `const a = 1;\n  return ${hole};`],
  ['a rest', 'const a = [];\n  return [...a];', 'const a = [];\n  return [...a];'],
  [
    'the same name elsewhere',
    'if (b) {\n    const a = 1;\n  }\n  const a = 2;\n  return a;',
    'if (b) {\n  }\n  const a = 2;\n  return a;',
  ],
  ['what is only given', 'let a;\n  if (b) {\n    a = 1;\n  }\n  return 2;', 'if (b) {\n  }\n  return 2;'],
  ['what is given by a call', 'let a;\n  a = find_b();\n  return 2;', 'find_b();\n  return 2;'],
  ['what is given and read', 'let a;\n  a = 1;\n  return a;', 'let a;\n  a = 1;\n  return a;'],
];

it.each(settled)('%s', (_, body, becomes) => {
  const whole = (inside: string) => `function f(b) {\n  ${inside}\n}\nf(b);\n`;
  expect(withoutUnusedLocals(whole(body)).replace('(_b)', '(b)')).toBe(whole(becomes));
});

it('marks parameters that nothing reads, of functions and of arrows', () => {
  expect(withoutUnusedLocals('function f(a, b) { return b; }\n')).toBe('function f(_a, b) { return b; }\n');
  expect(withoutUnusedLocals('each((i, j) => i, (k) => { return 0; });')).toBe(
    'each((i, _j) => i, (_k) => { return 0; });',
  );
  expect(withoutUnusedLocals('const kept = 1;')).toBe('const kept = 1;');
});
