// Whether a certificate shows a claim: what has to be shown is computed here, from the model and the claim alone.

import { openLoops } from '../../3-model/expressions/loops.js';
import type { Expression, Fact, Property } from '../../3-model/model.js';
import { negate, one, type Rational } from '../../runtime/exact/rational.js';
import type { ModelIndex } from '../model-index.js';
import { expressionsOf, focusOf, perItemOf, requirementsFor } from '../spoken-of.js';
import type { Certificate } from './certificate.js';
import { emptyFrame, type Frame } from './reckon/frame.js';
import { constantGoal, goalOf, opposite, plus } from './reckon/goal.js';
import { Replay, type Wanted } from './replay.js';
import { stepOf } from './values/facts.js';
import { FromModel } from './values/from-model.js';
import type { Place } from './values/of-items.js';
import type { AskedKind, ConditionKind, SumKind, WrittenKind } from './values/value.js';
import { isSum, operand, rowsOf, type Value } from './values/value.js';

export interface Confirmation {
  readonly confirmed: boolean;
  /** Whether there may be a case, or two cases, that it speaks of. */
  readonly speaks: boolean;
  /** Steps that were replayed. */
  readonly steps: number;
  /** The rule of the step that did not follow. */
  readonly failedAt?: string;
}

type Moving = Exclude<Property, { kind: 'always' }>;

/** The certificate is believed in nothing: at worst it confirms nothing. */
export function confirmed(
  index: ModelIndex,
  property: Property,
  readings: Readonly<Record<string, string>>,
  certificate: Certificate,
): Confirmation {
  const focus = focusOf(index, property);
  const from = new FromModel(index, readings, focus, property.kind === 'always' ? undefined : property.fact);
  const replay = new Replay(from);
  const answer = new Claim(from, replay, property).isShown(certificate);
  const failed = answer ? undefined : replay.failed?.rule;
  return {
    confirmed: answer,
    speaks: replay.speaks,
    steps: replay.steps,
    ...(failed === undefined ? {} : { failedAt: failed }),
  };
}

/** The item that is spoken of is the one of level 0, whatever it is called. */
const placeOf = (expressions: readonly Expression[]): Place =>
  new Map(expressions.flatMap((expression) => [...openLoops(expression)].map((loop) => [loop, 0] as const)));

class Claim {
  constructor(
    readonly from: FromModel,
    readonly replay: Replay,
    readonly property: Property,
  ) {}

  isShown(certificate: Certificate): boolean {
    const { from, replay, property } = this;
    const { index, focus, values } = from;
    const place = placeOf(expressionsOf(property));
    from.requirements = requirementsFor(index, expressionsOf(property));
    const ofAll = from.requirements.flatMap(({ condition, list }) =>
      list === undefined ? [from.value(condition, new Map())] : [],
    );
    const required = [...ofAll, ...(focus === undefined ? [] : from.required(focus, 0))];
    const when = property.when && from.value(property.when, place);
    const assumed = when ? [...required, when] : required;
    const assume = (frame: Frame | undefined, all: readonly Value[]): Frame | undefined =>
      all.reduce<Frame | undefined>((within, value) => within && replay.assume(within, value, true), frame);
    const answers = (
      about: string,
      start: Frame | undefined,
      conditions: readonly Value[],
      wanted: readonly Wanted[],
    ) => {
      const question = certificate.questions.find((one_) => one_.about === about);
      const frame = assume(start, conditions);
      return !frame || (question !== undefined && replay.part(question.part, frame, wanted));
    };
    if (property.kind === 'always') {
      const each = perItemOf(index, property.condition);
      const value =
        each && each.list === focus
          ? values.not(from.value(each.where, placeOf([each.where])))
          : from.value(property.condition, place);
      return answers('', emptyFrame(), assumed, [{ kind: 'truth', value }]);
    }
    const fact = index.facts.get(property.fact);
    const a = from.value(property.subject, place);
    const wanted = fact && this.#wanted(property, a, values.turned(a, 'B'));
    if (!fact || !wanted) return false;
    const isEveryStep =
      ![
        ...assumed,
        ...from.requirements.flatMap(({ list }) => (list === undefined ? [] : from.required(list, 1))),
      ].some(({ moves }) => moves) && this.#isAlwaysThere(a);
    const conditions = [...assumed, ...assumed.map((value) => values.turned(value, 'B'))];
    return this.#pairs(fact, property, isEveryStep).every(([about, frame]) =>
      answers(about, frame, conditions, wanted),
    );
  }

  #wanted(property: Moving, a: Value, b: Value): readonly Wanted[] | undefined {
    const { values } = this.from;
    const direction = property.kind === 'monotone' ? property.direction : undefined;
    const isNoEffect = direction === 'no-effect';
    if (a.sort === 'symbol') return isNoEffect ? this.#sameSymbol(a, b) : undefined;
    const isUp = direction === 'never-decreases';
    if (a.sort === 'truth') {
      if (direction === undefined) return undefined;
      const implies = (x: Value, y: Value): Wanted => ({
        kind: 'truth',
        value: values.any([values.not(x), y]),
      });
      return isNoEffect ? [implies(a, b), implies(b, a)] : [isUp ? implies(a, b) : implies(b, a)];
    }
    a.sort satisfies 'number';
    const rise = plus(goalOf(b), negate(one), goalOf(a));
    const both = [rise, opposite(rise)];
    const sums = isNoEffect ? both : both.slice(isUp ? 0 : 1, isUp ? 1 : 2);
    const within = (limit: Rational) => both.map((goal) => plus(goal, one, constantGoal(limit)));
    const limit = property.kind === 'no-jump' ? property.limit : undefined;
    const all = limit === undefined ? sums : within(limit);
    return all.map((goal) => ({ kind: 'sum', goal }));
  }

  /** Of what is chosen among texts: each text is chosen in both cases or in none. */
  #sameSymbol(a: Value, b: Value): readonly Wanted[] | undefined {
    const { values } = this.from;
    if (a === b) return [];
    const texts = textsIn(a);
    if (!texts) return undefined;
    const value = values.all(
      [...texts].map((text) => {
        const [x, y] = [values.is(a, text), values.is(b, text)];
        return values.any([values.all([x, y]), values.all([values.not(x), values.not(y)])]);
      }),
    );
    return [{ kind: 'truth', value }];
  }

  /** Whether a value is there in every case, whatever the facts. */
  #isAlwaysThere(value: Value, seen = new Set<Value>()): boolean {
    if (seen.has(value)) return true;
    seen.add(value);
    const { replay } = this;
    const frame = emptyFrame();
    switch (value.kind) {
      case 'none':
      case 'shift':
      case 'day':
      case 'carried':
      case 'opaque':
        return false;
      case 'reciprocal': {
        const divisor = replay.range(operand(value), frame);
        if (!((divisor?.lo && divisor.lo.n > 0n) || (divisor?.hi && divisor.hi.n < 0n))) return false;
        break;
      }
      case 'fold':
        if (!isSum(value)) return false;
        break;
      case 'rows': {
        // Where none of the rows is taken, there is nothing left.
        const none = rowsOf(value).reduce<Frame | undefined>(
          (rest, { when }) => rest && replay.assume(rest, when, false),
          frame,
        );
        if (none) return false;
        break;
      }
      default:
        value.kind satisfies
          | WrittenKind
          | Exclude<AskedKind, 'carried' | 'none'>
          | ConditionKind
          | SumKind
          | 'part'
          | 'between';
        break;
    }
    return value.of.every((part) => this.#isAlwaysThere(part, seen));
  }

  /** The two values of the fact that moves: any two of them, the lower one in case A. */
  #pairs(
    fact: Fact,
    property: Moving,
    isEveryStep: boolean,
  ): readonly (readonly [string, Frame | undefined])[] {
    const { from, replay } = this;
    const { values } = from;
    const level = fact.list === undefined ? undefined : 0;
    const [a, given] = [from.fact(fact.name, level), from.fact(fact.name, level, 'given')];
    const [b, givenToo] = [values.turned(a, 'B'), values.turned(given, 'B')];
    const assume = (frame: Frame | undefined, value: Value, truth = true) =>
      frame && replay.assume(frame, value, truth);
    const both = assume(assume(emptyFrame(), given), givenToo);
    const pairs: (readonly [string, Frame | undefined])[] = [];
    switch (fact.type.kind) {
      case 'quantity':
      case 'date': {
        const apart = plus(goalOf(b), negate(one), goalOf(a));
        const step = stepOf(fact);
        let frame =
          both && step && replay.assumeSum(both, plus(apart, one, constantGoal(negate(step))), false);
        if (both && !step) frame = replay.assumeSum(both, apart, true);
        // Where every step is admissible, consecutive values are one step apart.
        if (frame && property.kind === 'no-jump' && isEveryStep && step) {
          frame = replay.assumeSum(frame, plus(opposite(apart), one, constantGoal(step)), false);
        }
        pairs.push(['', frame]);
        break;
      }
      case 'yes-no':
        pairs.push(['no yes', assume(assume(both, a, false), b)]);
        break;
      case 'choice': {
        const options = fact.type.set.options.map(({ name }) => name);
        for (const [place, first] of options.entries()) {
          for (const second of options.slice(place + 1)) {
            const is = assume(assume(both, values.is(a, first)), values.is(b, second));
            pairs.push([`${first} ${second}`, is]);
          }
        }
        break;
      }
      case 'text':
        pairs.push(['', both]);
        break;
      default:
        fact.type satisfies never;
        return [];
    }
    if (property.kind === 'monotone' && property.direction === 'no-effect' && given.kind === 'given') {
      pairs.push(['absent', assume(assume(emptyFrame(), given, false), givenToo)]);
    }
    return pairs;
  }
}

/** What a value can be that is chosen among texts; undefined where it may be anything. */
function textsIn(value: Value): ReadonlySet<string> | undefined {
  if (value.kind === 'symbol') return new Set([value.text ?? '']);
  if (value.kind !== 'rows') return undefined;
  const all = rowsOf(value).map((row) => textsIn(row.value));
  return all.every((texts) => texts !== undefined) ? new Set(all.flatMap((texts) => [...texts])) : undefined;
}
