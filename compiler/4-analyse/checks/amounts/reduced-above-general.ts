// A row of a table across a choice in which one column is above another that it is below everywhere else, or should be by its name.

import type { Expression, OptionSet, Table, TableRow } from '../../../3-model/model.js';
import { reducedAboveGeneral } from '../../../diagnostics/catalogue/analysis/analysis-tables.js';
import { compare } from '../../../runtime/exact/rational.js';
import type { Check } from '../check.js';

/** Names of rates that are lower by what they are called, and of those that they are lower than. */
const lowered = /r[ée]dui|reduc|concession|abattu|discount/iu;
const full = /g[ée]n[ée]ral|plein|full|normal|standard|ordinaire/iu;

export const reducedAbove: Check = ({ index }, report) => {
  const seen = new Set<string>();
  for (const table of index.model.tables) {
    const place = `${table.origin}/${table.version ?? ''}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const reported = new Set<number>();
    for (const { row, cell, beside, option, other, alone } of oddRows(table)) {
      if (reported.has(row.printedRow)) continue;
      reported.add(row.printedRow);
      const related = [{ span: beside.span, label: { en: `\`${other}\``, fr: `\`${other}\`` } }];
      report(reducedAboveGeneral(cell.span, { table: table.label, option, other, alone }, { related }));
    }
  }
};

type Figure = Extract<Expression, { kind: 'number' }>;

interface Odd {
  readonly row: TableRow;
  readonly cell: Expression;
  /** The cell that it should not be above. */
  readonly beside: Expression;
  /** In no other row is it so. */
  readonly alone: boolean;
  readonly option: string;
  readonly other: string;
}

function oddRows(table: Table): readonly Odd[] {
  const across = table.keys.length - 1;
  const type = table.keys[across]?.type;
  if (type?.kind !== 'choice' || !table.rows.some(({ printedColumn }) => printedColumn !== undefined))
    return [];
  return [...table.columns.keys()].flatMap((column) => {
    const printed = new Map<number, Map<string, { readonly row: TableRow; readonly cell: Figure }>>();
    for (const row of table.rows) {
      const [match, cell] = [row.matches[across], row.cells[column]];
      if (match?.kind !== 'options' || cell?.kind !== 'number') continue;
      const figures = printed.get(row.printedRow) ?? new Map();
      for (const option of match.options) figures.set(option, { row, cell });
      printed.set(row.printedRow, figures);
    }
    return pairsOf(type.set).flatMap(({ option, other, byName }): readonly Odd[] => {
      const above: Omit<Odd, 'alone'>[] = [];
      let below = 0;
      for (const figures of printed.values()) {
        const [one, two] = [figures.get(option), figures.get(other)];
        if (!one || !two) continue;
        const order = compare(one.cell.value, two.cell.value);
        if (order > 0) above.push({ row: one.row, cell: one.cell, beside: two.cell, option, other });
        else if (order < 0) below++;
      }
      const alone = above.length === 1 && below >= 2;
      return byName || alone ? above.map((odd) => ({ ...odd, alone })) : [];
    });
  });
}

/** Every two options, both ways. */
function pairsOf({ options }: OptionSet) {
  const is = (words: RegExp, { name, label }: OptionSet['options'][number]) =>
    words.test(name) || words.test(label);
  return options.flatMap((option) =>
    options
      .filter((other) => other !== option)
      .map((other) => ({
        option: option.name,
        other: other.name,
        byName: is(lowered, option) && is(full, other) && !is(lowered, other),
      })),
  );
}
