// What has to be shown for a claim: in each frame, that something is true, or that sums are not below zero.

import { openLoops } from '../../../3-model/expressions/loops.js';
import type { Expression, Fact, Model, Property } from '../../../3-model/model.js';
import { negate, one, type Rational } from '../../../runtime/exact/rational.js';
import { indexOf } from '../../model-index.js';
import { expressionsOf, focusOf, perItemOf, requirementsFor } from '../../spoken-of.js';
import { Graph } from '../graph/graph.js';
import { ModelGraph } from '../graph/graph-from-model.js';
import type { FactNodeKind, TruthNodeKind } from '../graph/node.js';
import { foldTraits, type Node, partsOf } from '../graph/node.js';
import { outside, type Place } from '../graph/place.js';
import { emptyFrame, type Frame } from '../reason/frame.js';
import { Reasoner } from '../reason/reasoner.js';
import type { Rules } from '../reason/rules.js';
import { constantPoly, type Poly, plusConstant, plusScaled, polyOf } from '../reason/sums.js';

/** One thing to be shown; `frame` is undefined where no case meets the assumptions. */
export interface Question {
  readonly frame: Frame | undefined;
  readonly goals: readonly Goal[];
  /** What the two cases have of the fact that moves, where it is one of few values. */
  readonly note: string;
}

export type Goal =
  | { readonly kind: 'truth'; readonly node: Node }
  | { readonly kind: 'sum'; readonly poly: Poly };

export interface Asked {
  readonly reasoner: Reasoner;
  readonly questions: readonly Question[];
}

/** Undefined: the claim is about something that no proof can be made of, such as the order of texts. */
export function asked(
  model: Model,
  property: Property,
  readings: Readonly<Record<string, string>>,
  rules: Rules,
): Asked | undefined {
  const index = indexOf(model);
  const graph = new Graph((fact) => stepOf(index.facts.get(fact)));
  const focus = focusOf(index, property);
  const moving = property.kind === 'always' ? undefined : property.fact;
  const requirements = requirementsFor(index, expressionsOf(property));
  const of = new ModelGraph(graph, { model, readings, focus, moving, requirements });
  const reasoner = new Reasoner(of, rules);
  const place = placeOf(expressionsOf(property));
  const ofAll = requirements.flatMap(({ condition, list }) =>
    list === undefined ? [of.value(condition, outside)] : [],
  );
  const required = focus === undefined ? ofAll : [...ofAll, ...of.items.required(focus, 0)];
  const ofItems = requirements.flatMap(({ list }) => (list === undefined ? [] : of.items.required(list, 1)));
  const when = property.when && of.value(property.when, place);
  const assumed = [...required, ...(when ? [when] : [])];
  const assume = (frame: Frame | undefined, nodes: readonly Node[]): Frame | undefined => {
    let within = frame;
    // What is assumed later may say more of what was assumed before.
    for (const node of nodes) within = within && reasoner.assuming(within, node, true);
    return within;
  };
  if (property.kind === 'always') {
    const perItem = perItemOf(index, property.condition);
    const node =
      perItem && perItem.list === focus
        ? graph.not(of.value(perItem.where, placeOf([perItem.where])))
        : of.value(property.condition, place);
    return {
      reasoner,
      questions: [{ frame: assume(emptyFrame(), assumed), goals: [{ kind: 'truth', node }], note: '' }],
    };
  }
  const fact = index.facts.get(property.fact);
  if (!fact) return undefined;
  const subject = of.value(property.subject, place);
  const [a, b] = [subject, graph.turned(subject, 'B')];
  const everyStep =
    [...required, ...ofItems].every((node) => !node.moves) &&
    when?.moves !== true &&
    isAlwaysThere(reasoner, subject);
  const goals = goalsFor(graph, property, a, b);
  if (!goals) return undefined;
  const bothSides = [...assumed, ...assumed.map((node) => graph.turned(node, 'B'))];
  const pairs = pairsOf(of, reasoner, fact, property, everyStep);
  return {
    reasoner,
    questions: pairs.map(({ frame, note }) => ({ frame: assume(frame, bothSides), goals, note })),
  };
}

/** The item that is spoken of is the one of level 0, whatever it is called. */
const placeOf = (expressions: readonly Expression[]): Place =>
  new Map(expressions.flatMap((expression) => [...openLoops(expression)].map((loop) => [loop, 0] as const)));

function stepOf(fact: Fact | undefined): Rational | undefined {
  return fact?.domain?.step ?? (fact?.type.kind === 'date' ? one : undefined);
}

function goalsFor(
  graph: Graph,
  property: Exclude<Property, { kind: 'always' }>,
  a: Node,
  b: Node,
): readonly Goal[] | undefined {
  const isSame = property.kind === 'monotone' && property.direction === 'no-effect';
  if (a.sort === 'symbol') {
    if (!isSame) return undefined;
    return [{ kind: 'truth', node: sameSymbol(graph, a, b) }];
  }
  if (a.sort === 'truth') {
    const rises: Goal = { kind: 'truth', node: graph.or([graph.not(a), b]) };
    const falls: Goal = { kind: 'truth', node: graph.or([graph.not(b), a]) };
    if (property.kind === 'no-jump') return undefined;
    return isSame ? [rises, falls] : property.direction === 'never-decreases' ? [rises] : [falls];
  }
  const rise = plusScaled(polyOf(b), negate(one), polyOf(a));
  const fall = plusScaled(polyOf(a), negate(one), polyOf(b));
  if (property.kind === 'no-jump') {
    return [rise, fall].map((poly): Goal => ({ kind: 'sum', poly: plusConstant(poly, property.limit) }));
  }
  switch (property.direction) {
    case 'never-decreases':
      return [{ kind: 'sum', poly: rise }];
    case 'never-increases':
      return [{ kind: 'sum', poly: fall }];
    case 'no-effect':
      return [
        { kind: 'sum', poly: rise },
        { kind: 'sum', poly: fall },
      ];
    default:
      property.direction satisfies never;
      return undefined;
  }
}

function sameSymbol(graph: Graph, a: Node, b: Node): Node {
  if (a === b) return graph.yes;
  const values = symbolsIn(a, new Set());
  if (!values) return graph.no;
  return graph.and(
    [...values].map((value) =>
      graph.or([
        graph.and([graph.is(a, value), graph.is(b, value)]),
        graph.and([graph.not(graph.is(a, value)), graph.not(graph.is(b, value))]),
      ]),
    ),
  );
}

/** What a value can be that is chosen among texts; undefined where it may be anything. */
function symbolsIn(node: Node, into: Set<string>): ReadonlySet<string> | undefined {
  if (node.kind === 'symbol') return into.add(node.value);
  if (node.kind !== 'rows') return undefined;
  for (const { value } of node.rows) if (!symbolsIn(value, into)) return undefined;
  return into;
}

/** Whether a value is there in every case, whatever the facts. */
function isAlwaysThere(by: Reasoner, node: Node): boolean {
  const frame = emptyFrame();
  const seen = new Set<Node>();
  const visit = (each: Node): boolean => {
    if (seen.has(each)) return true;
    seen.add(each);
    switch (each.kind) {
      case 'none':
      case 'shift':
      case 'day':
      case 'carried':
      case 'opaque':
        return false;
      case 'reciprocal': {
        const divisor = by.rangeOf(each.of[0], frame);
        const isApart = divisor && ((divisor.lo && divisor.lo.n > 0n) || (divisor.hi && divisor.hi.n < 0n));
        if (!isApart) return false;
        break;
      }
      case 'fold':
        if (foldTraits[each.operation].refusesNone) return false;
        break;
      case 'rows': {
        // Where none of the rows is taken, there is nothing left.
        let rest: Frame | undefined = frame;
        for (const { when } of each.rows) rest = rest && by.assuming(rest, when, false);
        if (rest) return false;
        break;
      }
      default:
        each.kind satisfies
          | TruthNodeKind
          | FactNodeKind
          | 'number'
          | 'symbol'
          | 'between'
          | 'highest'
          | 'lowest'
          | 'sum'
          | 'part'
          | 'round'
          | 'product';
        break;
    }
    return partsOf(each).every(visit);
  };
  return visit(node);
}

interface PairFrame {
  readonly frame: Frame | undefined;
  readonly note: string;
}

/** The two values of the fact that moves: any two of them, the lower one in case A. */
function pairsOf(
  of: ModelGraph,
  by: Reasoner,
  fact: Fact,
  property: Exclude<Property, { kind: 'always' }>,
  everyStep: boolean,
): readonly PairFrame[] {
  const { graph } = of;
  const level = fact.list === undefined ? undefined : 0;
  const a = of.fact(fact.name, level);
  const b = graph.turned(a, 'B');
  const given = of.given(fact.name, level);
  const isNoEffect = property.kind === 'monotone' && property.direction === 'no-effect';
  const start = by.assuming(emptyFrame(), given, true);
  const both = start && by.assuming(start, graph.turned(given, 'B'), true);
  const pairs: PairFrame[] = [];
  switch (fact.type.kind) {
    case 'quantity':
    case 'date': {
      const distance = plusScaled(polyOf(b), negate(one), polyOf(a));
      const step = stepOf(fact);
      let frame =
        both &&
        (step
          ? by.assumingAtLeastZero(both, plusConstant(distance, negate(by.rules.leastStep(step))), false)
          : by.assumingAtLeastZero(both, distance, true));
      if (property.kind === 'no-jump' && everyStep && step && frame) {
        const oneStep = plusScaled(constantPoly(step), negate(one), distance);
        frame = by.assumingAtLeastZero(frame, oneStep, false);
      }
      pairs.push({ frame, note: '' });
      break;
    }
    case 'yes-no': {
      const no = both && by.assuming(both, a, false);
      pairs.push({ frame: no && by.assuming(no, b, true), note: 'no yes' });
      break;
    }
    case 'choice': {
      const options = fact.type.set.options.map((option) => option.name);
      for (const [index, from] of options.entries()) {
        for (const to of options.slice(index + 1)) {
          const first = both && by.assuming(both, graph.is(a, from), true);
          pairs.push({ frame: first && by.assuming(first, graph.is(b, to), true), note: `${from} ${to}` });
        }
      }
      break;
    }
    case 'text':
      pairs.push({ frame: both, note: '' });
      break;
    default:
      fact.type satisfies never;
  }
  if (isNoEffect && given.kind === 'given') {
    const absent = by.assuming(emptyFrame(), given, false);
    pairs.push({ frame: absent && by.assuming(absent, graph.turned(given, 'B'), true), note: 'absent' });
  }
  return pairs;
}
