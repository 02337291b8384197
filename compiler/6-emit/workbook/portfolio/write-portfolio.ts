// A portfolio as a workbook: many cases of one tariff, one a row with live formulas, written row by row. What is known
// of whole columns is gathered on the way; the other sheets are written last.

import JSZip from 'jszip';
import type { FactInput, Model } from '../../../3-model/model.js';
import {
  add,
  compare,
  parseDecimal,
  type Rational,
  rational,
  zero,
} from '../../../runtime/exact/rational.js';
import { own } from '../../../runtime/outcome/assessed.js';
import type { Outputs } from '../../../runtime/outcome/assessment.js';
import type { Provenance } from '../../backend.js';
import { inputKey } from '../book/input-keys.js';
import { rowHeadKey } from '../book/list-columns.js';
import type { CellKey } from '../formula/formula.js';
import { itemCell, itemOf, ofAnyItem } from '../formula/instantiate.js';
import { textFromFormula } from '../formula/text-from-formula.js';
import { type CellValue, isNumber } from '../formula/value-from-formula.js';
import { calculate } from '../layout/calculate.js';
import type { Layout, PlacedName } from '../layout/layout.js';
import type { Plan } from '../plan/plan.js';
import { givenContent } from '../sheets/defaults.js';
import { itemOutputKey } from '../sheets/parts/keys.js';
import { writeWithExcelJs } from '../write/exceljs-adapter.js';
import { archiveTo } from '../write/stream-zip.js';
import { validPart } from '../write/valid-parts.js';
import { saysTheSame } from './agreement.js';
import { imageOfPortfolio } from './portfolio-image.js';
import { portfolioList } from './portfolio-model.js';
import { columnsOf, totalKey, totalled } from './portfolio-sheet.js';
import type { RefusedRow } from './refused-sheet.js';
import { rowValues } from './row-values.js';
import { rowAsXml, templateOf, type WrittenColumn } from './rows-as-xml.js';
import { aggregatesOf, countKey, highestKey, lowestKey, summaryTotalKey } from './summary-sheet.js';

/** One establishment that was priced. */
export interface PortfolioCase {
  readonly name: string;
  readonly facts: Readonly<Record<string, FactInput>>;
  /** What the evaluator says; the cells must say the same. */
  readonly outputs: Outputs;
}

export interface Portfolio {
  readonly cases: readonly PortfolioCase[];
  readonly refused: readonly RefusedRow[];
  /** The date that decides which version is in force, where no fact does. */
  readonly on: string | undefined;
}

/** A cell that does not say what the evaluator says: a mistake of the compiler, never written to a file that is kept. */
export class PortfolioDiffers extends Error {}

/** Rows that are written together. */
const rowsAtOnce = 25;

export async function writePortfolio(
  model: Model,
  portfolio: Portfolio,
  provenance: Provenance,
  sink: (piece: Uint8Array) => void,
): Promise<Plan> {
  const { cases } = portfolio;
  const image = imageOfPortfolio(model, portfolio, provenance);
  const { layout, names, plan, sheet } = image;
  const totals = totalsOf(plan, cases);
  const known = new Map<CellKey, CellValue>();
  const first = plan.bench.model.facts.find(({ list }) => list === portfolioList);
  const firstRow = layout.placeOf(itemCell(first === undefined ? '' : inputKey(first), 1))?.row ?? 1;
  for (const [key, { name }] of totalled(plan)) {
    known.set(totalKey(name), totals.get(name) ?? zero);
    known.set(summaryTotalKey(key), totals.get(name) ?? zero);
  }
  const { sum, ends } = aggregatesOf(plan);
  for (const key of [...sum.map(countKey), ...ends.flatMap((one) => [lowestKey(one), highestKey(one)])]) {
    known.set(key, zero);
  }
  const template = await partsOf(plan, layout, names, known);
  const path = `xl/worksheets/sheet${sheet + 1}.xml`;
  const archive = archiveTo(sink);
  const types = '[Content_Types].xml';
  archive.part(types, template.get(types) ?? new Uint8Array());
  const rows = archive.open(path);
  const gathered = writeRows(
    { plan, layout, cases, firstRow, known },
    rows.write,
    textOf(template.get(path)),
  );
  rows.close();
  for (const [key, value] of gathered) known.set(key, value);
  const parts = await partsOf(plan, layout, names, known);
  for (const [name, content] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (name !== types && name !== path) archive.part(name, content);
  }
  archive.end();
  return plan;
}

const textOf = (content: Uint8Array | undefined): string => new TextDecoder().decode(content);

/** The files in the workbook as exceljs writes them, with the one row that stands for all. */
async function partsOf(
  plan: Plan,
  layout: Layout,
  names: readonly PlacedName[],
  known: ReadonlyMap<CellKey, CellValue>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { words, model } = plan.bench;
  // Columns as a whole are not looked at cell by cell: what they come to is known, or not needed in a template.
  const values = calculate(layout, known);
  const calculation = {
    ...values,
    valueAt: (place: Parameters<typeof values.valueAt>[0]) =>
      layout.sheets[place.sheet]?.kind === 'list' && !isKnown(layout, known, place)
        ? undefined
        : values.valueAt(place),
  };
  // exceljs holds every cell of a name: names of whole columns are written as their first cell, and made longer after.
  const short = names.map((name) => (itemOf(name.to) === undefined ? name : { ...name, to: name.from }));
  const written = await writeWithExcelJs({ layout, names: short, calculation, words, label: model.label });
  const archive = await JSZip.loadAsync(written);
  const parts = new Map<string, Uint8Array>();
  for (const entry of Object.values(archive.files)) {
    if (!entry.dir)
      parts.set(entry.name, validPart(entry.name, await entry.async('uint8array'), model.language));
  }
  const book = 'xl/workbook.xml';
  parts.set(book, new TextEncoder().encode(withLongNames(textOf(parts.get(book)), names, layout)));
  return parts;
}

function withLongNames(xml: string, names: readonly PlacedName[], layout: Layout): string {
  const ends = new Map(
    names.flatMap(({ name, from, to }) => {
      const end = from === to ? undefined : layout.absolute(to, to);
      return end === undefined || itemOf(to) === undefined ? [] : [[name, end.slice(end.indexOf('!') + 1)]];
    }),
  );
  return xml.replace(/(<definedName name="([^"]*)"[^>]*>[^<]*)(?=<)/g, (all, _, name: string) => {
    const end = ends.get(name);
    return end === undefined ? all : `${all}:${end}`;
  });
}

const isKnown = (
  layout: Layout,
  known: ReadonlyMap<CellKey, CellValue>,
  place: { readonly sheet: number; readonly row: number; readonly column: number },
): boolean => layout.cellAt(place)?.keys.some((key) => known.has(key)) === true;

/** Exact sums of what the evaluator gave. */
function totalsOf(plan: Plan, cases: readonly PortfolioCase[]): ReadonlyMap<string, Rational> {
  const totals = new Map<string, Rational>();
  for (const { name } of totalled(plan).values()) {
    let sum = zero;
    for (const { outputs } of cases) sum = add(sum, parseDecimal(String(own(outputs, name) ?? '0')) ?? zero);
    totals.set(name, sum);
  }
  return totals;
}

interface Rows {
  readonly plan: Plan;
  readonly layout: Layout;
  readonly cases: readonly PortfolioCase[];
  readonly firstRow: number;
  readonly known: ReadonlyMap<CellKey, CellValue>;
}

/** Returns what the columns come to. */
function writeRows(
  { plan, layout, cases, firstRow, known }: Rows,
  write: (text: string) => void,
  xml: string,
): ReadonlyMap<CellKey, CellValue> {
  const { bench } = plan;
  const columns = columnsOf(plan);
  const first = layout.placeOf(itemCell(columns.all[0]?.key ?? '', 1));
  if (first === undefined) throw new Error('the portfolio has no columns');
  const written = columns.all.map(({ key, cell }, index): WrittenColumn => {
    const { content } = cell(1);
    return {
      key,
      formula:
        content?.kind === 'formula'
          ? textFromFormula(content.formula, layout.addressesFrom({ ...first, column: first.column + index }))
          : undefined,
    };
  });
  const values = rowValues(
    [
      { key: rowHeadKey(portfolioList), formula: undefined },
      ...columns.all.map(({ key, cell }) => {
        const { content } = cell(1);
        if (content?.kind !== 'formula') return { key, formula: undefined };
        return { key, formula: ofAnyItem(content.formula) };
      }),
    ],
    layout,
    calculate(layout, known),
  );
  const bars = [...totalled(plan).keys()].flatMap((key) => {
    const place = layout.placeOf(itemCell(key, 1));
    return place === undefined ? [] : [place.column];
  });
  const template = templateOf(xml, firstRow, cases.length, bars);
  const aggregates = aggregatesOf(plan);
  const sums = new Map<CellKey, Rational>();
  const ends = new Map<CellKey, { lowest: Rational; highest: Rational }>();
  const facts = bench.model.facts.filter(({ list }) => list === portfolioList);
  // Notices are not outputs of the evaluator.
  const results = bench.model.results.filter(
    ({ listed, name, exists }) => listed && (exists !== undefined || cases[0]?.outputs[name] !== undefined),
  );
  const last = firstRow + cases.length - 1;
  write(template.head);
  let text = '';
  cases.forEach((one, index) => {
    const inputs = new Map<CellKey, CellValue>();
    for (const fact of facts) {
      const given = own(one.facts, fact.name);
      if (typeof given !== 'string' && typeof given !== 'boolean') continue;
      const content = givenContent(bench, fact, given);
      if (content.kind !== 'blank' && content.kind !== 'formula') inputs.set(inputKey(fact), content.value);
    }
    const valueAt = values(inputs);
    for (const result of results) {
      const value = valueAt(itemOutputKey(portfolioList, result.name));
      const given = one.outputs[result.name];
      const isAbsent = given === undefined && result.exists !== undefined;
      if (isAbsent ? value !== bench.words.noSuchResult : !saysTheSame(result, given, value)) {
        throw new PortfolioDiffers(`${result.name}, row ${index + 1}`);
      }
    }
    text += rowAsXml(
      template,
      { row: firstRow + index, first: firstRow, last },
      [rational(index + 1), one.name === '' ? undefined : one.name],
      written,
      valueAt,
    );
    for (const key of aggregates.sum) {
      const value = valueAt(key);
      sums.set(key, add(sums.get(key) ?? zero, isNumber(value) ? value : zero));
    }
    for (const key of aggregates.ends) {
      const value = valueAt(key);
      if (!isNumber(value)) continue;
      const so = ends.get(key);
      ends.set(key, {
        lowest: so === undefined || compare(value, so.lowest) < 0 ? value : so.lowest,
        highest: so === undefined || compare(value, so.highest) > 0 ? value : so.highest,
      });
    }
    if (index % rowsAtOnce === rowsAtOnce - 1) {
      write(text);
      text = '';
    }
  });
  write(text + template.tail);
  const gathered = new Map<CellKey, CellValue>();
  for (const [key, sum] of sums) gathered.set(countKey(key), sum);
  for (const key of aggregates.ends) {
    gathered.set(lowestKey(key), ends.get(key)?.lowest ?? zero);
    gathered.set(highestKey(key), ends.get(key)?.highest ?? zero);
  }
  return gathered;
}
