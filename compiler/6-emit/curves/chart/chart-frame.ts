// What all pictures have in common: size, fonts, colours, numbers in the language of the ruleset. As a Vega specification.

import type { Config, Legend, Mark, NumberLocale, Spec, Axis as VegaAxis } from 'vega';
import type { Rational } from '../../../3-model/model.js';
import { punctuation } from '../../../languages.js';
import { nearestFloat } from '../../wording/nearest-float.js';
import type { Axis, Picture } from '../picture.js';

export const plotWidth = 620;
const font = 'Source Sans 3';
const fonts = `${font}, Source Sans Pro, Arial, sans-serif`;

/** Told apart by people who see few colours too (after Okabe and Ito). */
export const colours = [
  '#1f3864',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#e69f00',
  '#7a5195',
  '#6b7280',
];

const ink = '#374151';
const faint = '#e5e7eb';
/** The renderer takes letters for wider than they are; a limit is set so much higher. */
export const asEstimated = (width: number): number => Math.round(width * 1.6);

export const float = (value: Rational): number => nearestFloat(value);

export const axisTitle = ({ title, unit }: Axis): string =>
  unit === '' || title.toLowerCase().endsWith(unit.toLowerCase()) ? title : `${title} (${unit})`;

/** Stands between groups of digits. */
const space = '\u00a0';

const config: Config = {
  background: '#ffffff',
  title: { font: fonts, subtitleFont: fonts },
  text: { font: fonts },
  axis: {
    labelFont: fonts,
    titleFont: fonts,
    labelColor: ink,
    titleColor: ink,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    domainColor: '#9ca3af',
    tickColor: '#9ca3af',
    gridColor: faint,
    labelPadding: 5,
  },
  legend: {
    labelFont: fonts,
    labelFontSize: 12,
    labelColor: ink,
    labelLimit: asEstimated(plotWidth),
    rowPadding: 4,
  },
};

const numbersIn = (language: Picture['language']): NumberLocale => ({
  decimal: punctuation[language].decimal,
  thousands: space,
  grouping: [3],
  currency: ['', ''],
});

/** Letters in a line of what is held fixed. */
const lineLength = 110;

/** Broken between its parts. */
function linesOf(note: string): readonly string[] {
  const lines: string[] = [];
  for (const part of note.split(' · ')) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + part.length + 3 > lineLength) lines.push(part);
    else lines[lines.length - 1] = `${last} · ${part}`;
  }
  return lines;
}

const right = 44;
const line = 17;

/** The empty picture; `labels` are those of its lines or groups, `left` is what its own axis takes. */
export function frameOf(
  picture: Picture,
  height: number,
  left: number,
  labels: readonly string[],
  parts: Pick<Spec, 'data' | 'scales' | 'axes'> & { readonly marks: readonly Mark[] },
): Spec {
  const legend: Legend = {
    orient: 'none',
    legendX: 0,
    legendY: height + 50,
    direction: 'vertical',
    columns: 1,
    fill: 'colour',
    symbolType: 'square',
    symbolSize: 90,
  };
  const heading = [
    { text: picture.title, size: 15, weight: 'bold' as const, colour: '#1f3864' },
    ...[picture.clause, ...linesOf(picture.note)]
      .filter((text) => text !== '')
      .map((text) => ({ text, size: 12, weight: 'normal' as const, colour: '#6b7280' })),
    // The amounts are named above their axis, where a long name can be read.
    ...((picture.kind satisfies 'curve' | 'bars') === 'curve'
      ? [{ text: axisTitle(picture.y), size: 12, weight: 'normal' as const, colour: ink }]
      : []),
  ];
  const top = 16 + line * heading.length + 12;
  const { marks, ...rest } = parts;
  const written = heading.map(
    ({ text, size, weight, colour }, place): Mark => ({
      type: 'text',
      encode: {
        enter: {
          x: { value: 14 - left },
          y: { value: 26 - top + place * line + (place === heading.length - 1 && place > 0 ? 5 : 0) },
          text: { value: text },
          fontSize: { value: size },
          fontWeight: { value: weight },
          fill: { value: colour },
          limit: { value: asEstimated(left + plotWidth + right - 28) },
        },
      },
    }),
  );
  return {
    width: plotWidth,
    height,
    autosize: 'none',
    padding: { left, top, right, bottom: labels.length > 1 ? 62 + line * labels.length : 52 },
    config: { ...config, locale: { number: numbersIn(picture.language) } },
    description: heading.map(({ text }) => text).join('. '),
    ...rest,
    marks: [...marks, ...written],
    ...(labels.length > 1 ? { legends: [legend] } : {}),
  };
}

/** The axis of amounts. */
export const amountAxis = (along: 'left' | 'bottom'): VegaAxis => ({
  orient: along,
  scale: along === 'left' ? 'y' : 'x',
  grid: true,
  domain: along === 'bottom',
  ticks: along === 'bottom',
  tickCount: 6,
  format: ',.6~f',
});
