// The tests of one row of a batch: every fact and every item of its lists in its domain, as whole steps.

import type { Fact, Model } from '../../../3-model/model.js';
import { atom, type Code, joinedBy, js, type Line } from '../code/code.js';
import { runtime } from '../code/runtime-names.js';
import { access } from '../code/texts.js';
import { typed } from '../code/typed.js';
import { itemsType, type ScaledFact } from './fact-code.js';
import type { Sources } from './function-code.js';

/** How the code of the batch names what it has read of a row. */
export const localsOf = (index: number) => ({ given: `given${index}`, fact: `f${index}` });
export const listLocal = (index: number): string => `items${index}`;

export const factsOfCase = (model: Model): readonly Fact[] =>
  model.facts.filter((fact) => fact.list === undefined);

/** True for a row that is refused before it is computed: an expression over the locals of the row. */
export function refusedRow(model: Model, sources: Sources): Code {
  const ofCase = factsOfCase(model).flatMap((fact, index) => {
    const scaled = sources.facts.get(fact.name);
    const { given, fact: value } = localsOf(index);
    if (scaled === undefined) return [];
    const missing = scaled.mayBeAbsent
      ? []
      : [
          scaled.type === 'boolean'
            ? js`${runtime.truthOf}(${atom(given)}) === undefined`
            : `${given} === undefined`,
        ];
    const inside = scaled.type === 'boolean' ? undefined : insideColumn(scaled, given, value);
    if (inside === undefined) return missing;
    return [
      ...missing,
      scaled.mayBeAbsent ? js`(${atom(value)} !== undefined && !${inside})` : js`!${inside}`,
    ];
  });
  const ofLists = model.lists.map(({ presence }, index) => {
    const items = listLocal(index);
    return presence.kind === 'always'
      ? `${items} === undefined || !itemsFit${index}(${items})`
      : `(${items} !== undefined && !itemsFit${index}(${items}))`;
  });
  const tests = [...ofCase, ...ofLists];
  return tests.length === 0 ? atom('false') : joinedBy(' || ', tests);
}

/** A function for each list: its items are not too many, and every fact of them is in its domain. */
export function itemChecks(model: Model, sources: Sources): readonly Line[] {
  return model.lists.flatMap(({ name, capacity }, index) => {
    const tests = model.facts
      .filter((fact) => fact.list === name)
      .flatMap((fact) => {
        const scaled = sources.facts.get(fact.name);
        const value = `item${access(fact.name)}`;
        const inside = scaled && insideDomain(scaled, value);
        if (scaled === undefined || inside === undefined) return [];
        return [scaled.mayBeAbsent ? js`(${atom(value)} === undefined || ${inside})` : inside];
      });
    const items = typed(`: ${itemsType(name)}`);
    return [
      js`const itemsFit${index} = (items${items})${typed(': boolean')} =>`,
      tests.length === 0
        ? `  items.length <= ${capacity} && items.every((_item) => true);`
        : js`  items.length <= ${capacity} && items.every((item) => ${joinedBy(' && ', tests)});`,
      '',
    ];
  });
}

/** Values that engines can keep in 32 bits, which arithmetic is fastest on; a column of doubles gives them as doubles. */
export function isNarrow({ fact, type, steps }: ScaledFact): boolean {
  if (type !== 'number') return false;
  return fact.type.kind === 'choice' || (steps !== undefined && steps.lo > -narrow && steps.hi < narrow);
}

const narrow = 2n ** 31n;

/** `value` is `given` in 32 bits where the fact is narrow. */
function insideColumn(scaled: ScaledFact, given: string, value: string): Code | undefined {
  if (!isNarrow(scaled)) return insideDomain(scaled, value);
  const [lo, hi] = limitsOf(scaled);
  return atom(`(${value} === ${given} && ${value} >= ${lo} && ${value} <= ${hi})`);
}

const limitsOf = ({ fact, steps }: ScaledFact): readonly [bigint, bigint] =>
  fact.type.kind === 'choice'
    ? [0n, BigInt(fact.type.set.options.length - 1)]
    : [steps?.lo ?? 0n, steps?.hi ?? 0n];

function insideDomain(scaled: ScaledFact, value: string): Code | undefined {
  const { fact, type, steps } = scaled;
  const [lo, hi] = limitsOf(scaled);
  if (type === 'boolean' || type === 'string') return atom(`(typeof ${value} === '${type}')`);
  if (fact.type.kind !== 'choice' && steps === undefined) return undefined;
  return type === 'bigint'
    ? atom(`(typeof ${value} === 'bigint' && ${value} >= ${lo}n && ${value} <= ${hi}n)`)
    : js`${runtime.exactSteps}(${atom(value)}, ${lo}, ${hi})`;
}
