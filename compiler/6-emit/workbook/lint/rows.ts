// Points of the checklist about the rows of the calculation.

import { referencesIn } from '../read/references.js';
import type { FileSheet } from '../read/workbook-file.js';
import { finding, formulaCells, type Rule, stepRows, textAt } from './subject.js';

const valueColumn = 'C';

const eachStep = (
  sheet: FileSheet | undefined,
  check: (row: number) => readonly ReturnType<typeof finding>[],
): readonly ReturnType<typeof finding>[] => stepRows(sheet).flatMap(check);

/** 3: every row has the same columns: its value in C, texts in all others. */
export const sameColumns: Rule = {
  point: 3,
  check({ sheets: { calculation } }) {
    return eachStep(calculation, (row) => {
      const value = calculation?.cells.get(`${valueColumn}${row}`);
      return value?.formula === undefined
        ? [
            finding(
              3,
              calculation,
              `${valueColumn}${row}`,
              'the value of the row is not in the value column',
              'la valeur de la ligne n’est pas dans la colonne des valeurs',
            ),
          ]
        : [];
    });
  },
};

/** 4: one formula a row. */
export const oneFormula: Rule = {
  point: 4,
  check({ sheets: { calculation } }) {
    const perRow = new Map<number, number>();
    for (const { row } of formulaCells(calculation)) perRow.set(row, (perRow.get(row) ?? 0) + 1);
    return [...perRow].flatMap(([row, count]) =>
      count === 1
        ? []
        : [
            finding(
              4,
              calculation,
              `A${row}`,
              `the row has ${count} formulas`,
              `la ligne a ${count} formules`,
            ),
          ],
    );
  },
};

/** 5: label, unit and clause on every row. */
export const labelled: Rule = {
  point: 5,
  check({ sheets: { calculation } }) {
    const wanted = [
      ['B', 'label', 'libellé'],
      ['D', 'unit', 'unité'],
      ['F', 'clause', 'article'],
    ] as const;
    return eachStep(calculation, (row) =>
      wanted.flatMap(([column, en, fr]) =>
        textAt(calculation, `${column}${row}`) === ''
          ? [
              finding(
                5,
                calculation,
                `${column}${row}`,
                `the row has no ${en}`,
                `la ligne n’a pas de colonne « ${fr} » remplie`,
              ),
            ]
          : [],
      ),
    );
  },
};

/** 6: top to bottom: a step refers to rows above it. */
export const topDown: Rule = {
  point: 6,
  check({ sheets: { calculation } }) {
    return formulaCells(calculation).flatMap(({ formula = '', row, address }) => {
      const forward = referencesIn(formula).find(
        ({ sheet, to }) => (sheet === undefined || sheet === calculation?.name) && to.row >= row,
      );
      return forward === undefined
        ? []
        : [
            finding(
              6,
              calculation,
              address,
              `the formula refers to row ${forward.to.row}, which is not above it`,
              `la formule renvoie à la ligne ${forward.to.row}, qui n’est pas au-dessus`,
            ),
          ];
    });
  },
};

/** 8: each thing calculated once: no two steps on the way have the same formula. */
export const calculatedOnce: Rule = {
  point: 8,
  check({ sheets: { calculation } }) {
    const seen = new Map<string, string>();
    return formulaCells(calculation).flatMap(({ formula = '', row, address }) => {
      const id = textAt(calculation, `A${row}`);
      if (!id.includes('#') || !/[(+*/<>=-]/.test(formula)) return [];
      const before = seen.get(formula);
      if (before === undefined) {
        seen.set(formula, address);
        return [];
      }
      return [
        finding(
          8,
          calculation,
          address,
          `the same is calculated in ${before}`,
          `la même chose est calculée en ${before}`,
        ),
      ];
    });
  },
};

/** 40: a formula in words beside every formula. */
export const explained: Rule = {
  point: 40,
  check({ sheets: { calculation } }) {
    return eachStep(calculation, (row) =>
      textAt(calculation, `E${row}`) === ''
        ? [
            finding(
              40,
              calculation,
              `E${row}`,
              'the formula is not said in words',
              'la formule n’est pas dite en toutes lettres',
            ),
          ]
        : [],
    );
  },
};
