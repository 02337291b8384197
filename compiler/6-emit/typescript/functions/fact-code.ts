// The facts of the generated evaluator: how each is kept as a scaled value, and the checked reading of a case.

import { type Fact, isTime, type Model, type OptionSet, type Type } from '../../../3-model/model.js';
import { firstDay, lastDay } from '../../../runtime/exact/calendar.js';
import {
  ceiling,
  decimalsOf,
  divide,
  floor,
  hundred,
  multiply,
  type Rational,
} from '../../../runtime/exact/rational.js';
import {
  absent,
  atom,
  type Code,
  call,
  joinedBy,
  js,
  type Line,
  literalCode,
  nought,
  textCode,
  truthLiteral,
} from '../code/code.js';
import { runtime } from '../code/runtime-names.js';
import { access, quote } from '../code/texts.js';
import { typed } from '../code/typed.js';
import { fits, type Integer, literal, most } from '../integers/integer.js';
import { type Operand, unitGrid } from '../integers/operand.js';

/** The type of the items of a list that is there. */
export const itemsType = (list: string): string => `NonNullable<ScaledFacts[${JSON.stringify(list)}]>`;

export const optionNames = (set: OptionSet): readonly string[] => set.options.map((option) => option.name);

/** How a fact stands in `ScaledFacts`. */
export interface ScaledFact {
  readonly fact: Fact;
  /** TypeScript type of the property, without `undefined`. */
  readonly type: string;
  /** The scaled integer: value = integer × grid; undefined for what is not scaled. */
  readonly steps: { readonly grid: Rational; readonly lo: bigint; readonly hi: bigint } | undefined;
  /** What stands in for a fact that is not needed and was not given. */
  readonly standIn: Code;
  /** The property may be missing. */
  readonly mayBeAbsent: boolean;
}

export function scaledFact(fact: Fact): ScaledFact {
  const mayBeAbsent = fact.presence.kind !== 'always';
  const base = { fact, mayBeAbsent };
  const steps = stepsOf(fact);
  if (steps !== undefined) {
    const big = !fits(steps.lo, steps.hi);
    return { ...base, type: big ? 'bigint' : 'number', steps, standIn: literal(steps.lo, big).code };
  }
  switch (fact.type.kind) {
    case 'quantity':
    case 'date':
      return { ...base, type: 'Rational', steps: undefined, standIn: runtime.zero };
    case 'yes-no':
      return { ...base, type: 'boolean', steps: undefined, standIn: truthLiteral(false) };
    case 'choice':
      return { ...base, type: 'number', steps: undefined, standIn: nought };
    case 'text':
      return { ...base, type: 'string', steps: undefined, standIn: textCode('') };
    default:
      fact.type satisfies never;
      return { ...base, type: 'never', steps: undefined, standIn: absent };
  }
}

function stepsOf({ type, domain }: Fact): ScaledFact['steps'] {
  if (type.kind !== 'quantity' && type.kind !== 'date') return undefined;
  if (domain !== undefined) {
    const { from, to, step } = domain;
    return { grid: step, lo: ceiling(divide(from, step)), hi: floor(divide(to, step)) };
  }
  return (type.kind satisfies 'date' | 'quantity') === 'date'
    ? { grid: unitGrid, lo: BigInt(firstDay), hi: BigInt(lastDay) }
    : undefined;
}

/** The operand that a property of a scaled case is. */
export function factOperand({ fact, type, steps }: ScaledFact, code: Code): Operand {
  if (steps !== undefined) {
    const integer: Integer = { code, big: type === 'bigint', lo: steps.lo, hi: steps.hi };
    return { kind: 'scaled', integer, grid: steps.grid };
  }
  return operandOfType(fact.type, code);
}

/** An operand of a type of which nothing more is known. */
function operandOfType(type: Type, code: Code): Operand {
  switch (type.kind) {
    case 'quantity':
    case 'date':
      return { kind: 'loose', code, lo: undefined, hi: undefined };
    case 'yes-no':
      return { kind: 'truth', code };
    case 'choice':
      return { kind: 'option', code, options: optionNames(type.set) };
    case 'text':
      return { kind: 'text', code };
    default:
      return type satisfies never;
  }
}

/** The fast reading of one given value: an expression that is NaN or `undefined` for all that needs a closer look. */
function readCode(scaled: ScaledFact, given: Code): Code | undefined {
  const numbers = (...all: readonly (bigint | number)[]) => all.map((one) => literalCode(String(one)));
  const { fact, steps, type } = scaled;
  switch (fact.type.kind) {
    case 'yes-no':
      return call(runtime.readTruth, given);
    case 'text':
      return call(runtime.readText, given);
    case 'choice':
      return call(runtime.readOption, given, atom(`options${access(fact.type.set.name)}`));
    case 'date':
      return steps && call(runtime.readDay, given, ...numbers(steps.lo, steps.hi));
    case 'quantity': {
      if (isTime(fact.type))
        return steps && call(runtime.readTime, given, ...numbers(steps.grid.n, steps.lo, steps.hi));
      if (steps === undefined || type !== 'number') return undefined;
      const shown = fact.type.percent ? multiply(steps.grid, hundred) : steps.grid;
      const decimals = decimalsOf(shown);
      if (decimals === undefined || decimals > 9) return undefined;
      const units = multiply(shown, { n: 10n ** BigInt(decimals), d: 1n }).n;
      const reach = most([steps.hi, -steps.lo]) * units;
      if (reach >= 10n ** 15n) return undefined;
      return decimals === 0 && units === 1n
        ? call(runtime.readWhole, given, ...numbers(steps.lo, steps.hi))
        : call(runtime.readSteps, given, ...numbers(decimals, units, steps.lo, steps.hi));
    }
    default:
      fact.type satisfies never;
      return undefined;
  }
}

/** The function that reads a plain case fast, or leaves it to the thorough reading. */
export function readerCode(model: Model, scaled: ReadonlyMap<string, ScaledFact>): readonly Line[] {
  const top = model.facts.filter((fact) => fact.list === undefined);
  const fields: string[] = [];
  const lines: Line[] = [];
  const readable = (facts: readonly Fact[]) =>
    facts.every((fact) => {
      const one = scaled.get(fact.name);
      return one !== undefined && readCode(one, js``) !== undefined;
    });
  if (!readable(model.facts) || model.lists.some((list) => list.name === '__proto__')) return [];
  const read = (fact: Fact, local: string, record: string, indentation: string): void => {
    const one = scaled.get(fact.name);
    const given = `${record}[${quote(fact.name)}]`;
    const code = one && readCode(one, atom(given));
    if (one === undefined || code === undefined) return;
    const head = atom(`${indentation}const ${local} = `);
    if (one.mayBeAbsent) {
      lines.push(js`${head}${atom(given)} === undefined ? undefined : ${code};`);
      const unread =
        one.type === 'number' ? `Number.isNaN(${local})` : `${local} === undefined && ${given} !== undefined`;
      lines.push(`${indentation}if (${unread}) return undefined;`);
    } else {
      lines.push(
        js`${head}${code};`,
        `${indentation}if (${one.type === 'number' ? `Number.isNaN(${local})` : `${local} === undefined`}) return undefined;`,
      );
    }
  };
  top.forEach((fact, index) => {
    read(fact, `f${index}`, 'given', '  ');
    fields.push(`${JSON.stringify(fact.name)}: f${index}`);
  });
  for (const [at, list] of model.lists.entries()) {
    const own = model.facts.filter((fact) => fact.list === list.name);
    const items = `l${at}`;
    const mayLack = list.presence.kind !== 'always';
    const isLacking = `given[${quote(list.name)}] === undefined`;
    lines.push(
      js`  const ${atom(items)} = ${atom(mayLack ? `${isLacking} ? [] : ` : '')}${call(runtime.readItems, atom(`given[${quote(list.name)}]`), literalCode(String(list.capacity)))};`,
      `  if (${items} === undefined) return undefined;`,
      js`  const ${atom(items)}_read${typed(`: ${itemsType(list.name)}[number][]`)} = [];`,
      ...(own.length === 1 && own[0] !== undefined
        ? [
            `  for (const one of ${items}) {`,
            `    const item = typeof one === 'object' ? one : { ${JSON.stringify(own[0].name)}: one };`,
          ]
        : [`  for (const item of ${items}) {`]),
      js`    if (!${runtime.isPlain}(item)) return undefined;`,
    );
    own.forEach((fact, index) => {
      read(fact, `${items}_${index}`, 'item', '    ');
    });
    const names = own.map((fact, index) => `${JSON.stringify(fact.name)}: ${items}_${index}`);
    lines.push(
      js`    if (${runtime.countOf}(item) !== ${countOf(own, (fact) => `${items}_${own.indexOf(fact)}`, scaled)}) return undefined;`,
      `    ${items}_read.push({ ${names.join(', ')} });`,
      '  }',
    );
    fields.push(`${JSON.stringify(list.name)}: ${mayLack ? `${isLacking} ? undefined : ` : ''}${items}_read`);
  }
  const always = model.lists.filter(({ presence }) => presence.kind === 'always').length;
  const count = joinedBy(' + ', [
    countOf(top, (fact) => `f${top.indexOf(fact)}`, scaled, always),
    ...model.lists
      .filter(({ presence }) => presence.kind !== 'always')
      .map(({ name }) => `(given[${quote(name)}] === undefined ? 0 : 1)`),
  ]);
  return [
    '/** The usual case, read in one pass; undefined where something asks for the thorough reading that explains it. */',
    js`function readPlain(given${typed(': Readonly<Record<string, unknown>>')})${typed(': ScaledFacts | undefined')} {`,
    ...lines,
    js`  if (${runtime.countOf}(given) !== ${count}) return undefined;`,
    `  return { ${fields.join(', ')} };`,
    '}',
  ];
}

/** How many properties a case has that gives nothing unknown. */
function countOf(
  facts: readonly Fact[],
  local: (fact: Fact) => string,
  scaled: ReadonlyMap<string, ScaledFact>,
  more = 0,
): Code {
  const always = facts.filter((fact) => scaled.get(fact.name)?.mayBeAbsent === false).length + more;
  const others = facts
    .filter((fact) => scaled.get(fact.name)?.mayBeAbsent === true)
    .map((fact) => `(${local(fact)} === undefined ? 0 : 1)`);
  return joinedBy(' + ', [String(always), ...others]);
}
