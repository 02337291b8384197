// A long straight-line function in parts: engines leave functions beyond some length unoptimised, and cost would no longer
// be linear in the rules. What one part computes for another is carried in arrays.

import { indent } from './code.js';
import type { Names } from './names.js';
import { typed } from './typed.js';

/** Statements up to which a function stays whole, and of which a part consists. */
const longest = 250;
const partLength = 60;

export interface Split {
  /** Functions that stand before. */
  readonly parts: readonly string[];
  /** The body that calls them. */
  readonly body: readonly string[];
}

/** The statements of the function, in the order in which they run. */
export interface Sequence {
  /** Declares what is taken from the facts. */
  readonly prelude: readonly string[];
  readonly lines: readonly string[];
  /** Only when `seen` is given. */
  readonly checks: readonly string[];
  /** Only when more is to be told. */
  readonly told: readonly string[];
  /** Not split: what is returned. */
  readonly tail: readonly string[];
}

export function split({ prelude, lines, checks, told, tail }: Sequence, names: Names): Split {
  const telling = [...checks, 'if (seen.isTold) {', ...told.map((line) => indent(line)), '}'];
  const seen = checks.length === 0 ? told : telling;
  const whole: Split = {
    parts: [],
    body: [
      ...prelude,
      ...lines,
      '',
      `if (seen${checks.length === 0 ? '?.isTold === true' : ' !== undefined'}) {`,
      ...seen.map((line) => indent(line)),
      '}',
      ...tail,
    ],
  };
  const kinds = [
    { name: 'compute', groups: inGroups(lines) },
    { name: 'check', groups: inGroups(checks) },
    { name: 'tell', groups: inGroups(told) },
  ].filter(({ groups }) => groups.some((group) => group.length > 0));
  if (kinds.every(({ groups }) => groups.length <= 1)) return whole;
  const all = kinds.flatMap(({ groups }) => groups);
  const carried = carriedBetween([...all, tail], names);
  if (carried === undefined) return whole;

  const taken = (used: ReadonlySet<string>, own: ReadonlySet<string>): readonly string[] => [
    ...prelude.filter((line) => used.has(declared(line) ?? '')),
    ...[...carried].flatMap(([name, place]) =>
      used.has(name) && !own.has(name) ? [`const ${name} = ${read(place)};`] : [],
    ),
  ];
  const part = (group: readonly string[], head: string): readonly string[] => {
    const own = new Set(statementsOf(group).flatMap((statement) => declared(firstCode(statement)) ?? []));
    const kept = [...carried].flatMap(([name, { slot }]) => (own.has(name) ? [`${slot} = ${name};`] : []));
    const body = [...taken(wordsOf(group), own), ...group, ...kept, 'return true;'];
    const left = body.map((line) => line.replace(/\breturn undefined;$/, 'return false;'));
    return [`function ${head}${typed(': boolean')} {`, ...left.map((line) => indent(line)), '}', ''];
  };
  const numbers = [...carried.values()].filter(({ type }) => type === 'number').length;
  const parameters = (name: string) =>
    `facts${typed(': ScaledFacts')}${name === 'compute' ? '' : `, seen${typed(': Found<Outputs>')}`}`;
  const left = (name: string): string | undefined => {
    const count = kinds.find((kind) => kind.name === name)?.groups.length ?? 0;
    const given = `facts${name === 'compute' ? '' : ', seen'}`;
    const calls = Array.from({ length: count }, (_, index) => `!${name}Part${index + 1}(${given})`);
    return count === 0 ? undefined : calls.join(' ||\n  ');
  };
  const [computed, checked, tells] = [left('compute'), left('check'), left('tell')];
  return {
    parts: [
      '/** What the parts of the computation hand on: they run one after the other, and nothing in between. */',
      'const carried = {',
      `  numbers: new Float64Array(${numbers}),`,
      `  others: new Array${typed('<unknown>')}(${carried.size - numbers}),`,
      '};',
      '',
      ...kinds.flatMap(({ name, groups }) =>
        groups.flatMap((group, index) => part(group, `${name}Part${index + 1}(${parameters(name)})`)),
      ),
    ],
    body: [
      ...(computed === undefined ? [] : [`if (${computed}) return undefined;`]),
      ...(checked === undefined ? [] : [`if (seen !== undefined && (${checked})) return undefined;`]),
      ...(tells === undefined ? [] : [`if (seen?.isTold === true && (${tells})) return undefined;`]),
      ...taken(wordsOf(tail), new Set()),
      ...tail,
    ],
  };
}

/** One group where there are few statements. */
function inGroups(lines: readonly string[]): readonly (readonly string[])[] {
  const statements = statementsOf(lines);
  if (statements.length <= longest) return [lines];
  const groups: (readonly string[])[] = [];
  for (let at = 0; at < statements.length; at += partLength) {
    groups.push(statements.slice(at, at + partLength).flat());
  }
  return groups;
}

interface Place {
  readonly type: string;
  readonly slot: string;
}

const read = ({ type, slot }: Place): string => slot + typed(type === 'number' ? '!' : ` as ${type}`);

/** Where each variable is carried that a later part needs; undefined when the type of one is not known. */
function carriedBetween(
  groups: readonly (readonly string[])[],
  names: Names,
): ReadonlyMap<string, Place> | undefined {
  const declaredIn = new Map<string, number>();
  groups.forEach((group, index) => {
    for (const statement of statementsOf(group)) {
      const name = declared(firstCode(statement));
      if (name !== undefined) declaredIn.set(name, index);
    }
  });
  const carried = new Map<string, Place>();
  const count = { numbers: 0, others: 0 };
  for (const [index, group] of groups.entries()) {
    for (const word of wordsOf(group)) {
      const from = declaredIn.get(word);
      if (from === undefined || from === index || carried.has(word)) continue;
      const type = names.typeOf(word);
      if (type === undefined) return undefined;
      const array = type === 'number' ? 'numbers' : 'others';
      carried.set(word, { type, slot: `carried.${array}[${count[array]++}]` });
    }
  }
  return carried;
}

/** Lines that belong together: a statement with its comments before it and its inner lines after it. */
function statementsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const statements: string[][] = [];
  let open: string[] = [];
  let closed = true;
  for (const line of lines) {
    const inside: boolean = /^[\s})]/.test(line) && line !== '' && !closed;
    if (!inside && open.some(isCode)) {
      statements.push(open);
      open = [];
    }
    open.push(line);
    closed = !isCode(line) && !inside;
  }
  if (open.length > 0) statements.push(open);
  return statements;
}

const isCode = (line: string): boolean => line !== '' && !line.startsWith('//');

const firstCode = (statement: readonly string[]): string => statement.find(isCode) ?? '';

const declared = (line: string): string | undefined =>
  /^(?:const|let) ([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(line)?.[1];

/** The names in code, comments and texts left aside. */
function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  const code = lines
    .filter(isCode)
    .map((line) => line.replace(/'(?:[^'\\\n]|\\.)*'/g, "''").replace(/\/\*.*?\*\/|\/\/.*$/gm, ''))
    .join('\n');
  return new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []);
}
