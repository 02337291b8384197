// Pictures of a ruleset: tables, scales and outputs as exact data, and as SVG. Pure; the renderer is loaded when asked for.

import type { Model } from '../../3-model/model.js';
import { curveOfOutput as curveOver, type OutputOverFact } from './curve-of-output.js';
import type { Curve, Picture } from './picture.js';
import { pictureOfScale } from './pictures-of-scale.js';
import { picturesOfTable } from './pictures-of-table.js';
import { surroundingsOf } from './surroundings.js';

export type { OutputOverFact } from './curve-of-output.js';
export type { Axis, Bars, Curve, End, Line, Mark, Picture, Piece } from './picture.js';
export { svgOf } from './svg-of-picture.js';

/** Every table and scale that a picture says something about, in the order of the file, each version once. */
export function picturesOf(model: Model): readonly Picture[] {
  const around = surroundingsOf(model);
  const made = new Map<string, Picture>();
  const all = [
    ...model.tables.map((table) => ({
      span: table.span,
      version: table.version,
      of: picturesOfTable(around, table),
    })),
    ...model.scales.map((scale) => ({
      span: scale.span,
      version: scale.version,
      of: [pictureOfScale(around, scale)],
    })),
  ];
  const order = new Map(model.files.map((file, place) => [file, place]));
  all.sort(
    (a, b) => (order.get(a.span.file) ?? 0) - (order.get(b.span.file) ?? 0) || a.span.start - b.span.start,
  );
  for (const { of } of all) {
    for (const picture of of) {
      // What was instantiated again for a counterfactual looks the same.
      const { name: _, ...rest } = picture ?? { name: '' };
      const key = JSON.stringify(rest, (_key, value: unknown) =>
        typeof value === 'bigint' ? `${value}` : value,
      );
      if (picture !== undefined && !made.has(key)) made.set(key, picture);
    }
  }
  return [...made.values()];
}

/** One output over one fact, the others fixed; see `OutputOverFact`. */
export const curveOfOutput = (model: Model, asked: OutputOverFact): Curve | undefined =>
  curveOver(surroundingsOf(model), asked);
