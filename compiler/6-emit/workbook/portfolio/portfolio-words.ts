// Words of the portfolio workbook that the workbook of one case does not need.

import type { Locale } from '../../../languages.js';

const english = {
  portfolio: 'Portfolio',
  columns: 'Columns',
  summary: 'Summary',
  refused: 'Refused',
  intro: (rows: string) =>
    `${rows} establishments, one a row. Blue cells and parameters may be changed: every row recalculates. Facts stand on the left, steps in the middle, results on the right.`,
  number: 'No.',
  name: 'Establishment',
  total: 'Total',
  columnsIntro: 'Each column of the portfolio: the same formula in every row.',
  column: 'Column',
  summaryIntro: 'What the tariff gives for all establishments together.',
  establishments: 'Establishments in the portfolio',
  priced: 'of which priced',
  toCorrect: 'of which to be corrected',
  refusedCount: 'Refused when the file was made (sheet “Refused”)',
  mean: 'Mean',
  lowest: 'Lowest',
  highest: 'Highest',
  refusedIntro:
    'Rows of the facts that could not be priced, with the reason. Correct them in the source and build again.',
  noneRefused: 'No row was refused.',
  line: 'Line',
  code: 'Code',
  fact: 'Fact',
  reason: 'Reason',
  facts: 'Facts as given',
  eachRow: (label: string) => `${label}: holds in every row`,
  stepRefused: 'See on the sheet “Refused” what could not be priced, and correct it in the source.',
  stepRows:
    'Change blue cells on the sheet “Portfolio”: one establishment a row, facts on the left, amounts on the right.',
  stepSummary: 'Read totals, means and checks on the sheet “Summary”.',
  rowsReady: 'Every establishment is complete and acceptable',
};

type PortfolioWords = typeof english;

const french: PortfolioWords = {
  portfolio: 'Portefeuille',
  columns: 'Colonnes',
  summary: 'Synthèse',
  refused: 'Refusés',
  intro: (rows) =>
    `${rows} établissements, un par ligne. Les cellules bleues et les paramètres peuvent être changés : toutes les lignes se recalculent. Les faits sont à gauche, les étapes au milieu, les résultats à droite.`,
  number: 'N°',
  name: 'Établissement',
  total: 'Total',
  columnsIntro: 'Chaque colonne du portefeuille : la même formule sur toutes les lignes.',
  column: 'Colonne',
  summaryIntro: 'Ce que donne le tarif pour tous les établissements ensemble.',
  establishments: 'Établissements du portefeuille',
  priced: 'dont calculés',
  toCorrect: 'dont à corriger',
  refusedCount: 'Refusés à la construction du fichier (feuille « Refusés »)',
  mean: 'Moyenne',
  lowest: 'Minimum',
  highest: 'Maximum',
  refusedIntro:
    'Lignes des faits qui n’ont pas pu être calculées, avec la raison. Corrigez-les à la source et reconstruisez.',
  noneRefused: 'Aucune ligne refusée.',
  line: 'Ligne',
  code: 'Code',
  fact: 'Fait',
  reason: 'Raison',
  facts: 'Faits tels que donnés',
  eachRow: (label) => `${label} : vrai sur chaque ligne`,
  stepRefused: 'Voyez sur la feuille « Refusés » ce qui n’a pas pu être calculé, et corrigez-le à la source.',
  stepRows:
    'Changez des cellules bleues sur la feuille « Portefeuille » : un établissement par ligne, faits à gauche, montants à droite.',
  stepSummary: 'Lisez totaux, moyennes et contrôles sur la feuille « Synthèse ».',
  rowsReady: 'Chaque établissement est complet et acceptable',
};

const words = { en: english, fr: french } satisfies Readonly<Record<Locale, PortfolioWords>>;

export const portfolioWordsFor = (language: Locale): PortfolioWords => words[language];
