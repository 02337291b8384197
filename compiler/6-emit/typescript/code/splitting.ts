// A long straight-line function in parts: engines leave functions beyond some length unoptimised, and cost would no longer
// be linear in the rules. What one part computes for another is carried in arrays.

import { atom, type Code, joinedBy, js, type Line, type Name } from './code.js';
import { parameters } from './names.js';
import {
  aside,
  conditional,
  constant,
  declaredBy,
  leave,
  namesOf,
  plain,
  type Statement,
  when,
} from './statements.js';
import { typed, typeNamed } from './typed.js';

const { facts, seen } = parameters;

/** Statements up to which a function stays whole, and of which a part consists. */
const longest = 250;
const partLength = 60;

/** A function of the file that takes what `compute` takes. */
export interface Part {
  readonly head: string;
  readonly takes: 'facts' | 'facts and seen';
  readonly body: readonly Statement[];
}

interface Split {
  /** What stands before the functions. */
  readonly before: readonly Line[];
  readonly parts: readonly Part[];
  /** The body that calls them. */
  readonly body: readonly Statement[];
}

/** The statements of the function, in the order in which they run. */
interface Sequence {
  /** Declares what is taken from the facts. */
  readonly prelude: readonly Statement[];
  readonly lines: readonly Statement[];
  /** Only when `seen` is given. */
  readonly checks: readonly Statement[];
  /** Only when more is to be told. */
  readonly told: readonly Statement[];
  /** Not split: what is returned. */
  readonly tail: readonly Statement[];
}

export function split({ prelude, lines, checks, told, tail }: Sequence): Split {
  const tells = js`${seen}.isTold`;
  const further =
    checks.length === 0
      ? conditional(js`${seen}?.isTold === true`, told)
      : conditional(js`${seen} !== undefined`, [...checks, conditional(tells, told)]);
  const whole: Split = { before: [], parts: [], body: [...prelude, ...lines, aside(''), further, ...tail] };
  const kinds = [
    { name: 'compute', takes: 'facts', groups: inGroups(lines) },
    { name: 'check', takes: 'facts and seen', groups: inGroups(checks) },
    { name: 'tell', takes: 'facts and seen', groups: inGroups(told) },
  ].filter(({ groups }) => groups.some((group) => group.length > 0)) as readonly Kind[];
  if (kinds.every(({ groups }) => groups.length <= 1)) return whole;
  const all = kinds.flatMap(({ groups }) => groups);
  const carried = carriedBetween([...all, tail]);
  if (carried === undefined) return whole;

  const taken = (used: ReadonlySet<Name>, own: ReadonlySet<Name>): readonly Statement[] => [
    ...prelude.filter((statement) => isIn(used, declaredBy(statement))),
    ...[...carried].flatMap(([name, place]) =>
      used.has(name) && !own.has(name) ? [constant(name, read(place))] : [],
    ),
  ];
  const bodyOf = (group: readonly Statement[]): readonly Statement[] => {
    const own = new Set(group.flatMap((statement) => declaredBy(statement) ?? []));
    const kept = [...carried].flatMap(([name, { slot }]) =>
      own.has(name) ? [plain(js`${atom(slot)} = ${name};`)] : [],
    );
    return [...taken(namesOf(group), own), ...group, ...kept, plain(js`return true;`)];
  };
  const numbers = [...carried.values()].filter(({ type }) => type === 'number').length;
  const leftBy = (wanted: Kind['name']): Code | undefined => {
    const kind = kinds.find(({ name }) => name === wanted);
    if (kind === undefined) return undefined;
    const given = { facts, 'facts and seen': js`${facts}, ${seen}` }[kind.takes];
    const calls = kind.groups.map((_, index) => js`!${atom(partName(kind, index))}(${given})`);
    return joinedBy(' ||\n  ', calls);
  };
  const [computed, checked, toldAll] = [leftBy('compute'), leftBy('check'), leftBy('tell')];
  return {
    before: [
      '/** What the parts of the computation hand on: they run one after the other, and nothing in between. */',
      'const carried = {',
      `  numbers: new Float64Array(${numbers}),`,
      js`  others: new Array${typed('<unknown>')}(${carried.size - numbers}),`,
      '};',
      '',
    ],
    parts: kinds.flatMap((kind) =>
      kind.groups.map((group, index) => ({
        head: `function ${partName(kind, index)}`,
        takes: kind.takes,
        body: bodyOf(group),
      })),
    ),
    body: [
      ...(computed === undefined ? [] : [when(computed, leave)]),
      ...(checked === undefined ? [] : [when(js`${seen} !== undefined && (${checked})`, leave)]),
      ...(toldAll === undefined ? [] : [when(js`${seen}?.isTold === true && (${toldAll})`, leave)]),
      ...taken(namesOf(tail), new Set()),
      ...tail,
    ],
  };
}

interface Kind {
  readonly name: 'compute' | 'check' | 'tell';
  readonly takes: Part['takes'];
  readonly groups: readonly (readonly Statement[])[];
}

const partName = ({ name }: Kind, index: number): string => `${name}Part${index + 1}`;

const isIn = (names: ReadonlySet<Name>, name: Name | undefined): boolean =>
  name !== undefined && names.has(name);

/** One group where there are few statements. */
function inGroups(lines: readonly Statement[]): readonly (readonly Statement[])[] {
  const statements = withComments(lines);
  if (statements.length <= longest) return [lines];
  const groups: (readonly Statement[])[] = [];
  for (let at = 0; at < statements.length; at += partLength) {
    groups.push(statements.slice(at, at + partLength).flat());
  }
  return groups;
}

/** Statements, each with the comments before it. */
function withComments(lines: readonly Statement[]): readonly (readonly Statement[])[] {
  const statements: (readonly Statement[])[] = [];
  let open: Statement[] = [];
  for (const line of lines) {
    open.push(line);
    if (line.kind === 'aside') continue;
    statements.push(open);
    open = [];
  }
  if (open.length > 0) statements.push(open);
  return statements;
}

interface Place {
  readonly type: string;
  readonly slot: string;
}

const read = ({ type, slot }: Place): Code =>
  js`${atom(slot)}${typed(type === 'number' ? '!' : js` as ${typeNamed(type)}`)}`;

/** Where each variable is carried that a later part needs; undefined when the type of one is not known. */
function carriedBetween(groups: readonly (readonly Statement[])[]): ReadonlyMap<Name, Place> | undefined {
  const declaredIn = new Map<Name, number>();
  groups.forEach((group, index) => {
    for (const statement of group) {
      const name = declaredBy(statement);
      if (name !== undefined) declaredIn.set(name, index);
    }
  });
  const carried = new Map<Name, Place>();
  const count = { numbers: 0, others: 0 };
  for (const [index, group] of groups.entries()) {
    for (const name of namesOf(group)) {
      const from = declaredIn.get(name);
      if (from === undefined || from === index || carried.has(name)) continue;
      const { type } = name;
      if (type === undefined) return undefined;
      const kind = type === 'number' ? 'numbers' : 'others';
      carried.set(name, { type, slot: `carried.${kind}[${count[kind]++}]` });
    }
  }
  return carried;
}
