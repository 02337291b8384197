// A curve as a Vega specification: straight pieces, filled and hollow ends, thin lines where it jumps.

import type { Spec, Mark as VegaMark } from 'vega';
import { equals } from '../../../runtime/exact/rational.js';
import type { Curve, End, Piece } from '../picture.js';
import { amountAxis, asEstimated, axisTitle, colours, float, frameOf, plotWidth } from './chart-frame.js';

const height = 300;
const left = 88;
const day = 86_400_000;
/** Limits that lie so far apart are drawn on a logarithmic axis, where nothing slopes. */
const farApart = 100;

export function curveChart(curve: Curve): Spec {
  const { x, lines } = curve;
  const at = (end: End): number =>
    (x.kind satisfies 'number' | 'date') === 'date' ? float(end.at) * day : float(end.at);
  const labels = lines.map(({ label }) => label);
  const pieces = lines.flatMap(({ label, pieces: own }) =>
    own.map(({ from, to }) => ({
      line: label,
      x: at(from),
      y: float(from.value),
      x2: at(to),
      y2: float(to.value),
    })),
  );
  const ends = lines.flatMap(({ label, pieces: own }) =>
    own.flatMap(({ from, to }) =>
      (from === to ? [from] : [from, to])
        .filter(({ mark }) => mark !== 'none')
        .map((end) => ({ line: label, x: at(end), y: float(end.value), filled: end.mark === 'filled' })),
    ),
  );
  const jumps = lines.flatMap(({ label, pieces: own }) =>
    own.slice(1).flatMap(({ from }, place) => {
      const before = own[place]?.to;
      return before === undefined || !equals(before.at, from.at) || equals(before.value, from.value)
        ? []
        : [{ line: label, x: at(from), y: float(before.value), y2: float(from.value) }];
    }),
  );
  const colour = { scale: 'colour', field: 'line' } as const;
  const marks: VegaMark[] = [
    {
      type: 'rule',
      from: { data: 'jumps' },
      encode: {
        update: {
          x: { scale: 'x', field: 'x' },
          y: { scale: 'y', field: 'y' },
          y2: { scale: 'y', field: 'y2' },
          stroke: colour,
          strokeOpacity: { value: 0.45 },
          strokeDash: { value: [2, 3] },
        },
      },
    },
    {
      type: 'rule',
      from: { data: 'pieces' },
      encode: {
        update: {
          x: { scale: 'x', field: 'x' },
          y: { scale: 'y', field: 'y' },
          x2: { scale: 'x', field: 'x2' },
          y2: { scale: 'y', field: 'y2' },
          stroke: colour,
          strokeWidth: { value: 2.4 },
          strokeCap: { value: 'round' },
        },
      },
    },
    {
      type: 'symbol',
      from: { data: 'ends' },
      encode: {
        update: {
          x: { scale: 'x', field: 'x' },
          y: { scale: 'y', field: 'y' },
          size: { value: 52 },
          stroke: colour,
          strokeWidth: { value: 1.8 },
          fill: [{ test: 'datum.filled', ...colour }, { value: '#ffffff' }],
        },
      },
    },
  ];
  return frameOf(curve, height, left, labels, {
    data: [
      { name: 'pieces', values: pieces },
      { name: 'ends', values: ends },
      { name: 'jumps', values: jumps },
    ],
    scales: [
      xScale(curve),
      {
        name: 'y',
        type: 'linear',
        domain: {
          fields: [
            { data: 'pieces', field: 'y' },
            { data: 'pieces', field: 'y2' },
          ],
        },
        range: 'height',
        zero: true,
        nice: true,
      },
      { name: 'colour', type: 'ordinal', domain: labels, range: colours },
    ],
    axes: [amountAxis('left'), xAxis(curve)],
    marks,
  });
}

const isFlat = ({ from, to }: Piece): boolean => equals(from.value, to.value);

function xScale({ x, lines }: Curve): NonNullable<Spec['scales']>[number] {
  const from = float(x.from);
  const to = float(x.to);
  if (x.kind === 'date') return { name: 'x', type: 'utc', domain: [from * day, to * day], range: 'width' };
  x.kind satisfies 'number';
  const least = x.marks.map(float).find((mark) => mark > 0);
  const isWide = least !== undefined && from >= 0 && to / least > farApart;
  if (isWide && lines.every(({ pieces }) => pieces.every(isFlat))) {
    return { name: 'x', type: 'symlog', constant: least, domain: [from, to], range: 'width' };
  }
  return { name: 'x', type: 'linear', domain: [from, to], range: 'width', zero: false, nice: false };
}

/** Ticks stand at the limits of the rules where there are some. */
function xAxis({ x, language }: Curve): NonNullable<Spec['axes']>[number] {
  const marks = x.marks.map(float);
  const isDate = x.kind === 'date';
  const from = float(x.from);
  const values = isDate
    ? marks.map((mark) => mark * day)
    : [...(marks.includes(from) ? [] : [from]), ...marks];
  return {
    orient: 'bottom',
    scale: 'x',
    ...(marks.length === 0 ? { tickCount: 8 } : { values }),
    format: isDate ? { en: '%Y-%m-%d', fr: '%d/%m/%Y' }[language] : ',.6~f',
    ...(isDate ? { formatType: 'utc' as const } : {}),
    labelOverlap: 'greedy',
    labelSeparation: 8,
    title: axisTitle(x),
    titleLimit: asEstimated(plotWidth),
    titleY: 30,
    titleAnchor: 'middle',
  };
}
