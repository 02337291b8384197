// How often each rule of the search stood in a proof that was attacked: a rule that never did was never attacked.

import type { CertifiedPart, RuleName, Step } from '../../compiler/4-analyse/certificate/certificate.js';
import type { Proof } from '../../compiler/4-analyse/prover/prove.js';
import { type Rules, rules } from '../../compiler/4-analyse/prover/reason/rules.js';

const steps = {
  range: 0,
  known: 0,
  empty: 0,
  pairs: 0,
  rows: 0,
  extreme: 0,
  'on-step': 0,
  'two-roundings': 0,
  rounding: 0,
  ends: 0,
  settled: 0,
  each: 0,
  left: 0,
  above: 0,
  both: 0,
  opposite: 0,
} as const satisfies Record<RuleName, 0>;

export class RulesUsed {
  /** Of each step, also of one that no proof stood on. */
  readonly counts = new Map<string, number>(
    Object.keys(steps).map((name): [string, number] => [`step: ${name}`, 0]),
  );
  #asked = new Map<string, number>();

  /** The usual rules; that one of them was asked is noted, and counts where a proof comes of it. */
  rules(): Rules {
    this.#asked = new Map();
    const note = (name: string): void => {
      this.#asked.set(name, (this.#asked.get(name) ?? 0) + 1);
    };
    return {
      ...rules,
      keepsFactors: (factor) => noted(rules.keepsFactors(factor), 'factors of zero or more', note),
      keepsShares: (order, x, y) =>
        noted(rules.keepsShares(order, x, y), order === 0 ? 'terms alike' : 'greater shares', note),
      turnsDivisors: (x, y) => noted(rules.turnsDivisors(x, y), 'divisors turned', note),
      countsMore: (turn, value) => {
        note('counts more');
        return rules.countsMore(turn, value);
      },
      goesOn: (ways) => {
        note('carried on');
        return rules.goesOn(ways);
      },
      overItems: (each, count) => {
        note('sums over items');
        return rules.overItems(each, count);
      },
      keepsOrder: (part) => noted(rules.keepsOrder(part), `order of ${part}`, note),
      roundsApart: (mode, value) => noted(rules.roundsApart(mode, value), `rounded ${mode} apart`, note),
      reciprocal: (a) => {
        note(a.lo && a.lo.n > 0n ? 'reciprocals above zero' : 'reciprocals of others');
        return rules.reciprocal(a);
      },
    };
  }

  /** Each proof counts once for each rule that it stands on. */
  add({ certificate }: Proof): void {
    if (!certificate) return;
    const own = new Set<string>(this.#asked.keys());
    const taken = (step: Step): void => {
      own.add(`step: ${step.rule}`);
      for (const pair of step.pairs ?? []) {
        own.add(`pairs: ${pair.kind}${pair.kind === 'alike' && pair.isWhole ? ', whole' : ''}`);
        if (pair.kind === 'term' && pair.atoms.length > 1) own.add('pairs: term, a product');
      }
      step.then?.forEach(taken);
    };
    const part = (one: CertifiedPart): void => {
      if (one.kind === 'none') return;
      for (const { way, step } of one.lemmas) {
        own.add(`lemma: ${way}`);
        taken(step);
      }
      if (one.kind === 'closed') one.steps.forEach(taken);
      else {
        own.add(`split: ${one.on.kind}`);
        one.parts.forEach(part);
      }
    };
    for (const question of certificate.questions) part(question.part);
    for (const name of own) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}

function noted(holds: boolean, name: string, note: (name: string) => void): boolean {
  if (holds) note(name);
  return holds;
}
