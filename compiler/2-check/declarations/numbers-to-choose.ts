// `one of 13, 20, 25 mm`: a fact that is one of some numbers has limits and a step as others have, and is held to them by a
// requirement, so that every back end knows them.

import type { FactDeclaration } from '../../../grammar/tree/syntax.js';
import { duplicateName } from '../../diagnostics/catalogue/rules/names.js';
import { factQualifier } from '../../diagnostics/catalogue/syntax/statements.js';
import {
  absolute,
  compare,
  divide,
  equals,
  floor,
  multiply,
  one,
  type Rational,
  rational,
  sign,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import { any, compareTo, number } from '../types/build.js';
import type { CheckedExpression, CheckedFact } from '../types/checked.js';
import type { Context } from '../types/context.js';
import type { Domain } from '../types/parts.js';

/** From the lowest to the highest, in steps that all of them are multiples of; `values` as written, in the unit of the fact. */
export function domainOfValues(
  context: Context,
  fact: FactDeclaration,
  values: readonly (Rational | undefined)[],
): Domain | undefined {
  const qualifier = fact.range?.span ?? fact.step?.span ?? (fact.whole ? fact.name.span : undefined);
  if (qualifier !== undefined) {
    const type = { en: 'one of some numbers', fr: "l'un de plusieurs nombres" };
    const said = fact.range || fact.step ? context.text(qualifier) : 'whole';
    context.report(factQualifier(qualifier, { qualifier: said, type }));
    return undefined;
  }
  const known = values.filter((value) => value !== undefined);
  const again = known.findIndex((value, at) => known.findIndex((other) => equals(other, value)) < at);
  const written = fact.type?.kind === 'one-of-numbers' ? fact.type.values[again] : undefined;
  if (written !== undefined) {
    const help = { en: 'write each number once', fr: 'écrivez chaque nombre une fois' };
    context.report(duplicateName(written.span, { name: context.text(written.span) }, { help }));
    return undefined;
  }
  const rising = [...known].sort(compare);
  const [from, to] = [rising[0], rising.at(-1)];
  if (from === undefined || to === undefined || known.length < values.length) return undefined;
  return { from, to, step: rising.reduce(commonStep, zero), values: rising };
}

/** The largest step of which both are multiples. */
function commonStep(a: Rational, b: Rational): Rational {
  let [left, right] = [absolute(a), absolute(b)];
  while (sign(right) !== 0) {
    [left, right] = [right, subtract(left, multiply(rational(floor(divide(left, right))), right))];
  }
  return sign(left) === 0 ? one : left;
}

/** The condition that a fact is one of its numbers; undefined for any other fact. */
export function amongValues(fact: CheckedFact): CheckedExpression | undefined {
  const { name, type, domain } = fact;
  const { span } = fact.place;
  const value: CheckedExpression = { kind: 'fact', fact: name, type, span };
  const values = domain?.values;
  return (
    values &&
    any(
      values.map((each) => compareTo('equal', value, number(each, type, span), span)),
      span,
    )
  );
}
