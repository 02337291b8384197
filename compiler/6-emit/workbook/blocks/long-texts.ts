// Texts that are too long to stand in a formula: Excel takes at most 255 characters there, and an auditor reads less.

import type { Bench } from '../book/bench.js';
import { addRow, rowsIn } from '../book/parameters.js';
import { cell, type Formula, text } from '../formula/formula.js';

/** A longer text has a cell of its own. */
const longestInFormula = 60;

/** The text as it stands in a formula: itself, or the cell that holds it. */
export function textFormula(bench: Bench, value: string, label: string): Formula {
  if (value.length <= longestInFormula) return text(value);
  const place = `text ${value}`;
  const known = bench.shared.get(place);
  if (typeof known === 'string') return cell(known);
  const id = `text/${rowsIn(bench.blocks, 'texts') + 1}`;
  const key = `par:${id}`;
  bench.shared.set(place, key);
  bench.labels.set(key, `« ${value.slice(0, longestInFormula).trimEnd()}… »`);
  const row = {
    id,
    cells: [{ kind: 'text', text: label } as const, { kind: 'text', text: value, key } as const],
  };
  addRow(
    bench.blocks,
    {
      id: 'texts',
      kind: 'texts',
      title: bench.words.longTexts,
      section: undefined,
      quote: undefined,
      headings: [bench.words.label, bench.words.text],
    },
    row,
  );
  return cell(key);
}
