// Random small models with a property each, and the truth about it by trying every case.

import type {
  Definition,
  Expression,
  Fact,
  Model,
  Property,
  RoundingMode,
  Scale,
  Table,
} from '../../compiler/3-model/model.js';
import { type Random, randomFrom } from '../../compiler/4-analyse/cases/random.js';
import { Trials } from '../../compiler/4-analyse/prover/trial.js';
import { compare, type Rational } from '../../compiler/runtime/exact/rational.js';
import {
  above,
  add,
  alternatives,
  always,
  and,
  below,
  choice,
  definition,
  div,
  fact,
  flag,
  from,
  is,
  isNot,
  lookup,
  max,
  min,
  model,
  mul,
  neg,
  not,
  number,
  option,
  or,
  q,
  ref,
  round,
  scale,
  scaled,
  span,
  sub,
  table,
  upTo,
  when,
} from '../analyse/build.js';
import { everyCase } from './every-case.js';

const modes: readonly RoundingMode[] = ['half-up', 'half-down', 'half-even', 'up', 'down'];
const constants = ['0', '1', '2', '3', '5', '7', '10', '0.5', '0.25', '1.5', '0.1', '-1', '-2', '1/3', '2/3'];
const factors = ['0', '0.5', '0.33', '0.8', '1', '1.2', '2', '3', '1/3', '-1', '0.66'];
const steps = ['1', '1', '0.5', '2', '0.1'];

interface Parts {
  readonly facts: readonly Fact[];
  readonly tables: Table[];
  readonly scales: Scale[];
  readonly definitions: Definition[];
}

/** A model with one property. */
export function randomModel(seed: number): Model {
  const random = randomFrom(seed);
  const facts: Fact[] = [];
  const count = 1 + Number(random.below(3n));
  for (let index = 0; index < count; index++) {
    const negative = random.chance(15);
    const size = Number(random.below(count === 1 ? 25n : 7n)) + 1;
    const step = random.pick(['1', '1', '1', '0.5', '0.25']);
    const lo = negative ? -size : random.chance(20) ? 1 : 0;
    facts.push(number('xyz'[index] ?? 'x', lo, lo + size, step));
  }
  if (random.chance(40)) facts.push(flag('f'));
  if (random.chance(30)) facts.push(choice('c', ['a', 'b', 'd']));
  const parts: Parts = { facts, tables: [], scales: [], definitions: [] };
  const steps_ = 1 + Number(random.below(5n));
  for (let index = 0; index < steps_; index++) {
    parts.definitions.push(definition(`d${index}`, formula(random, parts, 2)));
  }
  const requirements = random.chance(12)
    ? [{ condition: condition(random, parts, 0), message: 'no', list: undefined, span }]
    : [];
  return model({ ...parts, requirements, properties: [property(random, parts)] });
}

const numeric = (parts: Parts): readonly Fact[] => parts.facts.filter(({ domain: known }) => known);

function leaf(random: Random, parts: Parts): Expression {
  if (parts.definitions.length > 0 && random.chance(45)) return ref(random.pick(parts.definitions).id);
  if (random.chance(75)) return fact(random.pick(numeric(parts)).name);
  return add(random.pick(constants), 0).kind === 'add'
    ? { kind: 'number', value: q(random.pick(constants)), type: fact('x').type, span }
    : fact('x');
}

function formula(random: Random, parts: Parts, depth: number): Expression {
  if (depth === 0) return leaf(random, parts);
  const inner = () => formula(random, parts, depth - 1);
  switch (Number(random.below(17n))) {
    case 0:
    case 1:
      return add(inner(), inner());
    case 2:
      return sub(inner(), inner());
    case 3:
    case 4:
      return mul(inner(), random.pick(factors));
    case 5:
      return mul(inner(), inner());
    case 6:
      return div(inner(), random.pick(['2', '3', '0.5', '3.05', '-2']));
    case 7:
      return div(inner(), random.chance(50) ? add(leaf(random, parts), 3) : leaf(random, parts));
    case 8:
      return min(inner(), random.chance(50) ? random.pick(constants) : inner());
    case 9:
      return max(inner(), random.chance(50) ? random.pick(constants) : inner());
    case 10:
    case 11:
      return round(inner(), random.pick(steps), random.pick(modes));
    case 12:
    case 13:
      return when(condition(random, parts, 1), inner(), inner());
    case 14:
      return lookup(randomTable(random, parts), [leaf(random, parts)]);
    case 15:
      return random.chance(50)
        ? alternatives(random.pick(['lower', 'higher', 'sum']), inner(), inner())
        : neg(inner());
    default:
      return scaled(randomScale(random, parts), inner());
  }
}

function randomTable(random: Random, parts: Parts): string {
  const id = `t${parts.tables.length}`;
  const a = Number(random.below(4n));
  const b = a + 1 + Number(random.below(4n));
  const cell = () => (random.chance(70) ? random.pick(constants) : leaf(random, parts));
  const inclusive = random.chance(50);
  const [to, then] = inclusive ? ['<=', '>'] : ['<', '>='];
  parts.tables.push(table(id, [`${to}${a}`, cell()], [`${then}${a} <=${b}`, cell()], [`>${b}`, cell()]));
  return id;
}

function randomScale(random: Random, parts: Parts): string {
  const id = `s${parts.scales.length}`;
  const once = random.chance(30) ? { once: random.pick(['1', '2', '-1']) } : {};
  parts.scales.push(
    scale(
      id,
      { to: 2, rate: random.pick(factors) },
      { to: 5, rate: random.pick(factors), ...once },
      { rate: random.pick(factors) },
    ),
  );
  return id;
}

function condition(random: Random, parts: Parts, depth: number): Expression {
  if (depth > 0 && random.chance(25)) {
    const inner = () => condition(random, parts, depth - 1);
    const made = random.pick([and, or])(inner(), inner());
    return random.chance(30) ? not(made) : made;
  }
  const flags = parts.facts.filter(({ type }) => type.kind === 'yes-no');
  if (flags.length > 0 && random.chance(30)) return fact('f', { kind: 'yes-no' });
  const choices = parts.facts.filter(({ type }) => type.kind === 'choice');
  const [chosen] = choices;
  if (chosen && random.chance(30)) return is(fact('c', chosen.type), option(random.pick(['a', 'b', 'd'])));
  const compareWith = random.pick([below, upTo, from, above, is, isNot]);
  return compareWith(leaf(random, parts), random.chance(70) ? random.pick(constants) : leaf(random, parts));
}

function property(random: Random, parts: Parts): Property {
  const base = { id: 'p', text: 'p', section: undefined, span } as const;
  const guard = random.chance(15) ? condition(random, parts, 0) : undefined;
  const last = parts.definitions[parts.definitions.length - 1]?.id ?? 'd0';
  const subject = random.chance(75) ? ref(last) : formula(random, parts, 1);
  const name = random.pick(random.chance(85) ? numeric(parts) : parts.facts).name;
  switch (Number(random.below(8n))) {
    case 0:
    case 1:
    case 2:
      return { ...base, kind: 'monotone', direction: 'never-decreases', subject, fact: name, when: guard };
    case 3:
      return { ...base, kind: 'monotone', direction: 'never-increases', subject, fact: name, when: guard };
    case 4:
      return { ...base, kind: 'monotone', direction: 'no-effect', subject, fact: name, when: guard };
    case 5:
      return {
        ...base,
        kind: 'no-jump',
        subject,
        fact: name,
        limit: q(random.pick(['0', '0.5', '1', '2', '5'])),
        when: guard,
      };
    default:
      return always(
        random.chance(80)
          ? random.pick([upTo, from, upTo, below, is])(
              subject,
              random.chance(50) ? random.pick(constants) : formula(random, parts, 1),
            )
          : condition(random, parts, 1),
        guard,
      );
  }
}

/**
 * A model whose roundings are held to the very value that they reach, or to the next below it: where a proof that is off by
 * a hair at a tie goes wrong.
 */
export function tightModel(seed: number): Model {
  const random = randomFrom(seed * 7919 + 13);
  const lo = random.pick([-9, -6, 0, 0, 1]);
  const facts = [
    number('x', lo, lo + 5 + Number(random.below(8n)), random.pick(['1', '0.5', '0.25'])),
    ...(random.chance(40) ? [number('y', random.pick([-3, 0]), 4, random.pick(['1', '0.5']))] : []),
  ];
  const scaledFact = (): Expression =>
    mul(
      fact(random.pick(facts).name),
      random.pick(['0.5', '0.25', '1.5', '0.3', '1/3', '-0.5', '-1.5', '1']),
    );
  const inner = (): Expression =>
    random.chance(40) ? add(scaledFact(), random.pick(['0.5', '0.25', '-0.5', '0.1', '1.5'])) : scaledFact();
  const step = random.pick(['1', '1', '0.5', '2']);
  const part = (): Expression => round(inner(), step, random.pick(modes));
  const subject = random.pick([
    () => sub(part(), part()),
    () => sub(part(), inner()),
    () => sub(inner(), part()),
    () => add(part(), part()),
    () => sub(add(part(), part()), part()),
  ])();
  const made = model({ facts, definitions: [definition('d0', subject)] });
  const trials = new Trials(made, {});
  const reached = everyCase(made)
    .map((facts_) => trials.value(facts_, ref('d0')))
    .filter((value) => typeof value === 'object')
    .sort(compare);
  const highest = reached[reached.length - 1] ?? q(0);
  const lowest = reached[0] ?? q(0);
  const below_ = [...reached].reverse().find((value) => compare(value, highest) < 0) ?? highest;
  const above_ = reached.find((value) => compare(value, lowest) > 0) ?? lowest;
  const limit = (value: Rational): Expression => ({ kind: 'number', value, type: fact('x').type, span });
  const claim = random.pick([
    upTo(ref('d0'), limit(highest)),
    upTo(ref('d0'), limit(below_)),
    from(ref('d0'), limit(lowest)),
    from(ref('d0'), limit(above_)),
    below(ref('d0'), limit(highest)),
    above(ref('d0'), limit(lowest)),
  ]);
  return { ...made, properties: [always(claim)] };
}
