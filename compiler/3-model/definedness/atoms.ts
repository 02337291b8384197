// The elementary conditions behind a condition: thresholds of one quantity are ordered, options of one choice exclude
// one another, and a grid of whole values has nothing between its points.

import { isoFromDays } from '../../runtime/exact/calendar.js';
import { cycleText } from '../../runtime/exact/cycles.js';
import {
  compare,
  divide,
  floor,
  formatDecimal,
  hundred,
  multiply,
  type Rational,
  rational,
  subtract,
} from '../../runtime/exact/rational.js';
import { cycleOf, type Domain, type LoopId, type Type } from '../model.js';
import { always, type Diagram, Diagrams, never } from './decision-diagram.js';

/** What a condition is about. */
export interface Subject {
  /** Equal for equal subjects. */
  readonly key: string;
  /** For witnesses. */
  readonly label: string;
  readonly type: Type;
  /** Of facts: values are multiples of the step within it. */
  readonly domain: Domain | undefined;
  /** The items that it speaks of. */
  readonly loops: ReadonlySet<LoopId>;
}

interface Threshold {
  readonly value: Rational;
  /** The variable says "up to the value" rather than "below it". */
  readonly inclusive: boolean;
  readonly variable: number;
}

interface Variable {
  readonly subject: Subject;
  readonly means:
    | { readonly kind: 'holds' }
    | { readonly kind: 'option'; readonly option: string; readonly place: number }
    | { readonly kind: 'threshold'; readonly threshold: Threshold };
}

export class Atoms {
  readonly diagrams = new Diagrams();
  readonly #variables: Variable[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #thresholds = new Map<string, Threshold[]>();

  /** The subject is a condition by itself. */
  holds(subject: Subject): Diagram {
    return this.diagrams.variable(
      this.#number(`${subject.key} holds`, { subject, means: { kind: 'holds' } }),
    );
  }

  /** The subject, a choice, is an option of its set; options are asked one after the other, so that exactly one holds. */
  isOption(subject: Subject, option: string): Diagram {
    const options = subject.type.kind === 'choice' ? subject.type.set.options : [];
    const place = options.findIndex(({ name }) => name === option);
    if (place < 0)
      return this.holds({
        ...subject,
        key: `${subject.key} is ${option}`,
        label: `${subject.label} = ${option}`,
      });
    // All variables of the choice get their numbers in order, whichever option is asked first.
    const asked = options.slice(0, -1).map(({ name }, index) =>
      this.diagrams.variable(
        this.#number(`${subject.key} is ${name}`, {
          subject,
          means: { kind: 'option', option: name, place: index },
        }),
      ),
    );
    return asked
      .slice(0, place)
      .reduceRight((rest, earlier) => this.diagrams.choose(earlier, never, rest), asked[place] ?? always);
  }

  /** The subject, a quantity or date, is at most (or below) a value. */
  isUpTo(subject: Subject, bound: Rational, inclusiveBound: boolean): Diagram {
    let value = bound;
    let inclusive = inclusiveBound;
    if (subject.domain !== undefined) {
      const { from, to, step } = subject.domain;
      const steps = floor(divide(bound, step));
      const grid = multiply(rational(steps), step);
      value = !inclusive && compare(grid, bound) === 0 ? subtract(grid, step) : grid;
      inclusive = true;
      if (compare(value, to) >= 0) return always;
      if (compare(value, from) < 0) return never;
    }
    const key = `${subject.key} ${inclusive ? 'up to' : 'below'} ${value.n}/${value.d}`;
    const fresh = !this.#numbers.has(key);
    const variable = this.#numbers.get(key) ?? this.#variables.length;
    const threshold: Threshold = { value, inclusive, variable };
    this.#number(key, { subject, means: { kind: 'threshold', threshold } });
    if (fresh) {
      this.#thresholds.set(subject.key, [...(this.#thresholds.get(subject.key) ?? []), threshold]);
    }
    return this.diagrams.variable(variable);
  }

  /** True when the condition holds in every case that can be. */
  isAlways(condition: Diagram): boolean {
    return condition === always || this.counterexample(condition) === undefined;
  }

  /** A case, in values of variables, in which the condition does not hold. */
  counterexample(condition: Diagram): ReadonlyMap<number, boolean> | undefined {
    const failing = this.diagrams.not(condition);
    return this.diagrams.satisfy(this.diagrams.and(this.#theory(failing), failing));
  }

  /** The condition for all items at once: it holds whatever the facts of the item looked at are. */
  forAllItems(condition: Diagram, loop: LoopId): Diagram {
    const items = new Set(
      [...this.diagrams.variablesOf(condition)].filter((variable) =>
        this.#variables[variable]?.subject.loops.has(loop),
      ),
    );
    if (items.size === 0) return condition;
    const failing = this.diagrams.not(condition);
    return this.diagrams.not(this.diagrams.exists(this.diagrams.and(this.#theory(failing), failing), items));
  }

  /** What is known of the variables of a condition whatever the case: up to 10 is also up to 20. */
  #theory(condition: Diagram): Diagram {
    const used = this.diagrams.variablesOf(condition);
    const subjects = new Set<string>();
    for (const variable of used) {
      const known = this.#variables[variable];
      if (known?.means.kind === 'threshold') subjects.add(known.subject.key);
    }
    let theory: Diagram = always;
    for (const subject of subjects) {
      const thresholds = (this.#thresholds.get(subject) ?? [])
        .filter(({ variable }) => used.has(variable))
        .sort((a, b) => compare(a.value, b.value) || Number(a.inclusive) - Number(b.inclusive));
      thresholds.forEach((threshold, index) => {
        const next = thresholds[index + 1];
        if (next === undefined) return;
        const implied = this.diagrams.implies(
          this.diagrams.variable(threshold.variable),
          this.diagrams.variable(next.variable),
        );
        theory = this.diagrams.and(theory, implied);
      });
    }
    return theory;
  }

  /** A case in words: `programme_submitted = no`, `area = 20`. */
  inWords(values: ReadonlyMap<number, boolean>, language: 'en' | 'fr'): string {
    const bySubject = new Map<string, { subject: Subject; found: [Variable, boolean][] }>();
    for (const [number, value] of values) {
      const variable = this.#variables[number];
      if (variable === undefined) continue;
      const { subject } = variable;
      const entry = bySubject.get(subject.key) ?? { subject, found: [] };
      entry.found.push([variable, value]);
      bySubject.set(subject.key, entry);
    }
    return [...bySubject.values()].map(({ subject, found }) => describe(subject, found, language)).join(', ');
  }

  #number(key: string, variable: Variable): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#variables.length;
    this.#variables.push(variable);
    this.#numbers.set(key, number);
    return number;
  }
}

const signs = {
  en: { yes: 'yes', no: 'no', not: 'not' },
  fr: { yes: 'oui', no: 'non', not: 'pas' },
} as const;

function describe(
  subject: Subject,
  found: readonly (readonly [Variable, boolean])[],
  language: 'en' | 'fr',
): string {
  const { label, type } = subject;
  const words = signs[language];
  let below: Threshold | undefined;
  let above: Threshold | undefined;
  const excluded: string[] = [];
  for (const [{ means }, value] of found) {
    if (means.kind === 'holds') return `\`${label} = ${value ? words.yes : words.no}\``;
    if (means.kind === 'option') {
      if (value) return `\`${label} = ${means.option}\``;
      excluded.push(means.option);
    } else if (value && (below === undefined || compare(means.threshold.value, below.value) < 0)) {
      below = means.threshold;
    } else if (!value && (above === undefined || compare(means.threshold.value, above.value) > 0)) {
      above = means.threshold;
    }
  }
  if (excluded.length > 0) {
    const options = type.kind === 'choice' ? type.set.options : [];
    const left = options.find(({ name }) => !excluded.includes(name));
    return left === undefined ? `\`${label} ≠ ${excluded.join(', ')}\`` : `\`${label} = ${left.name}\``;
  }
  const written = (value: Rational): string => {
    if (type.kind === 'date') return isoFromDays(Number(floor(value)));
    const cycle = cycleOf(type);
    const round = cycle && cycleText(value, cycle, 'en');
    if (round !== undefined) return round;
    const shown = type.kind === 'quantity' && type.percent ? multiply(value, hundred) : value;
    const digits = formatDecimal(shown) ?? `${shown.n}/${shown.d}`;
    return type.kind === 'quantity' && type.percent ? `${digits} %` : digits;
  };
  if (below?.inclusive) return `\`${label} = ${written(below.value)}\``;
  if (below !== undefined) return `\`${label} < ${written(below.value)}\``;
  if (above === undefined) return `\`${label}\``;
  if (subject.domain !== undefined) {
    const next = subtract(above.value, { n: -subject.domain.step.n, d: subject.domain.step.d });
    return `\`${label} = ${written(next)}\``;
  }
  return `\`${label} ${above.inclusive ? '>' : '≥'} ${written(above.value)}\``;
}
