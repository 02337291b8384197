// What a workbook must show for a case: every formula cell, exactly, against what an engine made of it.

import { evaluate, trace } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import type { CaseInput } from '../../compiler/4-analyse/boundary-cases.js';
import { nearestFloat } from '../../compiler/6-emit/wording/nearest-float.js';
import { inputKey, readingKey } from '../../compiler/6-emit/workbook/book/input-keys.js';
import { declaredPresenceKey } from '../../compiler/6-emit/workbook/book/list-columns.js';
import { noiseOf } from '../../compiler/6-emit/workbook/exactness/noise.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { itemCell } from '../../compiler/6-emit/workbook/formula/instantiate.js';
import { type CellValue, serialOffset } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { type Calculation, calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import type { Place } from '../../compiler/6-emit/workbook/layout/layout.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { columnName } from '../../compiler/6-emit/workbook/read/references.js';
import { inputsFrom } from '../../compiler/6-emit/workbook/sheets/defaults.js';
import type { Content } from '../../compiler/6-emit/workbook/sheets/parts/image.js';
import { itemOutputKey, outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { isoFromDays } from '../../compiler/runtime/exact/calendar.js';
import { formatDecimal, multiply, type Rational } from '../../compiler/runtime/exact/rational.js';
import { clockOfDay } from './clock.js';

export interface RigCase {
  readonly facts: CaseInput;
  readonly readings: Readonly<Record<string, string>>;
  /** Parameter cells that somebody changed, and the rules that say the same. */
  readonly edited?: EditedParameters;
}

export interface EditedParameters {
  readonly values: ReadonlyMap<CellKey, Rational>;
  readonly interpreter: Interpreter;
}

/** As engines take and give them. */
export type EngineValue = number | string | null | { readonly error: unknown };

export interface Setting {
  readonly sheet: string;
  readonly address: string;
  readonly value: number | string | null | { readonly formula: string };
}

export interface Expectation {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly address: string;
  readonly value: number | string | boolean;
  /** Rounded values, flags and texts must be the same to the last bit (0); others may differ by the noise of floats. */
  readonly tolerance: number;
}

export interface Rig {
  readonly model: Model;
  readonly calculation: (given: RigCase) => Calculation;
  readonly settings: (given: RigCase) => readonly Setting[];
  /** Every formula cell; throws where the workbook itself would show an error value. */
  readonly expectations: (given: RigCase) => readonly Expectation[];
  /**
   * The cells that say how far a value lies from where a decision changes, where it lies exactly at the distance that is
   * asked for: a sheet's own arithmetic may see it a little beyond, and both answers are safe. Keys are sheet and address.
   */
  readonly onTheEdge: (given: RigCase) => ReadonlySet<string>;
  /** Whether the workbook itself says that its decisions are certain for the case. */
  readonly isCertain: (given: RigCase) => boolean;
  /** How many results are shown, and how many are withheld. */
  readonly counts: (given: RigCase) => { readonly shown: number; readonly withheld: number };
  /** Where the formulas, evaluated exactly, differ from the interpreter. */
  readonly againstInterpreter: (given: RigCase) => readonly string[];
}

/** Facts as people write them, with numbers as texts. */
export const caseOf = (facts: object, readings: Readonly<Record<string, string>> = {}): RigCase => ({
  facts: JSON.parse(JSON.stringify(facts), (_, value: unknown) =>
    typeof value === 'number' ? String(value) : value,
  ) as CaseInput,
  readings,
});

export function createRig(model: Model, { plan, layout }: WorkbookImage): Rig {
  const { bench } = plan;
  const interpreter = new Interpreter(model);
  const { checkInputs, checkParameters, noValue } = bench.words;
  const messages = new Set([checkInputs, checkParameters, noValue]);

  const contents = ({ facts, readings, edited }: RigCase): ReadonlyMap<CellKey, Content> => {
    const values = inputsFrom(bench, facts, false);
    const found = new Map<CellKey, Content>();
    const blank: Content = { kind: 'blank' };
    for (const fact of model.facts) {
      if (fact.list === undefined) found.set(inputKey(fact), values.facts.get(fact.name) ?? blank);
    }
    for (const { name } of model.lists) {
      const items = values.items.get(name) ?? [];
      const capacity = bench.capacities.get(name) ?? 0;
      for (let item = 1; item <= capacity; item++) {
        for (const fact of model.facts) {
          if (fact.list !== name) continue;
          found.set(itemCell(inputKey(fact), item), items[item - 1]?.get(fact.name) ?? blank);
        }
        if (!plan.declaredPresence.has(name)) continue;
        const present: Content =
          items[item - 1] === undefined ? blank : { kind: 'text', value: bench.words.yes };
        found.set(itemCell(declaredPresenceKey(name), item), present);
      }
    }
    for (const { name, chosen } of model.readings) {
      found.set(readingKey(name), { kind: 'text', value: readings[name] ?? chosen });
    }
    for (const [key, value] of edited?.values ?? []) found.set(key, { kind: 'number', value });
    return found;
  };

  let last: { readonly given: RigCase; readonly values: Calculation } | undefined;
  const changedCells = (given: RigCase): Map<CellKey, CellValue> =>
    new Map(
      [...contents(given)].map(([key, content]): [CellKey, CellValue] => [
        key,
        content.kind === 'blank' || content.kind === 'formula' ? undefined : content.value,
      ]),
    );
  const calculated = (given: RigCase): Calculation => {
    if (last?.given !== given) last = { given, values: calculate(layout, changedCells(given)) };
    return last.values;
  };

  const distances = bench.blocks
    .flatMap(({ kind, rows }) => (kind === 'guarantees' ? rows : []))
    .flatMap(({ cells: [label, cell] }) =>
      label?.kind === 'text' && label.text === bench.words.clearLabel && cell?.kind === 'value' ? [cell] : [],
    );
  const aLittleLess = { n: 999_999n, d: 1_000_000n };

  const textOf = ({ row, column }: Place): string => `${columnName(column)}${row}`;
  const formulas = layout.sheets.flatMap((sheet, index) =>
    sheet.cells.flatMap((cell) => {
      if (cell.content.kind !== 'formula') return [];
      const { formula } = cell.content;
      if (formula.kind === 'call' && formula.name === 'HYPERLINK') return [];
      return [{ sheet: sheet.title, place: { sheet: index, row: cell.row, column: cell.column }, cell }];
    }),
  );
  const exactSteps = new Set(
    bench.steps
      .filter(({ kind }) => kind === 'rounding' || kind === 'flag' || kind === 'status')
      .map(({ key }) => key),
  );
  const roundedDefinitions = new Set(
    model.definitions.filter(({ role }) => role === 'rounding').map(({ id, list }) => bench.keyOf(list, id)),
  );
  const roundedOutputs = new Set(
    model.results
      .filter(
        ({ kind, definition, list }) =>
          kind === 'amount' && roundedDefinitions.has(bench.keyOf(list, definition)),
      )
      .map(({ name }) => outputKey(name)),
  );

  return {
    model,
    calculation: calculated,
    settings(given) {
      return [...contents(given)].map(([key, content]): Setting => {
        const place = layout.placeOf(key);
        if (place === undefined) throw new Error(`no cell ${key}`);
        const value =
          content.kind === 'number'
            ? nearestFloat(content.value)
            : content.kind === 'text'
              ? content.value
              : null;
        return { sheet: layout.sheets[place.sheet]?.title ?? '', address: textOf(place), value };
      });
    },
    expectations(given) {
      const values = calculated(given);
      return formulas.map(({ sheet, place, cell }): Expectation => {
        const value = values.valueAt(place);
        const number = typeof value === 'object';
        const exactly = !number || cell.keys.some((key) => isExact(key, exactSteps, roundedOutputs));
        return {
          sheet,
          row: place.row,
          column: place.column,
          address: textOf(place),
          value: value === undefined ? 0 : typeof value === 'object' ? nearestFloat(value) : value,
          tolerance: exactly ? 0 : noiseOf(bench.precisions, cell.keys, value),
        };
      });
    },
    onTheEdge(given) {
      const nearer = changedCells(given);
      for (const { key, value } of distances) nearer.set(key, multiply(value, aLittleLess));
      const [values, others] = [calculated(given), calculate(layout, nearer)];
      return new Set(
        formulas
          .filter(({ place }) => show(values.valueAt(place)) !== show(others.valueAt(place)))
          .map(({ sheet, place }) => `${sheet}!${textOf(place)}`),
      );
    },
    isCertain(given) {
      const values = calculated(given);
      return bench.assured.every(({ key, list }) => {
        const places = list === undefined ? [key] : [];
        return places.every((place) => sameAsOne(values.valueOf(place)));
      });
    },
    counts(given) {
      const values = calculated(given);
      const single = plan.results.filter(({ name }) => layout.placeOf(outputKey(name)) !== undefined);
      const isWithheld = ({ name }: { readonly name: string }): boolean =>
        messages.has(String(values.valueOf(outputKey(name))));
      const withheld = single.filter(isWithheld).length;
      return { shown: single.length - withheld, withheld };
    },
    againstInterpreter(given) {
      const values = calculated(given);
      const rules = given.edited?.interpreter ?? interpreter;
      const noItems = Object.fromEntries(model.lists.map(({ name }) => [name, []]));
      const { outcome, values: steps } = trace(rules, given.facts, { readings: given.readings });
      const wrong: string[] = [];
      for (const [id, exact] of steps) {
        const definition = model.definitions.find((candidate) => candidate.id === id);
        const place = definition && layout.placeOf(bench.keyOf(undefined, id));
        if (definition === undefined || definition.list !== undefined || place === undefined) continue;
        if (Array.isArray(exact) || typeof exact !== 'object') continue;
        const got = values.valueAt(place);
        const value = exact as { readonly n: bigint; readonly d: bigint };
        const wanted = definition.type.kind === 'date' ? { n: value.n + BigInt(serialOffset), d: 1n } : value;
        if (typeof got !== 'object' || got.n !== wanted.n || got.d !== wanted.d) {
          wrong.push(`${id}: ${show(got)} instead of ${show(wanted)}`);
        }
      }
      for (const { name } of plan.results) {
        const result = model.results.find((candidate) => candidate.listed && candidate.name === name);
        if (result === undefined) continue;
        const write = (value: CellValue): string | boolean | undefined =>
          typeof value !== 'object'
            ? value
            : result.type.kind === 'yes-no'
              ? value.n === 1n
              : result.type.kind === 'date'
                ? isoFromDays(Number(value.n) - serialOffset)
                : result.type.kind === 'quantity' && result.type.unit.powers[0]?.symbol === 'time of day'
                  ? clockOfDay(value)
                  : formatDecimal(value, result.decimals);
        const got =
          result.list === undefined
            ? write(values.valueOf(outputKey(name)))
            : Array.from({ length: bench.capacities.get(result.list) ?? 0 }, (_, index) =>
                write(values.valueOf(itemCell(itemOutputKey(result.list ?? '', name), index + 1))),
              ).filter((value) => value !== '');
        // Where the case as a whole is refused, each result stands on what it comes to itself. A book has every list, maybe empty.
        const own = outcome.ok
          ? outcome
          : evaluate(rules, { ...noItems, ...given.facts }, { readings: given.readings, results: [name] });
        const absent = result.list === undefined ? bench.words.noSuchResult : [];
        const wanted = own.ok
          ? (own.outputs[name] ?? (result.exists === undefined ? undefined : absent))
          : result.list === undefined
            ? withheld
            : [];
        const found = messages.has(String(got)) && wanted === withheld ? withheld : got;
        if (JSON.stringify(found) !== JSON.stringify(wanted)) {
          wrong.push(`${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
        }
      }
      return wrong;
    },
  };
}

const isExact = (key: CellKey, steps: ReadonlySet<CellKey>, outputs: ReadonlySet<CellKey>): boolean => {
  const own = key.replace(/\t\d+$/, '');
  return steps.has(own) || outputs.has(own) || key.includes('check:') || key.startsWith('accepted:');
};

/** What a result says that is not shown. */
const withheld = 'withheld';

const sameAsOne = (value: CellValue): boolean =>
  typeof value === 'object' && value.n === 1n && value.d === 1n;

const show = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value
    ? `${String(value.n)}/${String(value.d)}`
    : String(value);

/** What an engine shows of a cell, against what it must show; undefined where they agree. */
export function difference(expected: Expectation, got: EngineValue): string | undefined {
  const wrong = `${expected.sheet}!${expected.address}: ${JSON.stringify(got)} instead of ${JSON.stringify(expected.value)}`;
  const { value } = expected;
  if (typeof value === 'boolean')
    return got === (value ? 1 : 0) || got === String(value).toUpperCase() ? undefined : wrong;
  if (typeof value === 'string') return (got ?? '') === value ? undefined : wrong;
  if (typeof got !== 'number') return wrong;
  if (got === value) return undefined;
  return Math.abs(got - value) <= expected.tolerance ? undefined : wrong;
}
