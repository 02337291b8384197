// One place in which an edited workbook is not what its rules generate.

import type { Localized } from '../../../diagnostics/diagnostic.js';

export type DifferenceKind =
  | 'formula'
  /** A number or text stands where the rules have a formula. */
  | 'formula-replaced'
  | 'formula-added'
  | 'constant'
  | 'row-added'
  | 'row-missing'
  | 'sheet-added'
  | 'sheet-missing'
  | 'sheet-renamed'
  | 'pictures'
  | 'name'
  | 'validation'
  | 'protection'
  | 'format'
  /** What was filled in is not what the cell accepts. */
  | 'not-accepted'
  /** Limits of a table or scale overlap, leave a gap or have turned around. */
  | 'order'
  /** The stored value is not what the formulas give. */
  | 'value';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly sheet: string | undefined;
  /** An address of the edited file; of the generated one for what is missing. */
  readonly cell: string | undefined;
  /** Id of the row, or the name. */
  readonly id: string | undefined;
  readonly generated: string | undefined;
  readonly found: string | undefined;
}

const messages: Readonly<Record<DifferenceKind, Localized>> = {
  formula: { en: 'the formula is another one', fr: 'la formule n’est pas la même' },
  'formula-replaced': {
    en: 'a value was typed over the formula',
    fr: 'une valeur a été saisie par-dessus la formule',
  },
  'formula-added': {
    en: 'a formula stands where there is none',
    fr: 'une formule occupe une cellule qui n’en a pas',
  },
  constant: { en: 'the content is another one', fr: 'le contenu n’est pas le même' },
  'row-added': { en: 'the row was added', fr: 'la ligne a été ajoutée' },
  'row-missing': { en: 'the row is missing', fr: 'la ligne manque' },
  'sheet-added': { en: 'the sheet was added', fr: 'la feuille a été ajoutée' },
  'sheet-missing': { en: 'the sheet is missing', fr: 'la feuille manque' },
  'sheet-renamed': { en: 'the sheet was renamed', fr: 'la feuille a été renommée' },
  pictures: { en: 'the number of pictures is another one', fr: 'le nombre d’images n’est pas le même' },
  name: { en: 'the name points elsewhere', fr: 'le nom désigne autre chose' },
  validation: {
    en: 'what the cell accepts is not limited in the same way',
    fr: 'les limites de saisie ne sont pas les mêmes',
  },
  protection: { en: 'the protection is not the same', fr: 'la protection n’est pas la même' },
  format: { en: 'the number format is another one', fr: 'le format de nombre n’est pas le même' },
  'not-accepted': {
    en: 'the cell does not accept what was filled in',
    fr: 'la cellule n’accepte pas ce qui y est saisi',
  },
  order: {
    en: 'the limits are no longer in the order of the document',
    fr: 'les limites ne sont plus dans l’ordre du document',
  },
  value: {
    en: 'the stored value is not what the rules give',
    fr: 'la valeur enregistrée n’est pas celle que donnent les règles',
  },
};

export const messageOf = ({ kind }: Pick<Difference, 'kind'>): Localized => messages[kind];
