// Bars over choices as a Vega specification: one row a choice, its groups side by side, the value written beside each bar.

import type { Spec } from 'vega';
import type { Bars } from '../picture.js';
import { amountAxis, asEstimated, axisTitle, colours, float, frameOf, plotWidth } from './chart-frame.js';

const left = 250;

export function barsChart(picture: Bars): Spec {
  const { groups } = picture;
  const labels = groups.map(({ label }) => label);
  const bars = groups.flatMap(({ label, bars: own }) =>
    own.map(({ category, value }) => ({ group: label, category, value: float(value) })),
  );
  const categories = [...new Set(bars.map(({ category }) => category))];
  const colour = { scale: 'colour', field: 'group' } as const;
  const middle = {
    scale: 'y',
    field: 'category',
    offset: { scale: 'group', field: 'group', band: 0.5 },
  } as const;
  return frameOf(picture, Math.max(120, categories.length * (12 + 17 * groups.length)), left, labels, {
    data: [{ name: 'bars', values: bars }],
    scales: [
      { name: 'y', type: 'band', domain: categories, range: 'height', padding: 0.25 },
      {
        name: 'group',
        type: 'band',
        domain: labels,
        range: [0, { signal: "bandwidth('y')" }],
        paddingInner: 0.1,
      },
      {
        name: 'x',
        type: 'linear',
        domain: { data: 'bars', field: 'value' },
        range: [0, 560],
        zero: true,
        nice: true,
      },
      { name: 'colour', type: 'ordinal', domain: labels, range: colours },
    ],
    axes: [
      {
        ...amountAxis('bottom'),
        title: axisTitle(picture.y),
        titleY: 30,
        titleLimit: asEstimated(plotWidth),
      },
      { orient: 'left', scale: 'y', ticks: false, labelLimit: asEstimated(left - 20) },
    ],
    marks: [
      {
        type: 'rect',
        from: { data: 'bars' },
        encode: {
          update: {
            x: { scale: 'x', value: 0 },
            x2: { scale: 'x', field: 'value' },
            y: { scale: 'y', field: 'category', offset: { scale: 'group', field: 'group' } },
            height: { scale: 'group', band: 1 },
            fill: colour,
          },
        },
      },
      {
        type: 'text',
        from: { data: 'bars' },
        encode: {
          update: {
            x: { scale: 'x', field: 'value', offset: 6 },
            y: middle,
            baseline: { value: 'middle' },
            fontSize: { value: 12 },
            fill: { value: '#374151' },
            text: { signal: "format(datum.value, ',.6~f')" },
          },
        },
      },
    ],
  });
}
