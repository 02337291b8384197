// A picture in words, for those who do not see it: what is drawn over what, and the values, as many as one listens to.

import { punctuation } from '../../languages.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import { equals, formatDecimal, type Rational, rational, roundTo } from '../../runtime/exact/rational.js';
import type { Axis, Curve, Picture, Piece } from './picture.js';

/** Values told; more are said to be more. */
const mostTold = 16;
const finest = rational(1n, 1_000_000n);

const words = {
  en: {
    over: (title: string, y: string, x: string) => `${title}: ${y} over ${x}.`,
    bars: (title: string, y: string) => `${title}: ${y}.`,
    span: (from: string, to: string) => `from ${from} to ${to}`,
    rising: (from: string, to: string) => `${from} to ${to}`,
    more: (count: number) => `and ${count} more`,
    colon: ': ',
  },
  fr: {
    over: (title: string, y: string, x: string) => `${title} : ${y} selon ${x}.`,
    bars: (title: string, y: string) => `${title} : ${y}.`,
    span: (from: string, to: string) => `de ${from} à ${to}`,
    rising: (from: string, to: string) => `${from} à ${to}`,
    more: (count: number) => `et ${count} de plus`,
    colon: ' : ',
  },
} as const;

export function alternativeText(picture: Picture): string {
  const say = words[picture.language];
  const value = (exact: Rational, axis: Axis): string => valueText(exact, axis, picture.language);
  switch (picture.kind) {
    case 'curve': {
      const { x, y, title } = picture;
      const told = partsOf(picture).map(
        ({ label, piece: { from, to } }) =>
          `${label === '' ? '' : `${label}, `}${equals(from.at, to.at) ? value(from.at, x) : say.span(value(from.at, x), value(to.at, x))}${say.colon}${
            equals(from.value, to.value)
              ? value(from.value, y)
              : say.rising(value(from.value, y), value(to.value, y))
          }`,
      );
      return `${say.over(title, axisText(y), axisText(x))} ${listed(told, say.more)}`;
    }
    case 'bars': {
      const { groups, y, title } = picture;
      const told = groups.flatMap(({ label, bars }) =>
        bars.map(
          ({ category, value: own }) =>
            `${[label, category].filter((one) => one !== '').join(', ')}${say.colon}${value(own, y)}`,
        ),
      );
      return `${say.bars(title, axisText(y))} ${listed(told, say.more)}`;
    }
    default:
      return picture satisfies never;
  }
}

const partsOf = ({ lines }: Curve): readonly { readonly label: string; readonly piece: Piece }[] =>
  lines.flatMap(({ label, pieces }) => pieces.map((piece) => ({ label, piece })));

function listed(told: readonly string[], more: (count: number) => string): string {
  const rest = told.length - mostTold;
  const shown = told.slice(0, mostTold).join('; ');
  return rest > 0 ? `${shown}; ${more(rest)}.` : `${shown}.`;
}

const axisText = ({ title, unit }: Axis): string => (unit === '' ? title : `${title} (${unit})`);

function valueText(value: Rational, { kind }: Axis, language: 'en' | 'fr'): string {
  if (kind === 'date') return isoFromDays(Number(value.n / value.d));
  kind satisfies 'number';
  const text = formatDecimal(value) ?? formatDecimal(roundTo(value, 'half-up', finest)) ?? '';
  return text.replace('.', punctuation[language].decimal);
}
