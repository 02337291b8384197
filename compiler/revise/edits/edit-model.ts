// A model and what becomes of single nodes → the edited model. Every expression of the rules is reached: bodies, cells, bands.

import { mapOperands } from '../../3-model/expressions/children.js';
import type { Definition, Expression, Fact, Model, ScaleBand } from '../../3-model/model.js';

/** What an edit makes of a node whose operands are edited already; the node itself where nothing changes. */
export type Edit = (node: Expression, owner: string) => Expression;

/** `owner` is the definition, table or scale in which a node stands. Ids, facts and results stay as they are. */
export function editModel(model: Model, edit: Edit): Model {
  const within =
    (owner: string) =>
    (expression: Expression): Expression =>
      edited(expression, edit, owner);
  return {
    ...model,
    definitions: model.definitions.map((definition) => editedDefinition(definition, within(definition.id))),
    tables: model.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(within(table.id)) })),
    })),
    scales: model.scales.map((scale) => {
      const map = within(scale.id);
      return {
        ...scale,
        variants: scale.variants.map((variant) => ({
          ...variant,
          bands: variant.bands.map((band) => editedBand(band, map)),
        })),
      };
    }),
  };
}

/** Replaces the bodies of some definitions. */
export function replaceBodies(model: Model, body: (definition: Definition) => Expression | undefined): Model {
  return {
    ...model,
    definitions: model.definitions.map((definition) => {
      const replaced = body(definition);
      return replaced === undefined ? definition : { ...definition, body: replaced };
    }),
  };
}

/** Another value of a fact wherever it is used; of one that may be left out, also of what then stands in for it. */
export function editFact(
  model: Model,
  { name, presence }: Fact,
  make: (value: Expression) => Expression,
): Model {
  if (presence.kind === 'default') {
    const { definition } = presence;
    return replaceBodies(model, ({ id, body }) => (id === definition ? make(body) : undefined));
  }
  return editModel(model, (node) => (node.kind === 'fact' && node.fact === name ? make(node) : node));
}

function editedDefinition(definition: Definition, map: (expression: Expression) => Expression): Definition {
  const body = map(definition.body);
  return body === definition.body ? definition : { ...definition, body };
}

const editedBand = (band: ScaleBand, map: (expression: Expression) => Expression): ScaleBand => ({
  ...band,
  once: band.once && map(band.once),
  rate: band.rate && map(band.rate),
  started: band.started && { ...band.started, amount: map(band.started.amount) },
});

function edited(expression: Expression, edit: Edit, owner: string): Expression {
  return edit(
    mapOperands(expression, (operand) => edited(operand, edit, owner)),
    owner,
  );
}
