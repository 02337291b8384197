// How each role looks: blue for what is typed, black for formulas, green for formulas that read another sheet.

import type { Alignment, Border, Fill, Font, Style } from 'exceljs';
import type { Role } from '../sheets/parts/image.js';

export const colours = {
  input: 'FF0000FF',
  formula: 'FF000000',
  cross: 'FF00703C',
  navy: 'FF1F3864',
  grey: 'FF6B7280',
  white: 'FFFFFFFF',
} as const;

/** Behind cells of a role of their own. */
export const fills = {
  input: 'FFFFF8DC',
  parameter: 'FFF3F8FF',
  result: 'FFE8F5E9',
  section: 'FFDCE6F1',
} as const;

const family = 'Calibri';

interface Look {
  readonly font: Partial<Font>;
  readonly fill?: string;
  readonly border?: 'thin' | 'hair';
  readonly alignment?: Partial<Alignment>;
}

const wrapped: Partial<Alignment> = { wrapText: true, vertical: 'top' };
/** Keeps a text off the number at its left. */
const beside: Partial<Alignment> = { horizontal: 'left', indent: 1 };
const middle: Partial<Alignment> = { horizontal: 'center', vertical: 'top' };
const top: Partial<Alignment> = { vertical: 'top' };

/** A value is shown as a whole: it shrinks where its column is too narrow, and is never `###`. */
const value: Partial<Alignment> = { ...top, horizontal: 'right', shrinkToFit: true };

const looks: Readonly<Record<Role, Look>> = {
  title: { font: { size: 18, bold: true, color: { argb: colours.navy } } },
  subtitle: { font: { size: 10, italic: true, color: { argb: colours.grey } } },
  heading: {
    font: { size: 10, bold: true, color: { argb: colours.white } },
    fill: colours.navy,
    alignment: { wrapText: true, vertical: 'middle' },
  },
  section: {
    font: { size: 11, bold: true, color: { argb: colours.navy } },
    fill: fills.section,
    alignment: top,
  },
  id: { font: { size: 8, color: { argb: colours.grey } }, alignment: top },
  label: { font: { size: 10 }, alignment: wrapped },
  question: {
    font: { size: 10, bold: true, color: { argb: colours.navy } },
    fill: fills.section,
    alignment: wrapped,
  },
  text: { font: { size: 9 }, alignment: { ...wrapped, ...beside } },
  note: {
    font: { size: 9, italic: true, color: { argb: colours.grey } },
    alignment: { ...wrapped, ...beside },
  },
  unit: { font: { size: 9, color: { argb: colours.grey } }, alignment: { ...top, ...beside } },
  quote: { font: { size: 9, italic: true, color: { argb: 'FF44546A' } }, alignment: wrapped },
  link: { font: { size: 9, underline: true, color: { argb: 'FF5B4B8A' } }, alignment: top },
  input: {
    font: { size: 11, color: { argb: colours.input } },
    fill: fills.input,
    border: 'thin',
    alignment: value,
  },
  parameter: {
    font: { size: 10, color: { argb: colours.input } },
    fill: fills.parameter,
    border: 'hair',
    alignment: value,
  },
  figure: { font: { size: 10, color: { argb: colours.input } }, alignment: value },
  formula: { font: { size: 10 }, alignment: value },
  cross: { font: { size: 10 }, alignment: value },
  flag: { font: { size: 10 }, alignment: middle },
  status: { font: { size: 10, bold: true }, alignment: middle },
  state: { font: { size: 10, bold: true }, alignment: top },
  result: {
    font: { size: 12, bold: true },
    fill: fills.result,
    border: 'thin',
    alignment: value,
  },
  spacer: { font: { size: 4 } },
};

const edge = (style: 'thin' | 'hair'): Partial<Border> => ({ style, color: { argb: 'FFB4BFCC' } });

/** Formulas take their colour from what they read; everything else from its role. */
export function styleFor(
  role: Role,
  formula: 'none' | 'own' | 'cross',
  format: string | undefined,
  unlocked: boolean,
): Partial<Style> {
  const look = looks[role];
  const colour =
    role === 'link' || formula === 'none'
      ? undefined
      : { color: { argb: { cross: colours.cross, own: colours.formula }[formula] } };
  // A formula that gives a text reads as a text.
  const alignment = formula !== 'none' && format === '@' ? { ...wrapped, ...beside } : look.alignment;
  const fill: Fill | undefined =
    look.fill === undefined ? undefined : { type: 'pattern', pattern: 'solid', fgColor: { argb: look.fill } };
  return {
    font: { name: family, ...look.font, ...colour },
    ...(fill === undefined ? {} : { fill }),
    ...(look.border === undefined
      ? {}
      : {
          border: {
            top: edge(look.border),
            left: edge(look.border),
            bottom: edge(look.border),
            right: edge(look.border),
          },
        }),
    ...(alignment === undefined ? {} : { alignment }),
    ...(format === undefined ? {} : { numFmt: format }),
    protection: { locked: !unlocked },
  };
}
