// How a fact moves in what a check says of two cases: one step, from no to yes, from each option or text to each later one.

import type { Fact } from '../../3-model/model.js';
import { one } from '../../runtime/exact/rational.js';
import type { Change } from './trial.js';

/** `texts`: what a text may be, as far as anything can tell. */
export function changesOf(fact: Fact, texts: readonly string[]): readonly Change[] {
  const among = (values: readonly string[]): readonly Change[] =>
    values.flatMap((from, place) =>
      values.slice(place + 1).map((to): Change => ({ fact: fact.name, kind: 'option', from, to })),
    );
  switch (fact.type.kind) {
    case 'yes-no':
      return [{ fact: fact.name, kind: 'flag' }];
    case 'choice':
      return among(fact.type.set.options.map(({ name }) => name));
    case 'text':
      return among(texts);
    case 'quantity':
    case 'date':
      return [{ fact: fact.name, kind: 'step', step: fact.domain?.step ?? one }];
    default:
      fact.type satisfies never;
      return [];
  }
}
