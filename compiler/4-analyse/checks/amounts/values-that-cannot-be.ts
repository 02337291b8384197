// Values that are clearly wrong whatever the case: dates moved by parts of a month, items that a list cannot have.

import { walk } from '../../../3-model/expressions/walk.js';
import type { Expression } from '../../../3-model/model.js';
import { noSuchItem, partOfAMonth } from '../../../diagnostics/catalogue/analysis/analysis-values.js';
import { compare, isInteger, one, rational } from '../../../runtime/exact/rational.js';
import { writtenValue } from '../../written-value.js';
import type { Check, Checked } from '../check.js';

export const valuesThatCannotBe: Check = (checked, report) => {
  const told = new Set<string>();
  for (const { body } of checked.index.model.definitions) {
    walk(body, (node) => {
      const wrong = node.kind === 'date-shift' ? shiftedByParts(checked, node) : outOfList(checked, node);
      const place = wrong && `${wrong.span.file} ${wrong.span.start} ${wrong.code}`;
      if (wrong === undefined || place === undefined || told.has(place)) return;
      told.add(place);
      report(wrong);
    });
  }
};

/** The grid of what is added tells whether it can be a part of a day or month. */
function shiftedByParts({ ranges, index }: Checked, { by }: Expression & { readonly kind: 'date-shift' }) {
  const { grid, lo, hi } = ranges.ofExpression(by);
  if (grid === undefined || isInteger(grid)) return undefined;
  const certain = lo !== undefined && hi !== undefined && compare(lo, hi) === 0;
  const shown = writtenValue(certain ? lo : grid, by.type, index.model);
  return partOfAMonth(by.span, { shown, certain });
}

function outOfList({ ranges, index }: Checked, node: Expression) {
  if (node.kind !== 'item') return undefined;
  const list = index.model.lists.find(({ name }) => name === node.list);
  const { lo, hi, grid } = ranges.ofExpression(node.index);
  if (list === undefined || lo === undefined || hi === undefined) return undefined;
  const last = rational(BigInt(list.capacity));
  const between = compare(lo, hi) === 0 && grid !== undefined && !isInteger(lo);
  if (compare(lo, last) <= 0 && compare(hi, one) >= 0 && !between) return undefined;
  const shown = writtenValue(compare(hi, one) < 0 ? hi : lo, node.index.type, index.model);
  return noSuchItem(node.index.span, { list: list.name, capacity: list.capacity, shown });
}
