// The options of a choice with every spelling that an input accepts: label (what the drop-down offers), name, code.

import type { OptionSet } from '../../../3-model/model.js';
import { rational } from '../../../runtime/exact/rational.js';
import type { Bench } from '../book/bench.js';
import type { ParameterBlock } from '../book/parameters.js';
import { constant } from '../exactness/precision.js';
import type { CellKey } from '../formula/formula.js';

export interface Spellings {
  /** All that may stand in the input, below one another. */
  readonly texts: { readonly from: CellKey; readonly to: CellKey };
  /** Beside each the number of its option. */
  readonly numbers: { readonly from: CellKey; readonly to: CellKey };
  /** Names of the options, in order of their numbers. */
  readonly names: { readonly from: CellKey; readonly to: CellKey };
  /** What the drop-down offers. */
  readonly offered: { readonly from: CellKey; readonly to: CellKey };
  readonly offeredTexts: readonly string[];
}

/** Made at the first use of the set of options. */
export function spellingsOf(bench: Bench, set: OptionSet): Spellings {
  const id = `options/${set.name}`;
  const known = bench.shared.get(id);
  if (isSpellings(known)) return known;
  const { words } = bench;
  const fold = (text: string): string => text.toLowerCase();
  const names = new Set(set.options.map(({ name }) => fold(name)));
  const labels = set.options.map(({ label }) => label);
  // A label that is another option's name, or that two options share, would be read two ways: names are offered then.
  const clear =
    new Set(labels.map(fold)).size === labels.length &&
    set.options.every(({ name, label }) => fold(label) === fold(name) || !names.has(fold(label)));
  const rows: { readonly text: string; readonly option: number }[] = [];
  const add = (text: string | undefined, option: number): void => {
    if (text === undefined || rows.some((row) => fold(row.text) === fold(text))) return;
    rows.push({ text, option });
  };
  set.options.forEach(({ name, label }, index) => {
    add(clear ? label : name, index + 1);
  });
  const offered = rows.length;
  set.options.forEach(({ name, code }, index) => {
    add(name, index + 1);
    add(code, index + 1);
  });
  const keyOf = (column: string, row: number): CellKey => `par:${id}/${row}/${column}`;
  const block: ParameterBlock = {
    id,
    kind: 'options',
    title: `${words.optionsOf} ${labelOfSet(bench, set)}`,
    section: undefined,
    quote: undefined,
    headings: [words.spelling, words.optionNumber, words.optionName],
    rows: rows.map(({ text, option }, index) => {
      const number = rational(option);
      return {
        id: `${id}/${index + 1}`,
        cells: [
          { kind: 'text', text, key: keyOf('text', index + 1) },
          {
            kind: 'value',
            key: keyOf('number', index + 1),
            value: number,
            show: { kind: 'number', format: '0', unit: '' },
            precision: constant(number),
            limits: undefined,
            span: undefined,
          },
          index < set.options.length
            ? { kind: 'text', text: set.options[index]?.name ?? '', key: keyOf('name', index + 1) }
            : undefined,
        ],
      };
    }),
  };
  bench.blocks.push(block);
  const made: Spellings = {
    texts: { from: keyOf('text', 1), to: keyOf('text', rows.length) },
    numbers: { from: keyOf('number', 1), to: keyOf('number', rows.length) },
    names: { from: keyOf('name', 1), to: keyOf('name', set.options.length) },
    offered: { from: keyOf('text', 1), to: keyOf('text', offered) },
    offeredTexts: rows.slice(0, offered).map(({ text }) => text),
  };
  bench.shared.set(id, made);
  return made;
}

const isSpellings = (value: unknown): value is Spellings =>
  typeof value === 'object' && value !== null && 'offered' in value;

const labelOfSet = (bench: Bench, set: OptionSet): string =>
  bench.model.facts.find(({ name }) => name === set.name)?.label ??
  bench.model.definitions.find(({ owner, final }) => owner === set.name && final)?.label ??
  set.name;
