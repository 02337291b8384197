// The part of the domain that a proof looks at, and what is already known of terms within it.

import type { Abstract } from '../../range/abstract.js';
import type { Range } from '../../range/interval.js';
import type { Pool } from './pool.js';
import type { Rules } from './rules.js';
import type { Atom, Condition, Poly, Variable } from './terms.js';

/** Narrower than the initial possibilities of some variables, by name. */
export type Box = ReadonlyMap<string, Abstract>;

export const possibilities = (box: Box, variable: Variable): Abstract =>
  box.get(variable.name) ?? variable.initial;

/** How exactly a range must be known: its sign, or on which side of a comparison with zero it lies. */
export type Want = 'sign' | 'up-to' | 'below' | 'equal';

/** Conditions that are assumed, with what that makes of them. */
export type Known = ReadonlyMap<Condition, Condition>;

export interface Frame {
  readonly box: Box;
  readonly known: Known;
  /** The frame that this one narrows, and the variables of all that is narrower in it. */
  readonly within: Frame | undefined;
  readonly changed: bigint;
  /** How many conditions were assumed on the way here, beside the box of the search. */
  readonly level: number;
  readonly polys: Map<Poly, Poly>;
  readonly conditions: Map<Condition, Condition>;
  readonly roughs: Map<Poly, Range | undefined>;
  readonly atoms: Map<Atom, Range | undefined>;
  readonly bounds: Readonly<Record<Want, Map<Poly, Range | undefined>>>;
  readonly inside: Map<string, Frame | undefined>;
  readonly rows: Map<Atom, readonly RowWithin[]>;
}

/** A row of something chosen by conditions, in the frame in which it is chosen. */
export interface RowWithin {
  readonly of: Poly;
  readonly frame: Frame;
}

export const frameOf = (box: Box, level = 0, known: Known = new Map(), narrows?: Narrows): Frame => ({
  box,
  known,
  within: narrows?.frame,
  changed: narrows?.changed ?? 0n,
  level,
  polys: new Map(),
  conditions: new Map(known),
  roughs: new Map(),
  atoms: new Map(),
  bounds: { sign: new Map(), 'up-to': new Map(), below: new Map(), equal: new Map() },
  inside: new Map(),
  rows: new Map(),
});

interface Narrows {
  readonly frame: Frame;
  readonly changed: bigint;
}

/** The widest frame that says the same about some variables: what is known there need not be found again. */
export function homeOf(frame: Frame, variables: bigint): Frame {
  let home = frame;
  while (home.within && (home.changed & variables) === 0n) home = home.within;
  return home;
}

/** What the parts of the prover ask of one another. Undefined ranges: there is no value. */
export interface Engine {
  readonly pool: Pool;
  readonly rules: Rules;
  /** The same value within the frame, with everything decided that is easily decided. */
  readonly simplified: (poly: Poly, frame: Frame) => Poly;
  readonly decided: (condition: Condition, frame: Frame) => Condition;
  /** Term by term. */
  readonly rough: (poly: Poly, frame: Frame) => Range | undefined;
  readonly rangeOfAtom: (atom: Atom, frame: Frame) => Range | undefined;
  /** As exactly as the rules and the fuel allow. */
  readonly bound: (poly: Poly, frame: Frame, want: Want) => Range | undefined;
  /** The frame in which a condition holds, or fails; undefined where it cannot. */
  readonly assuming: (
    condition: Condition,
    holds: boolean,
    frame: Frame,
    level?: number,
  ) => Frame | undefined;
  readonly rowsWithin: (atom: Extract<Atom, { kind: 'cases' }>, frame: Frame) => readonly RowWithin[];
  /** Work left for the current question; rules stop refining at zero. */
  fuel: number;
  /** How deep the current question is nested. */
  depth: number;
}
