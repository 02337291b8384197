// Points of the checklist about what may be changed, and what reaches outside.

import { withoutTexts } from '../read/references.js';
import type { FileSheet } from '../read/workbook-file.js';
import { finding, formulaCells, type Rule, type Subject } from './subject.js';

/** 14: no link to another file. */
export const noExternalLinks: Rule = {
  point: 14,
  check: ({ file }) => [
    ...file.parts
      .filter(({ path }) => path.startsWith('xl/externalLinks/'))
      .map(({ path }) =>
        finding(14, undefined, undefined, `the file holds ${path}`, `le fichier contient ${path}`),
      ),
    ...file.sheets.flatMap((sheet) => [
      ...(sheet.externalLinks > 0
        ? [finding(14, sheet, undefined, 'the sheet links to outside', 'la feuille renvoie à l’extérieur')]
        : []),
      ...formulaCells(sheet).flatMap(({ formula = '', address }) =>
        /\[[^\]]+\]/.test(withoutTexts(formula))
          ? [finding(14, sheet, address, 'the formula reads another file', 'la formule lit un autre fichier')]
          : [],
      ),
    ]),
  ],
};

/** 15: no macro. */
export const noMacros: Rule = {
  point: 15,
  check: ({ file }) =>
    file.parts
      .filter(({ path }) => /vbaProject|activeX|\/ctrlProps\//i.test(path))
      .map(({ path }) =>
        finding(15, undefined, undefined, `the file holds ${path}`, `le fichier contient ${path}`),
      ),
};

const mayBeUnlocked = ({ sheets, lists }: Subject, sheet: FileSheet): boolean =>
  // Who prepared and reviewed it is signed on the cover.
  sheet === sheets.cover ||
  // The amount that is traced is chosen.
  sheet === sheets.trace ||
  sheet === sheets.inputs ||
  sheet === sheets.parameters ||
  sheet === sheets.readings ||
  lists.includes(sheet);

/** 22: every sheet protected without a password, only inputs, parameters and readings unlocked. */
export const protectedSheets: Rule = {
  point: 22,
  check: (subject) =>
    subject.file.sheets.flatMap((sheet) => {
      const { protection } = sheet;
      const found = [];
      if (protection === undefined || (protection.sheet !== '1' && protection.sheet !== 'true')) {
        found.push(
          finding(22, sheet, undefined, 'the sheet is not protected', 'la feuille n’est pas protégée'),
        );
      } else if (protection.password !== undefined || protection.hashValue !== undefined) {
        found.push(
          finding(
            22,
            sheet,
            undefined,
            'the sheet is protected with a password',
            'la feuille est protégée par un mot de passe',
          ),
        );
      }
      for (const { address, style, formula } of sheet.cells.values()) {
        if (style.locked) continue;
        if (formula !== undefined) {
          found.push(finding(22, sheet, address, 'a formula is unlocked', 'une formule est déverrouillée'));
        } else if (!mayBeUnlocked(subject, sheet)) {
          found.push(
            finding(
              22,
              sheet,
              address,
              'a cell is unlocked that is no input',
              'une cellule qui n’est pas une saisie est déverrouillée',
            ),
          );
        }
      }
      return found;
    }),
};

/** 23: a validation on every unlocked cell; numbers also by their decimals. */
export const validated: Rule = {
  point: 23,
  check: ({ file }) =>
    file.sheets.flatMap((sheet) =>
      [...sheet.cells.values()].flatMap(({ style, row, column, address }) => {
        if (style.locked) return [];
        const own = sheet.validations.find(({ ranges }) =>
          ranges.some(
            ({ from, to }) =>
              row >= from.row && row <= to.row && column >= from.column && column <= to.column,
          ),
        );
        if (own === undefined) {
          return [finding(23, sheet, address, 'the input is not validated', 'la saisie n’est pas contrôlée')];
        }
        const decimals = own.type !== 'custom' || own.formulas.some((text) => text.includes('ROUND('));
        const known = ['list', 'custom', 'textLength', 'date', 'whole'].includes(own.type);
        return decimals && known
          ? []
          : [
              finding(
                23,
                sheet,
                address,
                'the validation does not look at the decimals',
                'le contrôle ne porte pas sur les décimales',
              ),
            ];
      }),
    ),
};
