// The words of proofs, in both languages.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';

const english = {
  verdicts: { proved: 'proved', false: 'FALSE', undecided: 'undecided', skipped: 'skipped' },
  heldCases: (count: string) => `: holds in ${count} cases tried`,
  heldPairs: (count: string) => `: holds for ${count} pairs of cases tried`,
  orderOfTexts: '  the order of texts is nothing to prove',
  nothingToCompare: '  no case, or no two cases, to compare',
  contradicted:
    '  bareme had proved this check, and a case contradicts it: a fault of bareme, please report it with this case',
  notProved: (cases: number, seed: number, reason: string) =>
    `  not proved; ${cases} cases that it speaks of were tried, from the limits, blocks, crossings and roundings of the rules (seed ${seed}), none contradicts it${reason}`,
  /** Why no proof was found, with how many parts of the domain were looked at. */
  reasons: {
    time: () => '; the time for one check was spent, --time allows more',
    parts: (boxes: number) => `; ${boxes} parts of the domain were looked at, --budget allows more`,
    looks: (boxes: number) =>
      `; the work granted to one check was spent (${boxes} parts of the domain looked at), --budget allows more`,
    rules: (boxes: number) => `; no rule of the prover shows it (${boxes} parts of the domain looked at)`,
    depth: () => '; its rules are nested deeper than the prover can follow: split the longest of them',
    unconfirmed: () => '; the checker of proofs did not confirm what the prover had found',
  },
  counterexample: '  counterexample:',
  result: (values: string) => `    result: ${values}`,
  compared: (left: string, right: string) => `    compared: ${left} with ${right}`,
  cause: (step: string, place: string, values: string | undefined) =>
    `  because of ${step}${values === undefined ? '' : `: ${values}`} (${place})`,
  row: (table: string, cells: string) => `    row of ${table}: | ${cells} |`,
  under: (readings: string, several: boolean) =>
    `  under the ${several ? 'readings' : 'reading'} ${readings}`,
  holdsWith: (reading: string, option: string) => `  holds with the reading ${reading} = ${option}`,
  absent: 'not given',
  nothing: 'zero or no:',
  noEffect: 'without effect here:',
  item: (list: string, place: number) => `    ${list} ${place}:`,
  domain: (ends: string) => `  (domain ${ends})`,
};

const french: typeof english = {
  verdicts: { proved: 'prouvé', false: 'FAUX', undecided: 'indécis', skipped: 'non examiné' },
  heldCases: (count) => ` : vaut pour ${count} cas essayés`,
  heldPairs: (count) => ` : vaut pour ${count} paires de cas essayées`,
  orderOfTexts: "  l'ordre de textes ne se prouve pas",
  nothingToCompare: '  aucun cas, ou aucune paire de cas, à comparer',
  contradicted:
    '  bareme avait prouvé ce contrôle, et un cas le contredit : c’est une faute de bareme, à signaler avec ce cas',
  notProved: (cases, seed, reason) =>
    `  non prouvé ; ${cases} cas dont il dit quelque chose ont été essayés, pris aux limites, tranches, croisements et arrondis des règles (graine ${seed}), aucun ne le contredit${reason}`,
  reasons: {
    time: () => ' ; le temps prévu pour un contrôle est passé, --time en accorde plus',
    parts: (boxes: number) => ` ; ${boxes} parties du domaine examinées, --budget en permet plus`,
    looks: (boxes: number) =>
      ` ; le travail accordé à un contrôle est épuisé (${boxes} parties du domaine examinées), --budget en permet plus`,
    rules: (boxes: number) =>
      ` ; aucune règle du prouveur ne le montre (${boxes} parties du domaine examinées)`,
    depth: () =>
      ' ; ses règles sont imbriquées plus profondément que le prouveur ne peut suivre : coupez la plus longue',
    unconfirmed: () => ' ; le vérificateur de preuves n’a pas confirmé ce que le prouveur avait trouvé',
  },
  counterexample: '  contre-exemple :',
  result: (values) => `    résultat : ${values}`,
  compared: (left, right) => `    comparé : ${left} à ${right}`,
  cause: (step, place, values) =>
    `  à cause de ${step}${values === undefined ? '' : ` : ${values}`} (${place})`,
  row: (table, cells) => `    ligne de ${table} : | ${cells} |`,
  under: (readings, several) => `  sous ${several ? 'les lectures' : 'la lecture'} ${readings}`,
  holdsWith: (reading, option) => `  vrai avec la lecture ${reading} = ${option}`,
  absent: 'non donné',
  nothing: 'zéro ou non :',
  noEffect: 'sans effet ici :',
  item: (list, place) => `    ${list} ${place} :`,
  domain: (ends) => `  (domaine ${ends})`,
};

export const proofWords = { en: english, fr: french } satisfies Readonly<Record<Locale, typeof english>>;
