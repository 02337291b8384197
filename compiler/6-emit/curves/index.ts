// Pictures of a ruleset: tables, scales and outputs as exact data, and as SVG. Pure; the renderer is loaded when asked for.

import type { Model } from '../../3-model/model.js';
import { curveOfOutput as curveOver, type OutputOverFact } from './curve-of-output.js';
import type { Curve } from './picture.js';
import { surroundingsOf } from './surroundings.js';

export type { OutputOverFact } from './curve-of-output.js';
export { drawnBy, type Rasterizer } from './drawn-picture.js';
export type { Axis, Bars, Curve, End, Line, Mark, Picture, Piece } from './picture.js';
export { picturesOf } from './pictures-of-model.js';
export { svgOf } from './svg-of-picture.js';

/** One output over one fact, the others fixed; see `OutputOverFact`. */
export const curveOfOutput = (model: Model, asked: OutputOverFact): Curve | undefined =>
  curveOver(surroundingsOf(model), asked);
