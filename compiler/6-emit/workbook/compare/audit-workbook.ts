// An audit: the checklist on the file as it is, every place that is not as its rules generate it, what was filled in, and
// every stored value against exact arithmetic.

import type { Model } from '../../../3-model/model.js';
import type { Provenance } from '../../backend.js';
import type { DrawnPicture } from '../../curves/chart/drawn-picture.js';
import { picturesOf } from '../../curves/pictures-of-model.js';
import { wordsFor } from '../../wording/words.js';
import { orderOf } from '../blocks/changes.js';
import { FormulaError } from '../formula/value-from-formula.js';
import { type Calculation, calculate } from '../layout/calculate.js';
import { imageOfWorkbook, type WorkbookImage } from '../layout/workbook-image.js';
import { limitTexts } from '../limits.js';
import { type Finding, lintFile } from '../lint/lint-workbook.js';
import { type Origin, originOf } from '../read/origin.js';
import { columnName } from '../read/references.js';
import { readWorkbook, type WorkbookFile } from '../read/workbook-file.js';
import { chosenKey } from '../sheets/trace-sheet.js';
import { workbookBytes } from '../write/workbook-bytes.js';
import { compareFiles } from './compare-files.js';
import type { Difference } from './difference.js';
import { cellValueOf, isAccepted } from './filled-in.js';
import { compareStoredValues } from './stored-values.js';

/** A cell that may be filled in and holds something else than at first. */
export interface Entry {
  readonly kind: 'input' | 'reading' | 'parameter';
  readonly sheet: string;
  readonly cell: string;
  readonly id: string;
  readonly label: string;
  /** Number of the clause, where it has one. */
  readonly clause: string | undefined;
  readonly before: string | undefined;
  readonly now: string | undefined;
  /** Names the cell in the generated workbook. */
  readonly key: string;
}

export interface Audit {
  readonly origin: Origin | undefined;
  /** Whether the workbook says that it was made from these very rules. */
  readonly sameRules: boolean;
  /** Whether another program wrote the file since: its bytes can no longer be those of a build. */
  readonly resaved: boolean;
  readonly findings: readonly Finding[];
  readonly entries: readonly Entry[];
  readonly differences: readonly Difference[];
  readonly values: { readonly compared: number; readonly absent: number };
}

/** Point of the checklist that only a file as it was built can fulfil. */
const bytesPoint = 37;

/** Undefined for what is no workbook. */
export async function auditWorkbook(
  bytes: Uint8Array,
  model: Model,
  provenance: Provenance,
): Promise<Audit | undefined> {
  const edited = await readWorkbook(bytes);
  if (edited === undefined) return undefined;
  const origin = originOf(edited);
  // What the file says of its origin is compared once, and not in every cell that repeats it.
  const claimed: Provenance = {
    ...provenance,
    ...(origin === undefined ? {} : { ruleHash: origin.ruleHash, compilerVersion: origin.compilerVersion }),
  };
  const image = imageOfWorkbook(model, claimed, limitTexts, hasCurves(edited) ? undrawn(model) : []);
  const generated = await readWorkbook(await workbookBytes(image, model.label));
  if (generated === undefined) return undefined;
  return {
    origin,
    sameRules: origin?.ruleHash === provenance.ruleHash,
    ...checked(edited),
    ...compared(generated, edited, image),
  };
}

/** A workbook has pictures when something could draw them where it was made: its cover says so, and it has the sheet. */
function hasCurves({ sheets }: WorkbookFile): boolean {
  const words = [wordsFor('en'), wordsFor('fr')];
  const said = [...(sheets[0]?.cells.values() ?? [])].some(({ value }) =>
    words.some(({ curvesText }) => curvesText === value),
  );
  return said || sheets.some(({ name }) => words.some((one) => one.sheets.curves === name));
}

/** In place of the pictures, of which only the number and the texts are compared. */
const undrawn = (model: Model): readonly DrawnPicture[] =>
  picturesOf(model).map(({ name, title, clause }) => ({
    name,
    title,
    clause,
    alternative: '',
    png: new Uint8Array(0),
    width: 1,
    height: 1,
  }));

function checked(file: WorkbookFile): Pick<Audit, 'findings' | 'resaved'> {
  const findings = lintFile(file);
  return {
    findings: findings.filter(({ point }) => point !== bytesPoint),
    resaved: findings.some(({ point }) => point === bytesPoint),
  };
}

function compared(
  generated: WorkbookFile,
  edited: WorkbookFile,
  image: WorkbookImage,
): Pick<Audit, 'entries' | 'differences' | 'values'> {
  const { layout, plan } = image;
  const { differences, editable, pairs } = compareFiles(generated, edited);
  const entries: Entry[] = [];
  const refused: Difference[] = [];
  const present = new Map(
    editable.flatMap((found) => {
      const pair = pairs.find((candidate) => candidate.edited.name === found.sheet);
      const sheet = layout.sheets.findIndex(({ title }) => title === pair?.generated.name);
      const cell = layout.cellAt({ sheet, row: found.row, column: found.column });
      const [key] = cell?.keys ?? [];
      if (cell === undefined || key === undefined) return [];
      const value = cellValueOf(found.now);
      const [before, now] = [found.before, found.now].map((given) =>
        given === undefined || given === '' ? undefined : String(given),
      );
      // Which amount is traced changes none of them.
      if (before !== now && key !== chosenKey) {
        const kind = layout.sheets[sheet]?.kind;
        const { sheet: title, cell: address, id } = found;
        entries.push({
          kind: kind === 'parameters' ? 'parameter' : kind === 'readings' ? 'reading' : 'input',
          sheet: title,
          cell: address,
          id,
          label: plan.bench.labels.get(key) ?? plan.bench.labels.get(key.replace(/\t\d+$/, '')) ?? id,
          clause: clauseOf(image, id),
          before,
          now,
          key,
        });
        if (!isAccepted(cell.validation, value, layout)) {
          refused.push({
            kind: 'not-accepted',
            sheet: title,
            cell: address,
            id,
            generated: before,
            found: now,
          });
        }
      }
      return [[key, value] as const];
    }),
  );
  const calculation = calculate(layout, present);
  refused.push(...brokenOrders(image, calculation));
  const stored = compareStoredValues(image, calculation, pairs);
  const results = new Set(layout.sheets.filter(({ kind }) => kind === 'result').map(({ title }) => title));
  // Once a formula is another one, all that depends on it shows other values: what counts are the results.
  const touched = differences.some(({ kind }) => kind !== 'format' && kind !== 'protection');
  const values = stored.differences.filter(({ sheet }) => !touched || results.has(sheet ?? ''));
  return {
    entries,
    differences: [...refused, ...differences, ...values],
    values: { compared: stored.compared, absent: stored.absent },
  };
}

/** Limits out of order, as the sheet of changes itself says. */
function brokenOrders({ layout }: WorkbookImage, calculation: Calculation): readonly Difference[] {
  return layout.sheets.flatMap((sheet, index) =>
    sheet.kind !== 'changes'
      ? []
      : sheet.cells.flatMap(({ keys, row, column }): readonly Difference[] => {
          const [key = ''] = keys;
          const id = orderOf(key);
          if (id === undefined || !isRaised(calculation, key)) return [];
          const said = layout.cellAt({ sheet: index, row, column: 2 })?.content;
          return [
            {
              kind: 'order',
              sheet: sheet.title,
              cell: `${columnName(column)}${row}`,
              id,
              generated: said?.kind === 'text' ? said.value : undefined,
              found: undefined,
            },
          ];
        }),
  );
}

/** A text in place of a limit is told of its own cell. */
function isRaised(calculation: Calculation, flag: string): boolean {
  try {
    const value = calculation.valueOf(flag);
    return typeof value === 'object' && value.n !== 0n;
  } catch (error) {
    if (error instanceof FormulaError) return false;
    throw error;
  }
}

function clauseOf({ plan: { bench } }: WorkbookImage, id: string): string | undefined {
  const block = bench.blocks.find(({ rows }) => rows.some((row) => row.id === id));
  const section = bench.model.sections.find((candidate) => candidate.id === block?.section);
  return section && (section.number || section.title);
}
