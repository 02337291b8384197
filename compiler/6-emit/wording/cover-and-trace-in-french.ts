// French words of the cover, what a person sees first, and of the sheet that traces an amount.

import type { Words } from './vocabulary.js';

export const coverInFrench: Words['cover'] = {
  dataTitle: 'Données',
  dataExample: 'DONNÉES D’EXEMPLE : saisissez les vôtres',
  dataOwn: 'vos propres données',
  dataNone: 'les vôtres : le classeur est fourni sans exemple',
  amountsTitle: 'Montants pour la saisie actuelle',
  stepsTitle: 'En trois étapes',
  stepNumber: (place) => `Étape ${place}`,
  stepFill: (sheet) => `Remplissez les cellules bleues de la feuille « ${sheet} ».`,
  stepRead: (sheet) =>
    `Lisez les montants sur la feuille « ${sheet} » ; la ligne d’état au-dessus dit si quelque chose est à corriger.`,
  stepFollow: (sheet) =>
    `Suivez un montant jusqu’à son article sur la feuille « ${sheet} » : chaque étape avec sa formule en toutes lettres et sa citation.`,
  signTitle: 'Visa',
  signDay: 'Date',
  signPrompt: 'Un nom.',
  preparedBy: 'Établi par',
  reviewedBy: 'Revu par',
  curvesTitle: 'Images (toutes sur la feuille « Courbes »)',
  aboutTitle: 'Origine du classeur',
};

export const comparedInFrench: Words['compared'] = {
  intro:
    'Le même cas des deux côtés : ce que donne chacun, de combien ils diffèrent, et les changements de règles qui font l’écart.',
  difference: 'Écart',
  madeOf: (label) => `De quoi l’écart est fait : ${label}`,
  together: 'Ensemble : l’écart',
  changes: 'Tout ce qui a changé',
  noChange: 'Aucune règle n’a changé.',
  absent: 'absent',
  same: 'identique',
  differs: 'Diffère',
  steps: 'Étapes qui ont leur propre valeur de chaque côté',
};

export const tracedInFrench: Words['traced'] = {
  intro: 'D’où vient un montant : ce qui a compté pour le cas présent, du montant jusqu’à la saisie.',
  choose: 'Choisissez un montant : les lignes suivantes le suivent.',
  number: 'N°',
  place: 'Rang',
  steps: 'Étapes qui ont compté',
  inputs: 'Saisies et lectures qui ont compté',
  more: 'autres ont compté : elles portent un 1 plus bas',
  amounts: 'Montants que l’on peut suivre',
  all: {
    steps: 'Toutes les étapes du chemin : 1 pour celles qui ont compté',
    inputs: 'Toutes les saisies : 1 pour celles qui ont compté',
  },
  between: 'Entre-deux : 1 pour chaque chemin pris',
  counts: 'A compté',
  format: 'Format',
};

export const sheetsInFrench: Words['sheets'] = {
  cover: 'Couverture',
  inputs: 'Saisie',
  parameters: 'Paramètres',
  calculation: 'Calcul',
  result: 'Résultat',
  trace: 'Trace',
  comparison: 'Comparaison',
  sensitivity: 'Sensibilité',
  again: 'Étapes de sensibilité',
  checks: 'Contrôles',
  readings: 'Lectures',
  changes: 'Modifications',
  curves: 'Courbes',
  log: 'Journal',
  names: 'Noms',
};

export const sensitiveInFrench: Words['sensitive'] = {
  intro:
    'Chaque saisie seule, les autres telles quelles : où le calcul change ensuite, au-dessus et au-dessous, et ce que donne alors le résultat.',
  input: 'Saisie',
  now: 'actuellement',
  nextUp: 'palier suivant',
  nextDown: 'palier précédent',
  nothingFound: 'aucun',
  none: '–',
  difference: 'Écart',
  changes: 'Ce qui change alors',
  noSteps: 'aucun palier : le résultat varie sans à-coup',
  notKnown: 'ne peut être dit',
  notHere: 'Ce que cette feuille ne montre pas',
  idle: 'Le résultat n’en dépend pas',
  left: 'Trop étendu, ou sans valeur suivante',
  items: 'Saisies des lignes de listes',
  unknown: 'Certaines comparaisons ne peuvent être suivies pour',
  againIntro:
    'Comment les paliers sont trouvés, et la partie du calcul qui change, refaite pour chaque valeur essayée.',
  apart: 'Écart restant',
  slope: 'Par unité',
  place: 'Rencontre à',
  below: 'Au-dessous',
  above: 'Au-dessus',
  up: 'Vers le haut',
  down: 'Vers le bas',
  leastPlace: 'Minimum, compté en pas',
  mostPlace: 'Maximum, compté en pas',
  placeNow: 'Valeur actuelle, comptée en pas',
  again: 'Le calcul refait',
  tried: 'Essayé',
  value: 'Valeur essayée, telle que le calcul la compte',
};
