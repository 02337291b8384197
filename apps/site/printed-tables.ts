// Tables and scales as the document prints them: each once, though the model may hold a copy per version or counterfactual.

import type { Model } from '../../compiler/3-model/model.js';
import { cell, table } from './markdown.js';
import type { Words } from './words.js';

export interface PrintedTable {
  readonly origin: string;
  readonly label: string;
  readonly clause: string;
  readonly markdown: string;
}

/** Where a choice stands across, its options are the headings of the last columns. */
function headingsOf({ keys, columns, rows }: Model['tables'][number]): readonly string[] {
  const across = new Map<number, string>();
  const last = keys.at(-1);
  for (const { matches, printedColumn } of rows) {
    const match = matches.at(-1);
    if (printedColumn === undefined || match?.kind !== 'options' || last?.type.kind !== 'choice') continue;
    const { options } = last.type.set;
    const labels = match.options.map((name) => options.find((option) => option.name === name)?.label ?? name);
    across.set(printedColumn, labels.join(', '));
  }
  const named = [...(across.size === 0 ? keys : keys.slice(0, -1)), ...(across.size === 0 ? columns : [])];
  const options = [...across].sort(([a], [b]) => a - b).map(([, label]) => label);
  return [...named.map(({ heading }) => heading), ...options];
}

export function printedTables(model: Model, say: Words): readonly PrintedTable[] {
  const clauseOf = (id: string | undefined): string => {
    const section = model.sections.find((each) => each.id === id);
    return section === undefined
      ? ''
      : [section.number && `§ ${section.number}`, section.title].filter((part) => part).join(' ');
  };
  const made = new Map<string, PrintedTable & { readonly start: number }>();
  const add = (
    shown: {
      readonly origin: string;
      readonly label: string;
      readonly section: string | undefined;
      readonly version: string | undefined;
      readonly span: { readonly start: number };
    },
    headings: readonly string[],
    rows: readonly (readonly string[])[],
  ) => {
    const width = Math.max(headings.length, ...rows.map((row) => row.length));
    const filled = (cells: readonly string[]) =>
      [...cells, ...Array<string>(width - cells.length).fill('')].map(cell);
    const markdown = table(filled(headings), rows.map(filled));
    const label = shown.version === undefined ? shown.label : `${shown.label} (${shown.version})`;
    const key = `${shown.origin} ${markdown}`;
    if (made.has(key)) return;
    made.set(key, {
      origin: shown.origin,
      label,
      clause: clauseOf(shown.section),
      markdown,
      start: shown.span.start,
    });
  };
  for (const shown of model.tables) {
    const rows = new Map(shown.rows.map((row) => [row.printedRow, row.printed]));
    add(shown, headingsOf(shown), [...rows.values()]);
  }
  for (const shown of model.scales) {
    // The bands of all variants are printed side by side.
    const bands = shown.variants[0]?.bands ?? [];
    add(
      shown,
      [say.band],
      bands.map(({ printed }) => printed),
    );
  }
  return [...made.values()].sort((a, b) => a.start - b.start);
}
