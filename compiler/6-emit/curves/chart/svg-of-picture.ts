// A picture as SVG: the same text for the same picture on every machine. Vega is loaded when the first one is drawn.

import type { Picture } from '../picture.js';
import { barsChart } from './bars-chart.js';
import { curveChart } from './curve-chart.js';

/** A standalone SVG document; fonts are named, not embedded. */
export async function svgOf(picture: Picture): Promise<string> {
  const vega = await import('vega');
  const spec = picture.kind === 'curve' ? curveChart(picture) : barsChart(picture);
  const view = new vega.View(vega.parse(spec), {
    renderer: 'none',
    logLevel: vega.Error,
  });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
