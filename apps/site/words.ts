// The words of ruleset pages, in the language of the document.

import type { Proof } from '../../compiler/4-analyse/prover/prove.js';

export interface Words {
  readonly document: string;
  readonly period: string;
  readonly currency: string;
  readonly playground: string;
  readonly ruleFile: string;
  readonly workbook: string;
  readonly evaluator: string;
  readonly schema: string;
  readonly results: string;
  readonly amount: string;
  readonly name: string;
  readonly unit: string;
  readonly clause: string;
  readonly tables: string;
  readonly band: string;
  readonly readings: string;
  readonly readingsAre: string;
  readonly option: string;
  readonly because: string;
  readonly proofs: string;
  readonly proofsAre: (proved: number, all: number) => string;
  readonly check: string;
  readonly found: string;
  readonly status: Readonly<Record<Proof['status'], string>>;
  readonly examples: string;
  readonly example: string;
  readonly expected: string;
  readonly receipt: string;
  readonly printable: string;
  readonly leftOut: string;
  readonly passage: string;
  readonly rules: string;
}

const en: Words = {
  document: 'Document',
  period: 'In force',
  currency: 'Currency',
  playground: 'Open in the playground',
  ruleFile: 'Rule file',
  workbook: 'Workbook (xlsx)',
  evaluator: 'Evaluator (TypeScript)',
  schema: 'Facts (JSON Schema)',
  results: 'What it prices',
  amount: 'Amount',
  name: 'Name',
  unit: 'Unit',
  clause: 'Clause',
  tables: 'Tables and scales',
  band: 'Band',
  readings: 'What the document leaves open',
  readingsAre:
    'Each question has its possible answers with the reason for each; ✓ is the one that the file chooses, and any case can be priced under another.',
  option: 'Reading',
  because: 'Because',
  proofs: 'What is proved',
  proofsAre: (proved, all) =>
    `${proved} of ${all} checks are proved for every case that the facts allow, within the effort of this page; \`bareme prove\` looks further into the others.`,
  check: 'Check',
  found: 'Found',
  status: { proved: 'proved ✓', false: 'false ✗', undecided: 'not decided here', skipped: 'not looked at' },
  examples: 'Examples',
  example: 'Case',
  expected: 'Worked out by hand',
  receipt: 'A receipt',
  printable: 'as a page to print',
  leftOut: 'What is not in the rules',
  passage: 'Passage',
  rules: 'The rule file',
};

const fr: Words = {
  document: 'Document',
  period: 'En vigueur',
  currency: 'Monnaie',
  playground: 'Ouvrir dans le bac à sable',
  ruleFile: 'Fichier de règles',
  workbook: 'Classeur (xlsx)',
  evaluator: 'Évaluateur (TypeScript)',
  schema: 'Faits (JSON Schema)',
  results: 'Ce qui est calculé',
  amount: 'Montant',
  name: 'Nom',
  unit: 'Unité',
  clause: 'Clause',
  tables: 'Tableaux et barèmes',
  band: 'Tranche',
  readings: 'Ce que le document laisse ouvert',
  readingsAre:
    'Chaque question a ses réponses possibles, avec la raison de chacune ; ✓ marque celle que le fichier retient, et tout cas peut être calculé sous une autre.',
  option: 'Lecture',
  because: 'Motif',
  proofs: 'Ce qui est prouvé',
  proofsAre: (proved, all) =>
    `${proved} contrôles sur ${all} sont prouvés pour tous les cas que les données permettent, dans l'effort consenti à cette page ; \`bareme prove\` pousse plus loin l'examen des autres.`,
  check: 'Contrôle',
  found: 'Constat',
  status: { proved: 'prouvé ✓', false: 'faux ✗', undecided: 'non décidé ici', skipped: 'non examiné' },
  examples: 'Exemples',
  example: 'Cas',
  expected: 'Calculé à la main',
  receipt: 'Un relevé',
  printable: 'en page à imprimer',
  leftOut: 'Ce que les règles ne disent pas',
  passage: 'Passage',
  rules: 'Le fichier de règles',
};

export const words: Readonly<Record<'en' | 'fr', Words>> = { en, fr };
