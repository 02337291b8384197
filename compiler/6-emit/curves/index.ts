// `bareme/curves`: pictures of a ruleset as exact data, as SVG, and in words.

export { alternativeText } from './alternative-text.js';
export { drawnBy, type Rasterizer } from './chart/drawn-picture.js';
export { svgOf } from './chart/svg-of-picture.js';
export { curveOfOutput } from './curve-of-model.js';
export type { OutputOverFact } from './curve-of-output.js';
export type { Axis, Bars, Curve, End, Line, Mark, Picture, Piece } from './picture.js';
export { picturesOf } from './pictures-of-model.js';
