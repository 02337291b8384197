// Cumulative scales: bands with what each owes, once, per unit of the part within it, or per started block.

import type { ScaleDeclaration, TableRowSyntax } from '../../../grammar/tree/syntax.js';
import { cellCount, emptyCell, noHeading, scaleInput } from '../../diagnostics/catalogue/rules/tables.js';
import { unitDeclaration } from '../../diagnostics/catalogue/syntax/statements.js';
import { equals, multiply, one, type Rational, sign } from '../../runtime/exact/rational.js';
import { demandConstant } from '../expressions/constants.js';
import { convertTo, demand } from '../expressions/convert.js';
import { readType } from '../expressions/read-type.js';
import { cellExpression, checkColumn } from '../tables/cells.js';
import { arithmetic, number } from '../types/build.js';
import type { CheckedBand, CheckedExpression, CheckedScale } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { describeType, quantity, quantityType } from '../types/describe.js';
import { plainNumber, type Type, type Unit } from '../types/types.js';
import {
  conversionFactor,
  formatUnit,
  invertUnit,
  isPlain,
  normalUnit,
  reduceProduct,
} from '../types/unit-algebra.js';
import { readUnit } from '../types/units.js';
import { type PlainBand, withLimits } from './moving-bands.js';
import { readScaleBands } from './scale-bands.js';
import { readScaleColumns, type ScaleValueColumn } from './scale-columns.js';

type Quantity = Type & { readonly kind: 'quantity' };

/** A scale given by its bands; undefined when something in it is wrong, which is reported. */
export function checkScale(
  context: Context,
  scale: ScaleDeclaration,
  scope: Scope,
): CheckedScale | undefined {
  const { header, rows, name } = scale;
  const inputType = scale.on && readType(context, scale.on);
  const across =
    scale.across &&
    demand(context, context.check(scale.across, scope), 'choice', { en: 'a choice', fr: 'un choix' });
  if (header === undefined || rows.length === 0) {
    context.report(noHeading(name.span, {}));
    return undefined;
  }
  if (inputType === undefined || (scale.across && across === undefined)) return undefined;
  if (inputType.kind !== 'quantity') {
    const found = describeType(inputType);
    context.report(scaleInput(scale.on?.span ?? name.span, { name: name.text, found }));
    return undefined;
  }
  const wrong = rows.filter(({ cells }) => cells.length !== header.cells.length);
  for (const { cells, span } of wrong) {
    if (cells.some(({ content }) => content.kind === 'broken')) continue;
    context.report(cellCount(span, { found: cells.length, wanted: header.cells.length }));
  }
  const set = across?.type.set;
  const columns = wrong.length === 0 ? readScaleColumns(context, scale, header, set) : undefined;
  if (columns === undefined) return undefined;
  const values = checkValues(context, columns.values, rows, inputType, {
    ...scope,
    owner: scale.label?.text ?? name.text,
  });
  const nothingOnce = columns.values.every(({ role }) => role.kind !== 'once');
  const bands = columns.bands.map((column) => {
    const cells = rows.flatMap(({ cells: row }, index) => {
      const cell = row[column.cell];
      return cell && cell.content.kind !== 'empty' ? [{ cell, row: index }] : [];
    });
    const unit = column.heading.unit;
    return { column, read: readScaleBands(context, cells, inputType, unit, scope, nothingOnce) };
  });
  if (values === undefined || bands.some(({ read }) => read === undefined)) return undefined;
  const options =
    set && (bands.length > 1 || columns.values.some((value) => value.optionName !== undefined))
      ? set.options.map((option) => option.name)
      : [undefined];
  // Limits of one option that depend on facts make all of the scale a sum of its bands.
  const isMoving = bands.some(({ read }) => read?.some(({ moving }) => moving !== undefined));
  const variants = options.map((option) => {
    const own = bands.find(({ column }) => column.optionName === option) ?? bands[0];
    return {
      option,
      bands: (own?.read ?? [])
        .map((band) => assemble(band, values, option, rows[band.row], own?.column.cell ?? 0))
        .map((band) => (isMoving ? withLimits(band, inputType) : band)),
    };
  });
  return { kind: 'scale', inputType, resultType: values.resultType, across, variants };
}

type Contribution = {
  readonly column: ScaleValueColumn;
  readonly cells: readonly (CheckedExpression | undefined)[];
  /** Of the blocks of each row. */
  readonly widths: readonly (Rational | undefined)[];
};

interface ScaleValues {
  readonly resultType: Quantity;
  readonly columns: readonly Contribution[];
}

// Every column in what it yields: a result, or a result per unit of the input.
function checkValues(
  context: Context,
  columns: readonly ScaleValueColumn[],
  rows: readonly TableRowSyntax[],
  input: Quantity,
  scope: Scope,
): ScaleValues | undefined {
  const widthColumn = columns.find(({ role }) => role.kind === 'block');
  const printedWidths = widthColumn && readWidths(context, widthColumn, rows, input, scope);
  if (widthColumn && printedWidths === undefined) return undefined;
  const amounts = columns.filter(({ role }) => role.kind !== 'block');
  const checked = amounts.map((column) => {
    const filled = rows.flatMap(({ cells }, index) => {
      const cell = cells[column.cell];
      return cell && cell.content.kind !== 'empty' ? [{ cell, index }] : [];
    });
    const [any] = filled;
    if (any === undefined) {
      context.report(emptyCell(column.span, { column: column.text }));
      return undefined;
    }
    const written = filled.map(({ cell }) => cellExpression(context, cell, column.text, column.unit));
    const unified = checkColumn(context, written, column.unit, scope);
    if (unified === undefined) return undefined;
    const values = unified.values.map((value) => demand(context, value, 'quantity', quantity));
    if (!values.every((value) => value !== undefined)) return undefined;
    const inBlocks = column.role.kind === 'per-started-block';
    const bare = inBlocks && filled.find(({ index }) => printedWidths?.[index] === undefined);
    if (bare) {
      context.report(emptyCell(bare.cell.span, { column: widthColumn?.text ?? 'block' }));
      return undefined;
    }
    const unit = perUnit(context, column, unified.type, input);
    if (unit === undefined) return undefined;
    const cells = rows.map((_, index) => {
      const place = filled.findIndex((one) => one.index === index);
      const value = values[place] && perOne(values[place], column.role);
      const isPercent = value?.type.kind === 'quantity' && value.type.percent;
      return value && { ...value, type: { ...unit.type, percent: unit.type.percent && isPercent } };
    });
    const percent =
      column.role.kind === 'rate' ? input.percent : unified.type.kind === 'quantity' && unified.type.percent;
    const widths = inBlocks ? (printedWidths ?? []) : rows.map(() => unit.width);
    return { column, cells, widths, type: unit.type, percent };
  });
  if (!checked.every((column) => column !== undefined)) return undefined;
  const [first] = checked;
  if (first === undefined) return undefined;
  const resultUnit = isRate(first.column)
    ? reduceProduct(context.units, [...first.type.unit.powers, ...input.unit.powers]).unit
    : first.type.unit;
  // `5/9 %` per month of months is a percentage.
  const resultType = quantityType(resultUnit, isPlain(resultUnit) && checked.every(({ percent }) => percent));
  const rateType = quantityType(normalUnit([...resultType.unit.powers, ...invertUnit(input.unit).powers]));
  let failed = false;
  const converted = checked.map(({ column, cells, widths }) => ({
    column,
    widths,
    cells: cells.map((value) => {
      if (value === undefined) return undefined;
      const type = isRate(column) ? rateType : resultType;
      const own = convertTo(context, value, { type, span: undefined });
      if (own === undefined) failed = true;
      return own;
    }),
  }));
  return failed ? undefined : { resultType, columns: converted };
}

/** `0.77 CHF` per 100 CHF is 0.77 / 100 per franc. */
function perOne(value: CheckedExpression, role: ScaleValueColumn['role']): CheckedExpression {
  if (role.kind !== 'per' || equals(role.count, one)) return value;
  return arithmetic('divide', value, number(role.count, plainNumber, role.span), value.type, value.span);
}

/** The widths of blocks that a column prints, in the unit of the input; undefined when one is wrong, which is reported. */
function readWidths(
  context: Context,
  column: ScaleValueColumn,
  rows: readonly TableRowSyntax[],
  input: Quantity,
  scope: Scope,
): readonly (Rational | undefined)[] | undefined {
  let failed = false;
  const widths = rows.map(({ cells }) => {
    const cell = cells[column.cell];
    if (cell === undefined || cell.content.kind === 'empty') return undefined;
    const written = cellExpression(context, cell, column.text, column.unit);
    const value = written && context.check(written, scope, input);
    const own = value && convertTo(context, value, { type: input, span: undefined });
    const width = demandConstant(context, own);
    if (width && sign(width) <= 0) {
      context.report(unitDeclaration(cell.span, { unit: cell.text, problem: 'not-positive' }));
    }
    if (width === undefined || sign(width) <= 0) failed = true;
    return width;
  });
  return failed ? undefined : widths;
}

const isRate = ({ role }: ScaleValueColumn): boolean => role.kind === 'rate' || role.kind === 'per';

// `per day` over cells in EUR is EUR/day; cells that say EUR/day already stay as they are.
function perUnit(
  context: Context,
  { role }: ScaleValueColumn,
  type: Type,
  input: Quantity,
): { readonly type: Quantity; readonly width: Rational | undefined } | undefined {
  if (type.kind !== 'quantity') return undefined;
  switch (role.kind) {
    case 'once':
    case 'rate':
    case 'block':
    case 'per-started-block':
      return { type, width: undefined };
    case 'per': {
      const per = readUnit(context, role.unit);
      if (per === undefined) return undefined;
      return { type: isPer(type.unit, per) ? type : quantityType(over(type.unit, per)), width: undefined };
    }
    case 'per-started': {
      const unit = role.width.unit ? readUnit(context, role.width.unit) : input.unit;
      const factor = unit && conversionFactor(context.units, unit, input.unit);
      if (sign(role.width.value) <= 0) {
        context.report(
          unitDeclaration(role.width.span, { unit: unit ? formatUnit(unit) : '', problem: 'not-positive' }),
        );
        return undefined;
      }
      if (unit && factor === undefined) {
        const width: CheckedExpression = {
          kind: 'number',
          value: role.width.value,
          type: quantityType(unit),
          span: role.width.span,
        };
        convertTo(context, width, { type: input, span: undefined });
      }
      return factor && { type, width: multiply(role.width.value, factor) };
    }
    default:
      return role satisfies never;
  }
}

const over = (unit: Unit, per: Unit): Unit => normalUnit([...unit.powers, ...invertUnit(per).powers]);
const isPer = (unit: Unit, per: Unit): boolean =>
  per.powers.every(({ symbol }) => unit.powers.some((power) => power.symbol === symbol && power.power < 0));

const owesAs = {
  once: 'once',
  rate: 'rate',
  per: 'rate',
  'per-started': 'started',
  'per-started-block': 'started',
  block: undefined,
} as const;

function assemble(
  band: PlainBand,
  { columns }: ScaleValues,
  option: string | undefined,
  row: TableRowSyntax | undefined,
  cell: number,
): CheckedBand {
  const owedBy = (kind: 'once' | 'rate' | 'started') => {
    const own = columns.filter(
      ({ column }) =>
        owesAs[column.role.kind] === kind &&
        (column.optionName === undefined || column.optionName === option),
    );
    return own
      .map(({ cells, widths }) => ({ value: cells[band.row], width: widths[band.row] }))
      .find(({ value }) => value !== undefined);
  };
  const started = owedBy('started');
  return {
    from: band.from,
    to: band.to,
    reachedAtFrom: band.reachedAtFrom,
    once: owedBy('once')?.value,
    rate: owedBy('rate')?.value,
    started: started?.value && started.width ? { width: started.width, amount: started.value } : undefined,
    printed: row?.cells.map((one) => one.text) ?? [],
    words: row?.cells[cell]?.text ?? '',
    span: row?.span ?? band.span,
    ...(band.moving === undefined ? {} : { moving: band.moving }),
  };
}
