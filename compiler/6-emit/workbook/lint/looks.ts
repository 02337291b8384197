// Points of the checklist about colours, formats and links.

import { namesIn, referencesIn } from '../read/references.js';
import type { FileCell, FileSheet } from '../read/workbook-file.js';
import { colours } from '../write/styles.js';
import { finding, formulaCells, isLink, type Rule, textAt, textsOf } from './subject.js';

const readsElsewhere = ({ formula = '' }: FileCell, sheet: FileSheet): boolean =>
  referencesIn(formula).some(({ sheet: on }) => on !== undefined && on !== sheet.name) ||
  namesIn(formula).some((name) => name !== 'TRUE' && name !== 'FALSE');

/** 20: blue inputs, black formulas, green formulas that read another sheet, and a legend. */
export const colourCode: Rule = {
  point: 20,
  check({ file, sheets, words }) {
    const wrong = file.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].flatMap((cell) => {
        const { style, formula, address } = cell;
        if (isLink(cell)) return [];
        if (!style.locked) {
          return style.colour === colours.input
            ? []
            : [finding(20, sheet, address, 'the input is not blue', 'la saisie n’est pas en bleu')];
        }
        if (formula === undefined) return [];
        const cross = readsElsewhere(cell, sheet);
        const wanted = cross ? colours.cross : colours.formula;
        return style.colour === wanted
          ? []
          : [
              finding(
                20,
                sheet,
                address,
                `the formula is not ${cross ? 'green' : 'black'}`,
                `la formule n’est pas en ${cross ? 'vert' : 'noir'}`,
              ),
            ];
      }),
    );
    const legend = textsOf(sheets.cover).includes(words.legend);
    return legend
      ? wrong
      : [
          ...wrong,
          finding(20, sheets.cover, undefined, 'the cover has no legend', 'la couverture n’a pas de légende'),
        ];
  },
};

/** 21: a constant never looks like a formula, nor a formula like an input. */
export const styleMatchesRole: Rule = {
  point: 21,
  check: ({ file, sheets }) =>
    file.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].flatMap((cell) => {
        const { style, formula, value, address } = cell;
        if (formula !== undefined) {
          return style.colour === colours.input
            ? [
                finding(
                  21,
                  sheet,
                  address,
                  'the formula looks like an input',
                  'la formule a l’aspect d’une saisie',
                ),
              ]
            : [];
        }
        const typed = sheet === sheets.calculation && typeof value === 'number';
        return typed
          ? [
              finding(
                21,
                sheet,
                address,
                'a number is typed into the calculation',
                'un nombre est saisi dans le calcul',
              ),
            ]
          : [];
      }),
    ),
};

const noDecimals = new Set([
  'BEF',
  'BIF',
  'CLP',
  'DJF',
  'ESP',
  'GNF',
  'GRD',
  'ISK',
  'ITL',
  'JPY',
  'KMF',
  'KRW',
  'LUF',
  'PTE',
  'PYG',
  'RWF',
  'UGX',
  'UYI',
  'VND',
  'VUV',
  'XAF',
  'XOF',
  'XPF',
]);
const threeDecimals = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** 33: amounts show the decimals of their currency. */
export const currencyFormats: Rule = {
  point: 33,
  check({ sheets: { result } }) {
    return formulaCells(result).flatMap(({ address, row, style }) => {
      const unit = textAt(result, `D${row}`);
      if (!address.startsWith('C') || !/^[A-Z]{3}$/.test(unit)) return [];
      const least = noDecimals.has(unit) ? 0 : threeDecimals.has(unit) ? 3 : 2;
      const shown = /\.(0+)/.exec(style.format)?.[1]?.length ?? 0;
      return shown >= least
        ? []
        : [
            finding(
              33,
              result,
              address,
              `an amount in ${unit} shows ${shown} decimals instead of ${least}`,
              `un montant en ${unit} montre ${shown} décimales au lieu de ${least}`,
            ),
          ];
    });
  },
};

/** 36: links lead to cells that are there. */
export const linksResolve: Rule = {
  point: 36,
  check: ({ file }) =>
    file.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].flatMap((cell) => {
        if (!isLink(cell)) return [];
        const targets = targetsOf(cell, sheet);
        const resolves = targets.every((target) => {
          const match = /^#'([^']+)'!([A-Z]+\d+)$/.exec(target);
          const on = file.sheets.find(({ name }) => name === match?.[1]);
          return on?.cells.has(match?.[2] ?? '') === true;
        });
        return targets.length > 0 && resolves
          ? []
          : [finding(36, sheet, cell.address, 'the link leads nowhere', 'le lien ne mène nulle part')];
      }),
    ),
};

/** Where a link leads: as written, or all that it may look up in a column of its sheet. */
function targetsOf({ formula = '' }: FileCell, { cells }: FileSheet): readonly string[] {
  const written = /^HYPERLINK\("([^"]*)"/.exec(formula)?.[1];
  if (written !== undefined) return [written];
  const [, column = '', from, to] = /^HYPERLINK\(INDEX\(([A-Z]+)(\d+):\1(\d+),/.exec(formula) ?? [];
  return [...cells.values()].flatMap(({ address, row, value }) =>
    address === `${column}${row}` && row >= Number(from) && row <= Number(to) && typeof value === 'string'
      ? [value]
      : [],
  );
}
