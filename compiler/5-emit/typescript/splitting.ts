// A long straight-line function in parts: engines leave functions beyond some length unoptimised, and cost would no longer
// be linear in the rules. What one part computes for another is carried in arrays.

import { indent } from './code.js';
import type { Names } from './names.js';

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
  readonly seen: readonly string[];
  /** Not split: what is returned. */
  readonly tail: readonly string[];
}

export function split({ prelude, lines, seen, tail }: Sequence, names: Names): Split {
  const told = seen.map((line) => indent(line));
  const whole: Split = {
    parts: [],
    body: [...prelude, ...lines, '', 'if (seen !== undefined) {', ...told, '}', ...tail],
  };
  const computing = inGroups(lines);
  const telling = inGroups(seen);
  if (computing.length + telling.length <= 2) return whole;
  const carried = carriedBetween([...computing, ...telling, tail], names);
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
    return [`function ${head}: boolean {`, ...left.map((line) => indent(line)), '}', ''];
  };
  const numbers = [...carried.values()].filter(({ type }) => type === 'number').length;
  const calls = computing.map((_, index) => `!computePart${index + 1}(facts, carried)`);
  const tells = telling.map((_, index) => `!tellPart${index + 1}(facts, carried, seen)`);
  return {
    parts: [
      '/** What the parts of the computation hand on. */',
      'interface Carried {',
      '  readonly numbers: Float64Array;',
      '  readonly others: unknown[];',
      '}',
      '',
      ...computing.flatMap((group, index) =>
        part(group, `computePart${index + 1}(facts: ScaledFacts, carried: Carried)`),
      ),
      ...telling.flatMap((group, index) =>
        part(group, `tellPart${index + 1}(facts: ScaledFacts, carried: Carried, seen: Found<Outputs>)`),
      ),
    ],
    body: [
      'const carried: Carried = {',
      `  numbers: new Float64Array(${numbers}),`,
      `  others: new Array<unknown>(${carried.size - numbers}),`,
      '};',
      `if (${calls.join(' ||\n  ')}) return undefined;`,
      `if (seen !== undefined && (${tells.join(' ||\n  ')})) return undefined;`,
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

const read = ({ type, slot }: Place): string => (type === 'number' ? `${slot}!` : `${slot} as ${type}`);

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
