// A model of one case turned into one of many: its facts become those of a list, one establishment an item, and with
// them all that depends on facts. The workbook then lowers it like any list: one definition, one column.

import { mapOperands } from '../../../3-model/expressions/children.js';
import type {
  Definition,
  Expression,
  Loop,
  LoopId,
  Model,
  Notice,
  Result,
  Scale,
} from '../../../3-model/model.js';
import type { ComputedKind, ListKind, LiteralKind } from '../../../3-model/model-expression.js';
import { indexOf, usesOf } from '../../../4-analyse/model-index.js';

/** No fact or list of a rule file can be called so. */
export const portfolioList = 'portfolio\u00a0rows';

const loops: readonly Loop[] = [{ id: portfolioList, list: portfolioList }];
const items: readonly LoopId[] = [portfolioList];

const nowhere = { file: '', start: 0, end: 0 };

/** INVARIANT: the model has no lists of its own; a row has no room for them. */
export function portfolioModel(model: Model, label: string, rows: number): Model {
  const index = indexOf(model);
  const ofCase = new Set(model.facts.filter(({ synthetic }) => !synthetic).map(({ name }) => name));
  const perRow = new Set<string>();
  const varies = (expression: Definition['body']): boolean => {
    const uses = usesOf(index, expression);
    return (
      [...uses.facts, ...uses.given].some((fact) => ofCase.has(fact)) ||
      [...uses.definitions].some((id) => perRow.has(id))
    );
  };
  // A result that no fact changes is the same in every row, and is shown in every row.
  const shown = new Set(model.results.map(({ definition }) => definition));
  const definitions = model.definitions.map((definition): Definition => {
    if (!varies(definition.body) && !shown.has(definition.id)) return definition;
    perRow.add(definition.id);
    return { ...definition, list: portfolioList, loops };
  });
  const inTables = new Set(
    model.tables.flatMap(({ id, rows }) => (rows.some(({ cells }) => cells.some(varies)) ? [id] : [])),
  );
  const inScales = new Set(model.scales.flatMap((scale) => (cellsOf(scale).some(varies) ? [scale.id] : [])));
  /** The same expression, saying that it speaks of the row. */
  const ofRow = (expression: Expression): Expression => {
    const called = mapOperands(expression, ofRow);
    switch (called.kind) {
      case 'fact':
      case 'given':
        return ofCase.has(called.fact) ? { ...called, item: portfolioList } : called;
      case 'reference':
      case 'earlier':
      case 'retained-label':
        return perRow.has(called.definition) ? { ...called, items } : called;
      case 'lookup':
        return inTables.has(called.table) ? { ...called, items } : called;
      case 'scale':
        return inScales.has(called.scale) ? { ...called, items } : called;
      default:
        called.kind satisfies
          | ComputedKind
          | LiteralKind
          | ListKind
          | 'reading'
          | 'not-given'
          | 'alternatives'
          | 'position'
          | 'conditional'
          | 'in-force';
        return called;
    }
  };
  const maybe = (expression: Expression | undefined) => expression && ofRow(expression);
  const listOf = (expression: Definition['body']): string | undefined =>
    varies(expression) ? portfolioList : undefined;
  const said = model.notices.filter(({ when }) => when !== undefined && varies(when));
  return {
    ...model,
    lists: [
      {
        name: portfolioList,
        label,
        capacity: rows,
        presence: { kind: 'always' },
        section: undefined,
        span: nowhere,
      },
    ],
    facts: model.facts.map((fact) => {
      if (fact.synthetic) return fact;
      const { presence } = fact;
      const own = presence.kind === 'when' ? { ...presence, condition: ofRow(presence.condition) } : presence;
      return { ...fact, list: portfolioList, presence: own };
    }),
    tables: model.tables.map((table) => {
      if (!inTables.has(table.id)) return table;
      return { ...table, loops, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(ofRow) })) };
    }),
    scales: model.scales.map((scale) =>
      inScales.has(scale.id) ? { ...scaleOf(scale, maybe), loops } : scale,
    ),
    definitions: [...definitions, ...said.flatMap(noticeDefinition)].map((definition) => ({
      ...definition,
      body: ofRow(definition.body),
    })),
    results: [
      ...model.results.map((result) => ({
        ...result,
        list: perRow.has(result.definition) ? portfolioList : undefined,
      })),
      ...said.map(noticeResult),
    ],
    notices: model.notices.filter((notice) => !said.includes(notice)),
    requirements: model.requirements.map((requirement) => ({
      ...requirement,
      condition: ofRow(requirement.condition),
      list: listOf(requirement.condition),
    })),
    properties: [],
    examples: [],
  };
}

const noticeName = ({ id }: Notice): string => `notice_${id.replace(/\W+/g, '_')}`;

/** A notice that depends on the establishment becomes a column that says yes or no. */
function noticeDefinition(notice: Notice): readonly Definition[] {
  if (notice.when === undefined) return [];
  const { section, quote, span, when } = notice;
  return [
    {
      id: noticeName(notice),
      owner: noticeName(notice),
      final: true,
      label: notice.text,
      role: 'condition',
      list: portfolioList,
      loops,
      type: { kind: 'yes-no' },
      body: when,
      formula: '',
      section,
      quote,
      span,
      counterfactual: undefined,
    },
  ];
}

const noticeResult = (notice: Notice): Result => ({
  name: noticeName(notice),
  label: notice.text,
  definition: noticeName(notice),
  kind: 'answer',
  type: { kind: 'yes-no' },
  decimals: 0,
  list: portfolioList,
  listed: true,
});

const cellsOf = ({ variants }: Scale): readonly Expression[] =>
  variants.flatMap(({ bands }) =>
    bands.flatMap(({ once, rate, started }) =>
      [once, rate, started?.amount].filter((part) => part !== undefined),
    ),
  );

const scaleOf = (scale: Scale, maybe: (part: Expression | undefined) => Expression | undefined): Scale => ({
  ...scale,
  variants: scale.variants.map((variant) => ({
    ...variant,
    bands: variant.bands.map((band) => {
      const amount = maybe(band.started?.amount);
      return {
        ...band,
        once: maybe(band.once),
        rate: maybe(band.rate),
        started: band.started && amount && { ...band.started, amount },
      };
    }),
  })),
});
