// The model under the readings that its file chooses: tests of readings decided, branches that are never taken left out.

import { mapOperands } from '../../../3-model/expressions/children.js';
import { walk } from '../../../3-model/expressions/walk.js';
import type { Expression, Model, ScaleBand } from '../../../3-model/model.js';
import type {
  ArithmeticKind,
  ChosenKind,
  ComputedKind,
  DateKind,
  ListKind,
  LiteralKind,
  ReferenceKind,
} from '../../../3-model/model-expression.js';

/** Definitions, tables and scales keep their ids; those that nothing refers to any more stay. */
export function withChosenReadings(model: Model): Model {
  const chosen = new Map(model.readings.map((reading) => [reading.name, reading.chosen]));
  const fold = (expression: Expression): Expression => folded(expression, chosen);
  const maybe = (expression: Expression | undefined) => expression && fold(expression);
  return {
    ...model,
    facts: model.facts.map((fact) =>
      fact.presence.kind === 'when'
        ? { ...fact, presence: { kind: 'when', condition: fold(fact.presence.condition) } }
        : fact,
    ),
    definitions: model.definitions.map((definition) => ({ ...definition, body: fold(definition.body) })),
    tables: model.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(fold) })),
    })),
    scales: model.scales.map((scale) => ({
      ...scale,
      variants: scale.variants.map((variant) => ({
        ...variant,
        bands: variant.bands.map(
          (band): ScaleBand => ({
            ...band,
            once: maybe(band.once),
            rate: maybe(band.rate),
            started: band.started && { ...band.started, amount: fold(band.started.amount) },
          }),
        ),
      })),
    })),
    notices: model.notices.map((notice) => ({ ...notice, when: maybe(notice.when) })),
    requirements: model.requirements.map((requirement) => ({
      ...requirement,
      condition: fold(requirement.condition),
    })),
  };
}

type Chosen = ReadonlyMap<string, string>;

function folded(expression: Expression, chosen: Chosen): Expression {
  let reads = false;
  walk(expression, (node) => {
    if (node.kind === 'reading') reads = true;
  });
  return reads ? foldedNode(expression, chosen) : expression;
}

function foldedNode(expression: Expression, chosen: Chosen): Expression {
  const { type, span } = expression;
  const fold = (child: Expression): Expression => folded(child, chosen);
  switch (expression.kind) {
    case 'reading': {
      const value = chosen.get(expression.reading);
      return value === undefined ? expression : { kind: 'option', value, type, span };
    }
    default:
      expression.kind satisfies
        | ComputedKind
        | LiteralKind
        | ListKind
        | 'fact'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional'
        | ChosenKind
        | ReferenceKind;
      return decided(mapOperands(expression, fold));
  }
}

/** Truths that constants decide. */
function decided(expression: Expression): Expression {
  const { type, span } = expression;
  const truth = (value: boolean): Expression => ({ kind: 'yes-no', value, type, span });
  switch (expression.kind) {
    case 'compare': {
      const { left, right, operator } = expression;
      if (left.kind !== 'option' || right.kind !== 'option') return expression;
      return truth((left.value === right.value) === (operator === 'equal'));
    }
    case 'not':
      return expression.operand.kind === 'yes-no' ? truth(!expression.operand.value) : expression;
    case 'and':
    case 'or': {
      const decisive = expression.kind === 'or';
      const place = expression.operands.findIndex(
        (operand) => operand.kind === 'yes-no' && operand.value === decisive,
      );
      const reached = place < 0 ? expression.operands : expression.operands.slice(0, place + 1);
      const open = reached.filter(
        (operand, index) => operand.kind !== 'yes-no' || (operand.value === decisive && index === place),
      );
      const [only] = open;
      if (only === undefined) return truth(!decisive);
      return open.length === 1 ? only : { ...expression, operands: open };
    }
    case 'conditional': {
      const place = expression.branches.findIndex(({ when }) => when.kind === 'yes-no' && when.value);
      const taken = place < 0 ? undefined : expression.branches[place];
      const reached = place < 0 ? expression.branches : expression.branches.slice(0, place);
      const branches = reached.filter(({ when }) => when.kind !== 'yes-no');
      const otherwise = taken?.then ?? expression.otherwise;
      if (branches.length === 0) return otherwise;
      const label = taken === undefined ? expression.otherwiseLabel : taken.label;
      return {
        kind: 'conditional',
        branches,
        otherwise,
        ...(label === undefined ? {} : { otherwiseLabel: label }),
        type,
        span,
      };
    }
    default:
      expression.kind satisfies
        | ArithmeticKind
        | LiteralKind
        | ListKind
        | DateKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | ChosenKind
        | ReferenceKind;
      return expression;
  }
}
