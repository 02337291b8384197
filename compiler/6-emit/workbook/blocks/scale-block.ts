// A cumulative scale in cells, band by band; with options, one block of bands for each.

import type { Expression, Model, Scale, ScaleBand, Type } from '../../../3-model/model.js';
import { equals } from '../../../runtime/exact/rational.js';
import { valueInWords } from '../../wording/matches.js';
import { readable } from '../../wording/readable.js';
import type { Bench } from '../book/bench.js';
import { isWritten } from '../book/followed-limits.js';
import type { ParameterCell, ParameterRow } from '../book/parameters.js';
import type { CellKey } from '../formula/formula.js';
import { ordersOf } from './limit-orders.js';
import { figureCell, limitCell, limitInWords, valueCell } from './value-cell.js';

export interface BandCells {
  readonly label: string;
  readonly from: CellKey | undefined;
  readonly to: CellKey | undefined;
  readonly once: CellKey | undefined;
  readonly rate: CellKey | undefined;
  readonly width: CellKey | undefined;
  readonly amount: CellKey | undefined;
}

export const scaleOf = (model: Model, id: string): Scale | undefined =>
  model.scales.find((scale) => scale.id === id);

/** The label of the option that a variant is for. */
export function variantLabel({ facts, definitions }: Model, { variants }: Scale, option: string): string {
  const names = variants.flatMap(({ option: name }) => (name === undefined ? [] : [name]));
  const sets = [...facts, ...definitions].flatMap(({ type }) => (type.kind === 'choice' ? [type.set] : []));
  const set = sets.find(({ options }) => names.every((name) => options.some((each) => each.name === name)));
  return readable(set?.options.find(({ name }) => name === option)?.label ?? option);
}

function bandInWords(band: ScaleBand, type: Type, bench: Bench): string {
  const { words } = bench;
  const from =
    band.from.n === 0n ? undefined : `${words.bound('above')} ${valueInWords(band.from, type, words)}`;
  const to = band.to && `${words.bound('up-to')} ${valueInWords(band.to, type, words)}`;
  return [from, to].filter((part) => part !== undefined).join(' ') || words.theRest;
}

const lockedIf = (locked: boolean, cell: ParameterCell): ParameterCell =>
  locked && cell.kind === 'value' ? { ...cell, limits: undefined } : cell;

/** Whether a derived scale has the limit of this band elsewhere: `every threshold times 1.1`. */
const isMoved = (bench: Bench, scale: Scale, at: number, index: number, side: 'from' | 'to'): boolean => {
  const own = scale.variants[at]?.bands[index];
  const limit = own?.[side];
  return bench.model.scales.some(({ origin, variants }) => {
    const other = variants[at]?.bands[index];
    const its = other?.[side];
    return (
      origin !== scale.origin &&
      other?.span.file === own?.span.file &&
      other?.span.start === own?.span.start &&
      its !== undefined &&
      limit !== undefined &&
      !equals(its, limit)
    );
  });
};

/** The band that a band of a derived scale is made from: that of the scale whose line it still is. */
function baseOf(
  bench: Bench,
  scale: Scale,
  at: number,
  index: number,
): { readonly band: ScaleBand; readonly cells: BandCells } | undefined {
  const own = scale.variants[at]?.bands[index];
  const base = bench.model.scales.find(
    ({ id, origin, variants }) =>
      id !== scale.id &&
      origin !== scale.origin &&
      variants[at]?.bands[index]?.span.file === own?.span.file &&
      variants[at]?.bands[index]?.span.start === own?.span.start &&
      variants[at]?.bands[index]?.rate?.kind === 'number',
  );
  const band = base?.variants[at]?.bands[index];
  if (own?.rate?.kind === 'number' || base === undefined || band === undefined) return undefined;
  const cells = printedScale(bench, base)[at]?.[index];
  return cells && { band, cells };
}

/** Per variant, per band; printed once however many copies of the scale the model has. */
export function printedScale(bench: Bench, scale: Scale): readonly (readonly BandCells[])[] {
  const place = `scale ${scale.origin} ${scale.version ?? ''} ${scale.span.file}:${scale.span.start}`;
  const known = bench.shared.get(place);
  if (isBands(known)) return known;
  const { words } = bench;
  const id = bench.names.give(`t_${scale.origin}`);
  const rows: ParameterRow[] = [];
  const variants = scale.variants.map(({ option, bands }, at) =>
    bands.map((band, index): BandCells => {
      const label = `${option === undefined ? '' : `${variantLabel(bench.model, scale, option)} – `}${bandInWords(band, scale.inputType, bench)}`;
      const rowId = `${id}/${at + 1}.${index + 1}`;
      const keyOf = (name: string): CellKey => `par:${rowId}/${name}`;
      const constant = (expression: Expression | undefined, name: string): ParameterCell | undefined => {
        if (expression === undefined) return undefined;
        if (expression.kind !== 'number') return { kind: 'words', text: words.calculated };
        return figureCell(bench, keyOf(name), expression, `${readable(scale.label)} – ${label}`);
      };
      // A band begins where the one before ends; its own beginning is rarely written.
      const before = bands[index - 1];
      const follows =
        before?.to !== undefined && !isWritten(bench.model, band.span, band.from)
          ? (`par:${id}/${at + 1}.${index}/to` as const)
          : undefined;
      const base = baseOf(bench, scale, at, index);
      const same = (side: 'from' | 'to'): CellKey | undefined => {
        const [own, its] = [band[side], base?.band[side]];
        return own !== undefined && its !== undefined && equals(own, its) ? base?.cells[side] : undefined;
      };
      // What another scale is computed from at the build cannot be changed here: the other would not follow.
      const limit = (value: typeof band.to, name: 'from' | 'to', followed?: CellKey): ParameterCell =>
        value === undefined
          ? { kind: 'text', text: words.noLimit }
          : lockedIf(
              isMoved(bench, scale, at, index, name),
              limitCell(
                bench,
                keyOf(name),
                value,
                scale.inputType,
                band.span,
                limitInWords(bench, value, scale.inputType),
                followed,
              ),
            );
      const width =
        band.started &&
        valueCell(bench, keyOf('width'), band.started.width, scale.inputType, band.span, label);
      const cells = {
        from: limit(band.from, 'from', same('from') ?? follows),
        to: limit(band.to, 'to', same('to')),
        once: constant(band.once, 'once'),
        rate: constant(band.rate, 'rate'),
        // The width of a block divides: it is never changed here.
        width: width?.kind === 'value' ? { ...width, limits: undefined } : undefined,
        amount: constant(band.started?.amount, 'amount'),
      };
      const key = (cell: ParameterCell | undefined): CellKey | undefined =>
        cell?.kind === 'value' ? cell.key : undefined;
      rows.push({
        id: rowId,
        cells: [
          { kind: 'text', text: label },
          cells.from,
          cells.to,
          cells.once,
          cells.rate,
          cells.width,
          cells.amount,
        ],
      });
      return {
        label,
        from: key(cells.from),
        to: key(cells.to),
        once: key(cells.once),
        rate: key(cells.rate),
        width: key(cells.width),
        amount: key(cells.amount),
      };
    }),
  );
  scale.variants.forEach(({ bands }, at) => {
    const limited = bands.map(({ from, to }, index) => ({
      from: { value: from, cell: variants[at]?.[index]?.from },
      to: to && { value: to, cell: variants[at]?.[index]?.to },
    }));
    bench.orders.push(...ordersOf(scale.label, limited));
  });
  bench.blocks.push({
    id,
    kind: 'scale',
    title: scale.version === undefined ? scale.label : `${scale.label} – ${scale.version}`,
    section: scale.section,
    quote: scale.quote,
    headings: [words.band, words.low, words.high, words.once, words.rate, words.blockWidth, words.perBlock],
    rows,
  });
  bench.shared.set(place, variants);
  return variants;
}

const isBands = (value: unknown): value is readonly (readonly BandCells[])[] =>
  Array.isArray(value) && value.every(Array.isArray);
