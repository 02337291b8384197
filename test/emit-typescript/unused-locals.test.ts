// Locals that nothing reads go, what may refuse the case stays, and names are told apart by what they are, not by their text.

import { expect, it } from 'vitest';
import {
  atom,
  call,
  js,
  literalCode,
  Name,
  textCode,
  truthLiteral,
} from '../../compiler/6-emit/typescript/code/code.js';
import { asTypeScript } from '../../compiler/6-emit/typescript/code/marks.js';
import { functionLines, linesOf } from '../../compiler/6-emit/typescript/code/printing.js';
import { runtime } from '../../compiler/6-emit/typescript/code/runtime-names.js';
import {
  array,
  aside,
  assign,
  conditional,
  constant,
  lambda,
  later,
  leave,
  pushed,
  returns,
  type Statement,
  variable,
  when,
} from '../../compiler/6-emit/typescript/code/statements.js';
import { fileOf, typed } from '../../compiler/6-emit/typescript/code/typed.js';
import { withoutUnused } from '../../compiler/6-emit/typescript/code/unused-locals.js';

const local = (text: string, type?: string) => new Name(text, 'local', type);
const [a, b, find, i] = [local('a'), local('b'), local('find_b'), local('i')];
const [one, two] = [literalCode('1'), literalCode('2')];
const refusing = constant(a, call(find), { refuses: true });
const each = [{ by: runtime.inOrder, parameter: i }];
const carried = (name: Name, value = js`${i} > 0`) => lambda(name, each, [returns(value)]);
const ofB = js`${b}(${i})`;

const settled: readonly (readonly [what: string, body: readonly Statement[], becomes: string])[] = [
  ['a value', [constant(a, one), returns(two)], 'return 2;'],
  [
    'one that only a removed one read',
    [constant(a, one), constant(b, js`${a} + 1`), returns(two)],
    'return 2;',
  ],
  ['one that is read', [constant(a, one), returns(a)], 'const a = 1;\nreturn a;'],
  ['a call that may refuse', [refusing, returns(two)], 'find_b();\nreturn 2;'],
  ['a call that cannot', [constant(a, call(atom('Math.min'), one, two)), returns(two)], 'return 2;'],
  ['a comment behind it', [constant(a, one, { note: ' // × 0.01' }), returns(two)], 'return 2;'],
  ['a comment before it', [aside('// fee'), constant(a, one), returns(two)], '// fee\nreturn 2;'],
  [
    'a function',
    [lambda(a, [{ by: undefined, parameter: undefined }], [returns(call(find))]), returns(two)],
    'return 2;',
  ],
  [
    'a lazy value, and what only it read',
    [
      constant(b, one),
      lambda(a, [{ by: runtime.once, parameter: undefined }], [aside('// why'), returns(b)]),
      returns(two),
    ],
    'return 2;',
  ],
  [
    'a carried function that one above it reads',
    [carried(a, ofB), carried(b), returns(call(a, one))],
    'const a = inOrder((i: number) => b(i));\nconst b = inOrder((i: number) => i > 0);\nreturn a(1);',
  ],
  ['a carried function', [carried(a), returns(two)], 'return 2;'],
  ['a name in a text', [constant(a, one), returns(textCode('a'))], "return 'a';"],
  ['a name of a property', [constant(a, one), returns(js`{ a: ${b}.a }`)], 'return { a: b.a };'],
  [
    'the same name elsewhere',
    [conditional(b, [constant(local('a'), one)]), constant(a, two), returns(a)],
    'if (b) {\n}\nconst a = 2;\nreturn a;',
  ],
  [
    'what is only given',
    [later(a, typed(': number')), conditional(b, [assign(a, one)]), returns(two)],
    'if (b) {\n}\nreturn 2;',
  ],
  [
    'what is given and read',
    [later(a, typed(': number')), assign(a, one), returns(a)],
    'let a: number;\na = 1;\nreturn a;',
  ],
  [
    'what changes from a first value on',
    [variable(a, truthLiteral(false)), assign(a, truthLiteral(true)), returns(two)],
    'let a = false;\na = true;\nreturn 2;',
  ],
  [
    'an array that is filled',
    [array(a, typed(': number[]')), pushed(a, one), returns(two)],
    'const a: number[] = [];\na.push(1);\nreturn 2;',
  ],
];

const printed = (body: readonly Statement[]): string => asTypeScript(fileOf(linesOf(body)).text);

it.each(settled)('%s', (_, body, becomes) => {
  expect(printed(withoutUnused(body))).toBe(becomes);
});

it('marks parameters that nothing reads, of functions and of arrows', () => {
  const type = js`: number`;
  const parameters = [
    { name: a, type },
    { name: b, type },
  ];
  const body = [
    lambda(find, [{ by: runtime.onceEach, parameter: i }], [returns(one)]),
    returns(js`${find}(${b})`),
  ];
  expect(
    asTypeScript(fileOf(functionLines({ head: 'function f', parameters, result: type, body })).text),
  ).toBe(
    'function f(_a: number, b: number): number {\n  const find_b = onceEach((_i: number) => 1);\n  return find_b(b);\n}\n',
  );
});

it('never writes what never happens', () => {
  expect(printed([when(truthLiteral(false), leave), when(b, leave)])).toBe('if (b) return undefined;');
});

it('refuses a piece of code in a template of texts, where what it uses would be lost', () => {
  expect(() => `const b = ${a};`).toThrow('js`');
});
