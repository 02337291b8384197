// What the parts of reasoning ask of one another.

import type { Range } from '../../range/interval.js';
import type { Graph } from '../graph/graph.js';
import type { Known, Node } from '../graph/node.js';
import type { Frame, Taken, Ways } from './frame.js';
import type { Rules } from './rules.js';
import type { Poly, Term } from './sums.js';

export interface Reasoning {
  readonly graph: Graph;
  readonly rules: Rules;
  readonly knownOf: (fact: string) => Known;
  /** How many items a list can have, and whether one of them is spoken of by itself. */
  readonly itemsOf: (list: string) => { readonly most: number; readonly hasFocus: boolean };
  /** What is required of the item of a level. */
  readonly required: (list: string, level: number) => readonly Node[];
  /** Limits, and ways, of what is carried from item to item. */
  readonly carriedRange: (node: Node & { readonly kind: 'carried' }) => Range | undefined;
  readonly carriedWays: (node: Node & { readonly kind: 'carried' }) => Ways;
  /** Limits of a number; undefined where it never has a value in the frame. */
  readonly rangeOf: (node: Node, frame: Frame) => Range | undefined;
  readonly rangeOfPoly: (poly: Poly, frame: Frame) => Range | undefined;
  readonly rangeOfTerm: (term: Term, frame: Frame) => Range | undefined;
  /** Whether a truth is settled in the frame. */
  readonly decided: (node: Node, frame: Frame) => boolean | undefined;
  /** What a symbol can be; undefined where anything. */
  readonly optionsOf: (node: Node, frame: Frame) => ReadonlySet<string> | undefined;
  /** The frame in which a truth is so; undefined where it cannot be. */
  readonly assuming: (frame: Frame, node: Node, truth: boolean) => Frame | undefined;
  readonly assumingAtLeastZero: (frame: Frame, poly: Poly, isAbove: boolean) => Frame | undefined;
  readonly waysOf: (node: Node, frame: Frame) => Ways;
  /** Rows that can be taken, each with the frame in which it is. */
  readonly rowsIn: (node: Node & { readonly kind: 'rows' }, frame: Frame) => readonly Taken[];
  /** Steps that may still be taken; what is asked for beyond them is left open. */
  fuel: number;
}
