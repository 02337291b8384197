// How something was shown, as the search remembers it: rules and the nodes that they were applied to.

import type { RuleName } from '../../certificate/certificate.js';
import type { Node } from '../graph/node.js';

/** How a goal was shown: the rule, what it was applied to, and how what it leaves was shown. */
export interface Step {
  readonly rule: RuleName;
  /** The value, or the place of a part of a condition, that the rule was applied to. */
  readonly at?: Node | string;
  readonly beside?: Node;
  readonly pairs?: readonly DroppedPair[];
  readonly then: readonly Step[];
  /** Which row, operand or part of its rule the step is for. */
  readonly for?: Node | string;
}

/** Terms left out: of case A, or a value of case A and of case B that has a factor; of two that are made alike. */
export type DroppedPair =
  | { readonly kind: 'term'; readonly atoms: readonly Node[] }
  | { readonly kind: 'factor'; readonly atom: Node }
  | {
      readonly kind: 'alike';
      /** With the numbers that both have in the goal, of which nothing is left. */
      readonly isWhole?: true;
      readonly lower: readonly Node[];
      readonly upper: readonly Node[];
    };

/** A value goes up, or down, from case A to case B in all of a part. */
export interface Lemma {
  readonly node: Node;
  readonly way: 'up' | 'down';
  readonly step: Step;
}
