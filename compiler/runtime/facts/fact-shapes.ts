// What the facts of a tariff look like, and a case once it is read.

import type { Rational } from '../exact/rational.js';

/** Exact numbers; a date is a whole number of days since 1970-01-01; a choice is its option's name. */
export type Value = Rational | boolean | string;

export interface FactShape {
  readonly name: string;
  readonly label: string;
  /** The list whose items carry the fact. */
  readonly list: string | undefined;
  readonly kind: 'quantity' | 'yes-no' | 'date' | 'time' | 'choice' | 'text';
  /** As people read it (`m2`, `EUR`); empty where there is none. */
  readonly unit: string;
  /** Given in per cent: 47 stands for 47/100. */
  readonly percent: boolean;
  /** In the scale of values: 47 % is 47/100, dates are days, times of day minutes. Both ends included; multiples of the step from zero. */
  readonly domain:
    | {
        readonly from: Rational;
        readonly to: Rational;
        readonly step: Rational;
        /** No others but these: a requirement holds cases to them. */
        readonly values?: readonly Rational[];
      }
    | undefined;
  /** Of a choice; empty otherwise. */
  readonly options: readonly OptionShape[];
  readonly presence: 'always' | 'when' | 'optional' | 'default';
  /** For `when`: the condition as the rules write it, where that is short. */
  readonly because?: string;
  /** For `when`: it follows from what all listed results reach; some of them alone may do without. */
  readonly inferred?: true;
}

export interface OptionShape {
  readonly name: string;
  readonly label: string;
  /** Another spelling that facts may use. */
  readonly code?: string;
}

export interface ListShape {
  readonly name: string;
  readonly label: string;
  readonly capacity: number;
  /** Files of former compilers do not say it: always. */
  readonly presence?: 'always' | 'when' | 'optional';
  /** As of facts. */
  readonly because?: string;
  readonly inferred?: true;
}

export interface FactShapes {
  readonly facts: readonly FactShape[];
  readonly lists: readonly ListShape[];
}

/** A case as read. Only what was given is there; the objects have no prototype. */
export interface FactValues {
  readonly values: Readonly<Record<string, Value | undefined>>;
  readonly lists: Readonly<Record<string, readonly Readonly<Record<string, Value | undefined>>[]>>;
}
