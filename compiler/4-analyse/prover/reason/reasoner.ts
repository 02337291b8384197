// All that reasons about one claim: one engine a claim, so that what one claim learns is nothing that another one knows.

import { negate, one } from '../../../runtime/exact/rational.js';
import { anything, type Range } from '../../range/interval.js';
import type { Graph } from '../graph/graph.js';
import type { ModelGraph } from '../graph/graph-from-model.js';
import type { Known, Node } from '../graph/node.js';
import { assuming, assumingAtLeastZero, decided, optionsOf, rowsIn } from './assume.js';
import { Carried } from './carried.js';
import { down, type Frame, type Taken, unknown, up, type Ways } from './frame.js';
import { rangeOf, rangeOfPoly, rangeOfTerm } from './ranges.js';
import type { Reasoning } from './reasoning.js';
import type { Rules } from './rules.js';
import { shown } from './shows.js';
import type { Step } from './step.js';
import { opposite, type Poly, plusScaled, polyOf, type Term } from './sums.js';
import { waysOf } from './ways.js';

/** Looks within looks, at most: what lies deeper is not known, as all is that no rule speaks of. */
const deepest = 400;
const mostLemmas = 120;
const fuelForLemma = 60;

export class Reasoner implements Reasoning {
  fuel = 0;
  /** Asked now and then whether the time for this claim is spent. */
  stop: () => boolean = () => false;
  /** Looks for this claim, at most: reasoning ends on any machine, and at the same place on each. */
  mostLooks = Number.POSITIVE_INFINITY;
  #looks = 0;
  #isSpent = false;
  #lemmas = 0;
  #within = 0;
  #depth = 0;
  readonly graph: Graph;
  readonly #carried: Carried;

  constructor(
    readonly of: ModelGraph,
    readonly rules: Rules,
  ) {
    this.graph = of.graph;
    this.#carried = new Carried(
      this,
      (definition, level) => of.items.goingOn(definition, level),
      (node, frame) => this.waysOf(node, frame),
    );
  }

  /** Whether nothing more is looked at, because what was granted is spent. */
  get isSpent(): boolean {
    return this.#isSpent;
  }

  knownOf = (fact: string): Known => this.of.knownOf(fact);
  itemsOf = (list: string) => ({
    most: this.of.capacityOf(list),
    hasFocus: this.of.spoken.focus === list,
  });
  rangeOf = (node: Node, frame: Frame): Range | undefined =>
    this.#deeper(anything, () => rangeOf(this, node, frame));
  rangeOfPoly = (poly: Poly, frame: Frame): Range | undefined =>
    this.#deeper(anything, () => rangeOfPoly(this, poly, frame));
  rangeOfTerm = (term: Term, frame: Frame): Range | undefined =>
    this.#deeper(anything, () => rangeOfTerm(this, term, frame));
  decided = (node: Node, frame: Frame): boolean | undefined => {
    if (frame.settled.has(node)) return frame.settled.get(node);
    const answer = this.#deeper(undefined, () => decided(this, node, frame));
    frame.settled.set(node, answer);
    return answer;
  };
  optionsOf = (node: Node, frame: Frame): ReadonlySet<string> | undefined =>
    this.#deeper(undefined, () => optionsOf(this, node, frame));
  required = (list: string, level: number): readonly Node[] => this.of.items.required(list, level);
  carriedRange = (node: Node & { readonly kind: 'carried' }): Range | undefined => this.#carried.range(node);
  carriedWays = (node: Node & { readonly kind: 'carried' }): Ways => this.#carried.ways(node);
  /** Too deep, nothing more is assumed: what is shown without it holds with it. */
  assuming = (frame: Frame, node: Node, truth: boolean): Frame | undefined => {
    const known = frame.assumed(truth);
    if (known.has(node)) return known.get(node);
    const within = this.#deeper<Frame | undefined>(frame, () => assuming(this, frame, node, truth));
    known.set(node, within);
    return within;
  };
  assumingAtLeastZero = (frame: Frame, poly: Poly, isAbove: boolean): Frame | undefined =>
    this.#deeper(frame, () => assumingAtLeastZero(this, frame, poly, isAbove));
  rowsIn = (node: Node & { readonly kind: 'rows' }, frame: Frame): readonly Taken[] => {
    const known = frame.taken.get(node);
    if (known) return known;
    const taken = rowsIn(this, node, frame);
    frame.taken.set(node, taken);
    return taken;
  };
  waysOf = (node: Node, frame: Frame): Ways =>
    this.#deeper(unknown, () => waysOf(this, this.graph.turned(node, 'A'), frame, this.#byLemma));

  shown(goal: Poly, frame: Frame): Step | undefined {
    return shown(this, goal, frame);
  }

  /** `nothing` is what holds of anything: the answer where the stack or the time would not bear another look. */
  #deeper<T>(nothing: T, look: () => T): T {
    if ((++this.#looks & 0xff) === 0) this.#isSpent ||= this.#looks > this.mostLooks || this.stop();
    if (this.#isSpent || this.#depth >= deepest) return nothing;
    this.#depth++;
    const found = look();
    this.#depth--;
    return found;
  }

  /** Where what a node is made of does not tell, its difference between both cases may. */
  #byLemma = (node: Node, frame: Frame): Ways => {
    if (this.#carried.isOpen) return unknown;
    if (node.sort !== 'number' || this.#lemmas >= mostLemmas || this.#within > 3) return unknown;
    if (node.kind === 'opaque' || node.kind === 'fact') return unknown;
    this.#lemmas++;
    this.#within++;
    const fuel = this.fuel;
    const rise = plusScaled(polyOf(this.graph.turned(node, 'B')), negate(one), polyOf(node));
    let ways = unknown;
    this.fuel = Math.min(fuel, fuelForLemma);
    const rises = shown(this, rise, frame);
    if (rises) {
      ways |= up;
      frame.lemmas.push({ node, way: 'up', step: rises });
    } else {
      this.fuel = Math.min(fuel, fuelForLemma);
      const falls = shown(this, opposite(rise), frame);
      if (falls) {
        ways |= down;
        frame.lemmas.push({ node, way: 'down', step: falls });
      }
    }
    this.fuel = fuel;
    this.#within--;
    return ways;
  };
}
