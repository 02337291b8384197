// What a row's match asks of the key, as a condition.

import type { Span } from '../../source.js';
import { all, any, compareTo, number } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Match } from '../types/parts.js';
import { yesNo } from '../types/types.js';

/** The condition under which the subject matches. */
export function conditionOf(
  subject: CheckedExpression,
  match: Match | undefined,
  span: Span,
): CheckedExpression {
  switch (match?.kind) {
    case 'band': {
      const limit = (value: { readonly n: bigint; readonly d: bigint }): CheckedExpression =>
        subject.type.kind === 'date'
          ? { kind: 'date', value: Number(value.n), type: subject.type, span }
          : number(value, subject.type, span);
      const { from, to } = match;
      return all(
        [
          ...(from ? [compareTo(from.inclusive ? 'from' : 'above', subject, limit(from.value), span)] : []),
          ...(to ? [compareTo(to.inclusive ? 'up-to' : 'below', subject, limit(to.value), span)] : []),
        ],
        span,
      );
    }
    case 'options':
      return any(
        match.options.map((value) =>
          compareTo('equal', subject, { kind: 'option', value, type: subject.type, span }, span),
        ),
        span,
      );
    case 'yes-no':
      return compareTo('equal', subject, { kind: 'yes-no', value: match.value, type: yesNo, span }, span);
    default:
      match?.kind satisfies undefined | 'any';
      return all([], span);
  }
}
