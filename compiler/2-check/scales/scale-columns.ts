// The columns of a scale: which holds the bands, and how the values of the others count.

import type { Cell, HeadingRole, ScaleDeclaration, TableRowSyntax } from '../../../grammar/tree/syntax.js';
import { scaleColumn } from '../../diagnostics/catalogue/rules/scales.js';
import { unknownHeading } from '../../diagnostics/catalogue/rules/tables.js';
import { reportUnknownOption } from '../expressions/names.js';
import { type Heading, readHeading } from '../tables/headings.js';
import type { Context } from '../types/context.js';
import { optionList } from '../types/describe.js';
import { foldHeading } from '../types/fold-heading.js';
import type { OptionSet } from '../types/types.js';

export type ScaleRole = Exclude<HeadingRole, { readonly kind: 'name' }>;

export interface ScaleValueColumn extends Heading {
  readonly cell: number;
  readonly role: ScaleRole;
  /** Values for one option only. */
  readonly optionName: string | undefined;
}

export interface ScaleColumns {
  /** Where the bands of an option stand; one entry without option when all share them. */
  readonly bands: readonly {
    readonly cell: number;
    readonly heading: Heading;
    readonly optionName: string | undefined;
  }[];
  readonly values: readonly ScaleValueColumn[];
}

/** Undefined when a column cannot be placed, which is reported. */
export function readScaleColumns(
  context: Context,
  scale: ScaleDeclaration,
  header: TableRowSyntax,
  set: OptionSet | undefined,
): ScaleColumns | undefined {
  const columns = header.cells.map((cell, index) => ({
    heading: readHeading(cell),
    role:
      roleOf(cell) ??
      (set === undefined && holdsRates(scale.rows.map((row) => row.cells[index]))
        ? ({ kind: 'rate', span: cell.span } as const)
        : undefined),
    cell: index,
    holdsBands: scale.rows.some((row) => isBandCell(row.cells[index])),
  }));
  const bands: { cell: number; heading: Heading; optionName: string | undefined }[] = [];
  const values: ScaleValueColumn[] = [];
  let failed = false;
  // What a broken cell holds was told where it stands.
  const isBroken = scale.rows.some(({ cells }) => cells.some(({ content }) => content.kind === 'broken'));
  for (const { heading, role, cell, holdsBands } of columns) {
    if (holdsBands && role === undefined) {
      const optionName =
        set && columns.filter((one) => one.holdsBands).length > 1
          ? optionFor(context, heading, set)
          : undefined;
      if (set && columns.filter((one) => one.holdsBands).length > 1 && optionName === undefined)
        failed = true;
      bands.push({ cell, heading, optionName });
      continue;
    }
    const optionName =
      set && (heading.option || role === undefined) ? optionFor(context, heading, set) : undefined;
    if (role === undefined && optionName === undefined) {
      if (set === undefined && !isBroken)
        context.report(scaleColumn(heading.span, { heading: heading.text }));
      failed = true;
      continue;
    }
    values.push({ ...heading, cell, role: role ?? { kind: 'rate', span: heading.span }, optionName });
  }
  const [first, second] = bands;
  if (!failed && (first === undefined || (second && set === undefined))) {
    const at = second?.heading ?? columns[0]?.heading;
    if (!isBroken) context.report(scaleColumn(at?.span ?? header.span, { heading: at?.text ?? '' }));
    failed = true;
  }
  return failed ? undefined : { bands, values };
}

const isBandCell = (cell: Cell | undefined): boolean =>
  cell?.content.kind === 'band' || cell?.content.kind === 'rest';

/** `2 EUR/m3` can only be a rate: no heading need say so. */
function holdsRates(cells: readonly (Cell | undefined)[]): boolean {
  const filled = cells.flatMap((cell) => (cell && cell.content.kind !== 'empty' ? [cell.content] : []));
  return (
    filled.length > 0 &&
    filled.every(
      (content) =>
        content.kind === 'expression' &&
        content.expression.kind === 'number' &&
        (content.expression.unit?.names.length ?? 0) > 1,
    )
  );
}

function roleOf({ content }: Cell): ScaleRole | undefined {
  if (content.kind !== 'heading' || content.as === undefined || content.as.kind === 'name') return undefined;
  return content.as;
}

function optionFor(context: Context, heading: Heading, set: OptionSet): string | undefined {
  const named = heading.option ?? heading.as;
  if (named) {
    if (set.options.some(({ name }) => name === named.text)) return named.text;
    reportUnknownOption(context, named.text, named.span, set);
    return undefined;
  }
  const folded = foldHeading(heading.words);
  const found = set.options.find(({ name, label }) =>
    [name, label].some((word) => foldHeading(word) === folded),
  );
  if (found === undefined) {
    context.report(unknownHeading(heading.span, { heading: heading.text, wanted: optionList(set.options) }));
  }
  return found?.name;
}
