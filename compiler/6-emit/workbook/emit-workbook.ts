// A model as a workbook with live formulas: one file, the same bytes on every build.

import { walk } from '../../3-model/expressions/walk.js';
import type { Definition, Model } from '../../3-model/model.js';
import { carriedGroups } from '../../3-model/together/carried-groups.js';
import { rangesOf } from '../../4-analyse/ranges.js';
import {
  endlesslyCarried,
  inexactRounding,
  severalItems,
} from '../../diagnostics/catalogue/outside/workbook.js';
import type { Backend, Provenance } from '../backend.js';
import type { DrawnPicture } from '../curves/chart/drawn-picture.js';
import { decimalsOf } from './book/decimals.js';
import { imageOfWorkbook, type WorkbookImage } from './layout/workbook-image.js';
import { limitDiagnostics, limitTexts } from './limits.js';
import { beyondCombinations } from './plan/combined-items.js';
import { workbookBytes } from './write/workbook-bytes.js';

/** The workbook as data: sheets, cells, formulas and names, before it is a file. */
export const workbookImage = (
  model: Model,
  provenance: Provenance,
  pictures: readonly DrawnPicture[] = [],
): WorkbookImage => imageOfWorkbook(model, provenance, limitTexts, pictures);

/**
 * The back end that writes a sheet of pictures too; `drawn` makes them, such as `drawnBy` of the curves. The compiler
 * itself has no fonts and no renderer of pixels.
 */
export const workbookWithPictures =
  (drawn: (model: Model) => Promise<readonly DrawnPicture[]>): Backend =>
  async (model, provenance, report) => {
    const beyond = beyondCombinations(model);
    if (beyond !== undefined) {
      report(severalItems(beyond.span, { name: beyond.name }));
      return [];
    }
    const { handedOn, onTheWay } = carriedWithoutStep(model);
    const refused = (carried: Definition): [] => {
      report(endlesslyCarried(carried.span, { name: carried.owner }));
      return [];
    };
    if (handedOn !== undefined) return refused(handedOn);
    const image = workbookImage(model, provenance, await drawn(model));
    const limits = limitDiagnostics(image.plan);
    // A quotient on the way to the next item is rounded exactly, or not at all: an error would be handed on.
    if (onTheWay !== undefined && limits.some(({ code }) => code === inexactRounding.entry.code))
      return refused(onTheWay);
    for (const diagnostic of limits) report(diagnostic);
    return [{ name: 'workbook.xlsx', content: await workbookBytes(image, model.label) }];
  };

interface WithoutStep {
  /** Handed on from item to item: no cell holds it exactly. */
  readonly handedOn: Definition | undefined;
  /** Between one such value and the next, such as a quotient that is then rounded. */
  readonly onTheWay: Definition | undefined;
}

/** Carried values that gain decimals with each item, or grow without limit. */
function carriedWithoutStep(model: Model): WithoutStep {
  const groups = carriedGroups(model);
  if (groups.size === 0) return { handedOn: undefined, onTheWay: undefined };
  const read = new Set<string>();
  for (const { id, body } of model.definitions) {
    if (!groups.has(id)) continue;
    walk(body, (node) => {
      if (node.kind === 'earlier') read.add(node.definition);
    });
  }
  const ranges = rangesOf(model);
  const without = model.definitions.filter(({ id, type }) => {
    if (!groups.has(id) || (type.kind !== 'quantity' && type.kind !== 'date')) return false;
    const { lo, hi, grid } = ranges.of(id);
    return lo === undefined || hi === undefined || grid === undefined || decimalsOf(grid) === undefined;
  });
  return {
    handedOn: without.find(({ id }) => read.has(id)),
    onTheWay: without.find(({ id }) => !read.has(id)),
  };
}

/** Writes `workbook.xlsx`. What the workbook cannot guarantee is reported as W8xx, never left silent. */
export const emitWorkbook: Backend = workbookWithPictures(async () => []);
