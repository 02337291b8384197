// What facts are and can be, before anything is assumed.

import type { Fact, Type } from '../../../3-model/model.js';
import { firstDay, lastDay } from '../../../runtime/exact/calendar.js';
import { one, type Rational } from '../../../runtime/exact/rational.js';
import { anything, type Range, range, wholeBetween } from '../../range/interval.js';
import type { Sort } from './value.js';

export function rangeOfFact(fact: Fact | undefined): Range {
  if (fact?.domain) return range(fact.domain.from, fact.domain.to, fact.domain.step);
  return fact?.type.kind === 'date' ? wholeBetween(firstDay, lastDay) : anything;
}

const sorts: Readonly<Record<Type['kind'], Sort>> = {
  quantity: 'number',
  date: 'number',
  'yes-no': 'truth',
  choice: 'symbol',
  text: 'symbol',
};
export const sortOf = ({ kind }: Type): Sort => sorts[kind];

/** Values of a fact are multiples of it. */
export const stepOf = (fact: Fact | undefined): Rational | undefined =>
  fact?.domain?.step ?? (fact?.type.kind === 'date' ? one : undefined);
