// Portfolios: one establishment a row, every stored value right, one formula a column, recalculated in this process.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import {
  type PortfolioCase,
  PortfolioDiffers,
  writePortfolio,
} from '../../compiler/6-emit/workbook/portfolio/write-portfolio.js';
import { columnNumber } from '../../compiler/6-emit/workbook/read/references.js';
import { readWorkbook, type WorkbookFile } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { add, formatDecimal, parseDecimal, zero } from '../../compiler/runtime/exact/rational.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelOf, provenance, root } from '../rig/load-ruleset.js';

const seeds = ['amf-sacem-2015', 'sacem-polynesie-2018', 'philharmonie-a-la-demande'] as const;
const ruleset = (name: string): Model => modelOf(join(root, `rulesets/${name}/${name}.bareme`));

function casesOf(model: Model, count: number): readonly PortfolioCase[] {
  const interpreter = new Interpreter(model);
  return boundaryCases(model, { seed: 11, count: count * 2 })
    .flatMap(({ input }, place): readonly PortfolioCase[] => {
      const outcome = evaluate(interpreter, input);
      return outcome.ok ? [{ name: `Lieu ${place}`, facts: input, outputs: outcome.outputs }] : [];
    })
    .slice(0, count);
}

async function written(model: Model, cases: readonly PortfolioCase[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const refused = [
    {
      number: 7,
      line: 8,
      name: 'Mairie',
      code: 'out_of_domain',
      path: 'area',
      reason: 'trop petit',
      facts: '-5',
    },
  ];
  await writePortfolio(model, { cases, refused, on: undefined }, provenance, (piece) => pieces.push(piece));
  return new Uint8Array(Buffer.concat(pieces));
}

/** Where a defined name begins and ends. */
function placeOf(file: WorkbookFile, name: string) {
  const refers = file.names.find((one) => one.name === name)?.refers ?? '';
  const [, sheet = '', column = '', first = '', last = ''] =
    /^'?([^'!]+)'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(refers) ?? [];
  return { sheet, column: columnNumber(column), first: Number(first), last: Number(last || first) };
}

describe.each(seeds)('the portfolio of %s', (name) => {
  const model = ruleset(name);
  const cases = casesOf(model, 25);
  const outputs = model.results.filter(({ listed }) => listed);
  let bytes: Uint8Array;
  let file: WorkbookFile;

  beforeAll(async () => {
    bytes = await written(model, cases);
    const read = await readWorkbook(bytes);
    if (read === undefined) throw new Error('no workbook');
    file = read;
  });

  it('has the same bytes on a second build', async () => {
    const hash = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
    expect(hash(await written(ruleset(name), cases))).toBe(hash(bytes));
  });

  it('stores in every row what the evaluator says', () => {
    expect(cases).toHaveLength(25);
    for (const { name: output, type } of outputs) {
      const place = placeOf(file, `out_${output}`);
      expect(place.last - place.first).toBe(24);
      const sheet = file.sheets.find((one) => one.name === place.sheet);
      cases.forEach((one, row) => {
        const value = [...(sheet?.cells.values() ?? [])].find(
          (cell) => cell.row === place.first + row && cell.column === place.column,
        )?.value;
        const expected = one.outputs[output];
        expect(value).toBe(type.kind === 'quantity' || type.kind === 'yes-no' ? Number(expected) : expected);
      });
    }
  });

  it('holds one formula a column', () => {
    const { sheet: title, first, last } = placeOf(file, `out_${outputs[0]?.name}`);
    const sheet = file.sheets.find((one) => one.name === title);
    const byColumn = new Map<number, Set<string>>();
    let formulas = 0;
    for (const { row, column, formula } of sheet?.cells.values() ?? []) {
      if (formula === undefined || row < first) continue;
      formulas += 1;
      const own = new RegExp(`(?<=[A-Z])${row}(?!\\d)`, 'g');
      byColumn.set(column, (byColumn.get(column) ?? new Set()).add(formula.replace(own, '#')));
    }
    expect(formulas).toBe(byColumn.size * (last - first + 1));
    expect([...byColumn.values()].filter((texts) => texts.size > 1)).toEqual([]);
  });

  it('is recalculated to the same amounts by another engine, and anew when a reading is changed', async () => {
    const engine = await openInIronCalc(bytes);
    const differing = (options: { readonly readings?: Readonly<Record<string, string>> }) => {
      const interpreter = new Interpreter(model);
      const wrong: string[] = [];
      let changed = 0;
      for (const { name: output, type } of outputs) {
        if (type.kind !== 'quantity') continue;
        const place = placeOf(file, `out_${output}`);
        cases.forEach((one, row) => {
          const outcome = evaluate(interpreter, one.facts, options);
          if (!outcome.ok) return;
          const expected = Number(outcome.outputs[output]);
          if (outcome.outputs[output] !== one.outputs[output]) changed += 1;
          const value = Number(engine.read(place.sheet, place.first + row, place.column));
          if (value !== expected) wrong.push(`${output} row ${row + 1}: ${value} instead of ${expected}`);
        });
      }
      return { wrong, changed };
    };
    expect(differing({})).toEqual({ wrong: [], changed: 0 });
    let changed = 0;
    for (const reading of model.readings) {
      const other = reading.options.find((option) => option.name !== reading.chosen)?.name ?? '';
      const { sheet, column, first } = placeOf(file, `reading_${reading.name}`);
      const put = (value: string) => engine.set([{ sheet, address: `${letters(column)}${first}`, value }]);
      put(other);
      const found = differing({ readings: { [reading.name]: other } });
      expect(found.wrong).toEqual([]);
      changed += found.changed;
      put(reading.chosen);
    }
    expect(model.readings.length === 0 || changed > 0).toBe(true);
  });

  it('adds up exactly, and lists what was refused with its reason', () => {
    const amounts = outputs.filter(({ kind }) => kind === 'amount');
    const summary = file.sheets.find((one) => ['Synthèse', 'Summary'].includes(one.name));
    const cells = [...(summary?.cells.values() ?? [])];
    for (const { name: output } of amounts) {
      const row = cells.find(({ value }) => value === `out_${output}`)?.row;
      const sum = cases.reduce((so, one) => add(so, parseDecimal(String(one.outputs[output])) ?? zero), zero);
      const total = cells.find((cell) => cell.row === row && cell.column === 3);
      expect(String(total?.value)).toBe(String(Number(formatDecimal(sum))));
    }
    const refused = file.sheets.find((one) => ['Refusés', 'Refused'].includes(one.name));
    const said = [...(refused?.cells.values() ?? [])].map(({ value }) => value);
    expect(said).toEqual(expect.arrayContaining(['Mairie', 'trop petit', 'area', 'out_of_domain']));
  });
});

it('refuses to write a row that does not say what the evaluator says', async () => {
  const model = ruleset('amf-sacem-2015');
  const [first, ...others] = casesOf(model, 5);
  if (first === undefined) throw new Error('no case');
  const wrong = { ...first, outputs: { ...first.outputs, total: '0.01' } };
  await expect(written(model, [wrong, ...others])).rejects.toThrow(PortfolioDiffers);
});

function letters(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1);
}
