// Tables and scales whose limits depend on facts: a choice between rows read from the top, and a sum of bands.

import type {
  CheckedBand,
  CheckedExpression,
  CheckedFormula,
  Statement,
} from '../../2-check/types/checked.js';
import type { ComparisonOperator, ReachedPart } from '../../2-check/types/expression.js';
import { type Type, yesNo } from '../../2-check/types/types.js';
import { one, type Rational, sign, zero } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import type { Expression } from '../model.js';
import { optionLabel } from '../wording.js';
import type { Build, Call, Scope } from './build.js';
import { buildFormula, type Target } from './build-formula.js';
import { addClaim } from './claims.js';
import { itemOf } from './names/placing.js';

type TableStatement = Extract<Statement, { readonly kind: 'table' }>;
type ScaleStatement = Extract<Statement, { readonly kind: 'scale' }>;

/** True where the rows cannot be laid out as a table of the model. */
export const isFromTop = (statement: TableStatement | ScaleStatement): boolean =>
  statement.kind === 'table'
    ? statement.fromTop !== undefined
    : bandsOf(statement).some(({ moving }) => moving !== undefined);

const bandsOf = ({ variants }: ScaleStatement): readonly CheckedBand[] =>
  variants.flatMap(({ bands }) => bands);

/** The value of a column: the first row whose condition holds. `option` fixes the across key. */
export function rowFromTop(
  build: Build,
  statement: TableStatement,
  column: number,
  keys: readonly Expression[],
  option: string | undefined,
  scope: Scope,
  target: Target,
): Expression {
  const { fromTop, rows, columns } = statement;
  const names = fromTop?.keys ?? [];
  const across = statement.keys.findIndex((key) => key.across);
  const acrossType = statement.keys[across]?.type;
  const formula: CheckedFormula = {
    base: {
      kind: 'first',
      claims: fromTop?.claims ?? [],
      items: rows
        .filter((row) => option === undefined || row.option === undefined || row.option === option)
        .flatMap((row) => {
          const value = row.cells[column];
          if (value === undefined) return [];
          const own = row.label ?? '';
          const text = build.words.written(value.span) || own;
          if (option !== undefined || row.option === undefined || acrossType === undefined) {
            return [{ label: own, value, when: row.when, text, span: row.span }];
          }
          const subject = named(names[across] ?? '', acrossType, row.span);
          const chosen = equal(subject, {
            kind: 'option',
            value: row.option,
            type: acrossType,
            span: row.span,
          });
          const when = row.when === undefined ? chosen : both(chosen, row.when);
          const label = `${own} – ${optionLabel(acrossType, row.option)}`;
          return [{ label, value, when, text, span: row.span }];
        }),
    },
    steps: [],
    type: columns[column]?.type ?? yesNo,
    span: statement.place.span,
  };
  const parameters = new Map(
    names.flatMap((name, index) => (keys[index] ? [[name, keys[index]] as const] : [])),
  );
  const thisOne = statement.list === undefined ? undefined : itemOf(statement.list, scope);
  return buildFormula(build, formula, { ...scope, parameters, soFar: undefined, thisOne }, target);
}

const inputName = 'input of the scale';
const variantName = 'variant of the scale';

/** A scale applied to an input: the sum of what each band owes for the part within it. */
export function sumOfBands(
  build: Build,
  statement: ScaleStatement,
  input: Expression,
  variant: Expression | undefined,
  option: string | undefined,
  scope: Scope,
): Expression {
  const { inputType, resultType, across } = statement;
  const subject = named(inputName, inputType, statement.place.span);
  const parameters = new Map([[inputName, input]]);
  if (variant !== undefined) parameters.set(variantName, variant);
  const inner: Scope = { ...scope, parameters, soFar: undefined };
  const variants = statement.variants.filter(
    (one_) => option === undefined || one_.option === undefined || one_.option === option,
  );
  const items = variants.flatMap((own) =>
    own.bands.flatMap((band) => {
      const { span, printed } = band;
      const chosen =
        own.option === undefined || option !== undefined || across === undefined
          ? undefined
          : equal(named(variantName, across.type, span), {
              kind: 'option',
              value: own.option,
              type: across.type,
              span,
            });
      for (const condition of risingLimits(band))
        addClaim(build, { condition: either(chosen, condition), problem: 'order', span }, inner);
      const label =
        chosen === undefined || across === undefined
          ? printed.join(' – ')
          : `${printed.join(' – ')} (${optionLabel(across.type, own.option ?? '')})`;
      return [
        {
          label,
          value: owedBy(band, subject, resultType, statement.name),
          when: chosen,
          text: printed.join(' | '),
          span,
        },
      ];
    }),
  );
  const formula: CheckedFormula = {
    base: { kind: 'alternatives', rule: 'sum', items },
    steps: [],
    type: resultType,
    span: statement.place.span,
  };
  return buildFormula(build, formula, inner, {
    id: scope.prefix,
    final: false,
    always: false,
    label: statement.label,
    after: [],
  });
}

/** What the band says that takes the input: the first, from nought on, whose limit it does not pass. */
export function bandReached(
  build: Build,
  statement: ScaleStatement,
  input: Expression,
  variant: Expression | undefined,
  { reached, option, type, span: asked }: Call,
  scope: Scope,
): Expression {
  const { inputType, across } = statement;
  const subject = named(inputName, inputType, asked);
  const parameters = new Map([[inputName, input]]);
  if (variant !== undefined) parameters.set(variantName, variant);
  const inner: Scope = { ...scope, parameters, soFar: undefined };
  const items = statement.variants
    .filter((one_) => option === undefined || one_.option === undefined || one_.option === option)
    .flatMap((own) =>
      own.bands.map((band, index) => {
        const { span, moving } = band;
        const limit = (value: Rational): CheckedExpression => ({
          kind: 'number',
          value,
          type: inputType,
          span,
        });
        const compared = (operator: ComparisonOperator, right: CheckedExpression): CheckedExpression => ({
          kind: 'compare',
          operator,
          left: subject,
          right,
          type: yesNo,
          span,
        });
        const chosen =
          own.option === undefined || option !== undefined || across === undefined
            ? []
            : [
                equal(named(variantName, across.type, span), {
                  kind: 'option',
                  value: own.option,
                  type: across.type,
                  span,
                }),
              ];
        for (const condition of risingLimits(band))
          addClaim(build, { condition: either(chosen[0], condition), problem: 'order', span }, inner);
        const begin = moving?.from ?? limit(band.from);
        const end = moving === undefined ? band.to && limit(band.to) : moving.to;
        const next = own.bands[index + 1];
        const conditions = [
          ...chosen,
          compared(band.reachedAtFrom ? 'from' : 'above', begin),
          ...(end === undefined ? [] : [compared(next?.reachedAtFrom ? 'below' : 'up-to', end)]),
        ];
        return {
          label: band.words,
          value: saidBy(band, reached ?? 'rate', type),
          when: conditions.reduce(both),
          text: band.printed.join(' | '),
          span,
        };
      }),
    );
  const formula: CheckedFormula = { base: { kind: 'first', items }, steps: [], type, span: asked };
  return buildFormula(build, formula, inner, {
    id: scope.prefix,
    final: false,
    always: false,
    label: build.words.written(asked) || statement.label,
    after: [],
  });
}

function saidBy(band: CheckedBand, reached: ReachedPart, type: Type): CheckedExpression {
  if (reached === 'band') return { kind: 'text', value: band.words, type, span: band.span };
  return band[reached] ?? { kind: 'number', value: zero, type, span: band.span };
}

/** The lower limit up to the upper one, where that is not plain to see. */
function risingLimits({ moving, span }: CheckedBand): readonly CheckedExpression[] {
  if (moving?.to === undefined) return [];
  return [{ kind: 'compare', operator: 'up-to', left: moving.from, right: moving.to, type: yesNo, span }];
}

function owedBy(band: CheckedBand, input: CheckedExpression, type: Type, scale: string): CheckedExpression {
  const { moving, once, rate, started, span } = band;
  const nought: CheckedExpression = { kind: 'number', value: zero, type, span };
  const from: CheckedExpression = moving?.from ?? { ...nought, type: input.type };
  const capped: CheckedExpression =
    moving?.to === undefined
      ? input
      : { kind: 'minimum', operands: [input, moving.to], type: input.type, span };
  const above: CheckedExpression = { kind: 'subtract', left: capped, right: from, type: input.type, span };
  const part: CheckedExpression = {
    kind: 'maximum',
    operands: [above, { ...nought, type: input.type }],
    type: input.type,
    span,
    ...(from.kind === 'number' && sign(from.value) === 0 ? { fromNought: { scale } } : {}),
  };
  const parts: CheckedExpression[] = [];
  if (once !== undefined) {
    const operator = band.reachedAtFrom ? 'from' : 'above';
    const when: CheckedExpression = {
      kind: 'compare',
      operator,
      left: input,
      right: from,
      type: yesNo,
      span,
    };
    parts.push({ kind: 'conditional', branches: [{ when, then: once }], otherwise: nought, type, span });
  }
  if (rate !== undefined) parts.push({ kind: 'multiply', left: rate, right: part, type, span });
  if (started !== undefined) {
    const plain: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };
    const width: CheckedExpression = { kind: 'number', value: started.width, type: input.type, span };
    const share: CheckedExpression = { kind: 'divide', left: part, right: width, type: plain, span };
    const blocks: CheckedExpression = {
      kind: 'round',
      mode: 'up',
      step: one,
      operand: share,
      type: plain,
      span,
    };
    parts.push({ kind: 'multiply', left: started.amount, right: blocks, type, span });
  }
  return (
    parts.reduce<CheckedExpression | undefined>(
      (sum, next) => (sum === undefined ? next : { kind: 'add', left: sum, right: next, type, span }),
      undefined,
    ) ?? nought
  );
}

const named = (name: string, type: Type, span: Span): CheckedExpression => ({
  kind: 'name',
  name,
  type,
  span,
});
const equal = (left: CheckedExpression, right: CheckedExpression): CheckedExpression => ({
  kind: 'compare',
  operator: 'equal',
  left,
  right,
  type: yesNo,
  span: right.span,
});
const both = (a: CheckedExpression, b: CheckedExpression): CheckedExpression => ({
  kind: 'and',
  operands: [a, b],
  type: yesNo,
  span: b.span,
});
const either = (chosen: CheckedExpression | undefined, condition: CheckedExpression): CheckedExpression =>
  chosen === undefined
    ? condition
    : {
        kind: 'or',
        operands: [{ kind: 'not', operand: chosen, type: yesNo, span: condition.span }, condition],
        type: yesNo,
        span: condition.span,
      };
