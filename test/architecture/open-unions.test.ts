// What lint finds of silent defaults, on small programs.

import ts from 'typescript';
import { expect, it } from 'vitest';
import { type OpenPlace, openPlaces } from './open-unions.js';

const types = `
  type Kind = 'sum' | 'highest' | 'lowest';
  type Node = { kind: 'number'; value: number } | { kind: 'add'; left: Node } | { kind: 'name'; name: string };
  declare const kind: Kind;
  declare const wide: 'a' | 'b' | 'c' | 'd' | 'e' | 'f';
  declare const pair: 'highest' | 'lowest';
  declare const node: Node;
  declare const two: { kind: 'number'; value: number } | { kind: 'name'; name: string };
`;

function found(code: string): readonly Pick<OpenPlace, 'what' | 'swallowed'>[] {
  const text = `${types}${code}`;
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: (name) =>
      name === 'a.ts' ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true) : undefined,
    writeFile: () => undefined,
  };
  const program = ts.createProgram(['a.ts'], { noLib: true, strict: true, types: [] }, host);
  return openPlaces(program, (file) => file === 'a.ts').map(({ what, swallowed }) => ({ what, swallowed }));
}

const open: readonly [string, OpenPlace['what'], readonly string[]][] = [
  ["switch (kind) { case 'sum': break; default: 1; }", 'default', ['highest', 'lowest']],
  ["switch (kind) { case 'sum': case 'highest': case 'lowest': break; default: 1; }", 'default', []],
  ["switch (kind) { case 'sum': break; }", 'no default', ['highest', 'lowest']],
  ["const a = kind === 'sum' ? 1 : kind === 'highest' ? 2 : 3;", 'last branch', ['lowest']],
  ["const a = pair !== 'lowest' ? 1 : 2;", 'last branch', ['highest']],
  [
    "function f() { if (kind === 'sum' || kind === 'highest') return 1; return 2; }",
    'last branch',
    ['lowest'],
  ],
  ["if (pair === 'highest') { 1; } else { 2; }", 'last branch', ['lowest']],
  ["const some = new Set<Kind>(['sum']); some.has(kind);", 'list of some', ['highest', 'lowest']],
  [
    "const of = new Map<Kind, number>([['sum', 1], ['lowest', 2]]); of.get(kind);",
    'list of some',
    ['highest'],
  ],
  ["const a = wide === 'a' ? 1 : wide === 'b' ? 2 : 3;", 'last branch', ['c', 'd', 'e', 'f']],
  [
    "function f() { if (node.kind === 'add') return 1; if (node.kind === 'name') return 2; return 3; }",
    'last branch',
    ['number'],
  ],
];

it.each(open)('%s', (code, what, swallowed) => {
  expect(found(code)).toEqual([{ what, swallowed }]);
});

it.each([
  ["switch (kind) { case 'sum': case 'highest': case 'lowest': break; default: kind satisfies never; }"],
  ["switch (kind) { case 'sum': break; default: kind satisfies 'highest' | 'lowest'; }"],
  ['const a = { highest: 1, lowest: 2 }[pair];'],
  ["const a = (pair satisfies 'highest' | 'lowest') === 'highest' ? 1 : 2;"],
  ["function f() { if (pair === 'highest') return 1; pair satisfies 'lowest'; return 2; }"],
  ["const a = two.kind === 'number' ? 1 : two.name;"],
  ["const a = two.kind === 'number' ? two.value : undefined;"],
  ["const a = node.kind === 'number' ? 1 : 2;"],
  ["const some = new Set<Kind>(['sum', 'highest', 'lowest']); some.has(kind);"],
  ['const some = { sum: true, highest: false, lowest: false }; some[kind];'],
])('is silent about %s', (code) => {
  expect(found(code)).toEqual([]);
});
