// The words that lines begin with: those that declare something, and those of the lines below.

import type { Words } from './contextual-keywords.js';

/** Special only at the beginning of a line; ordinary names elsewhere. */
export const declarationKeywords = {
  tariff: [['tariff'], ['tarif']],
  module: [['module'], ['module']],
  language: [['language'], ['langue']],
  use: [['use'], ['utilise', 'utiliser']],
  source: [['source'], ['source']],
  currency: [['currency'], ['monnaie', 'devise']],
  unit: [['unit'], ['unité']],
  conversion: [['conversion'], ['conversion']],
  valid: [['valid'], ['valable', 'en vigueur']],
  version: [['version'], ['version']],
  removed: [['removed'], ['supprimé', 'supprimés', 'supprimée', 'supprimées']],
  everyVersion: [['every version'], ['toutes les versions', 'chaque version']],
  datedBy: [['dated by'], ['daté par', 'daté selon']],
  roundingEachUpTo: [['rounding each amount up to'], []],
  roundingEach: [
    ['rounding each amount'],
    ['arrondi de chaque montant', 'arrondi chaque montant', 'arrondir chaque montant'],
  ],
  roundingNone: [['rounding no amount'], ["arrondi d'aucun montant", "n'arrondir aucun montant"]],
  results: [['results'], ['résultats', 'résultat']],
  section: [['section'], ['section']],
  fact: [['fact'], ['donnée']],
  list: [['list'], ['liste']],
  require: [['require'], ['exiger']],
  choice: [['choice'], ['choix']],
  table: [['table'], ['tableau']],
  scale: [['scale'], ['barème']],
  reading: [['reading'], ['lecture']],
  function: [['function'], ['fonction']],
  amount: [['amount'], ['montant']],
  value: [['value'], ['valeur']],
  answer: [['answer'], ['réponse']],
  notice: [['notice'], ['avis']],
  check: [['check'], ['contrôle', 'contrôler', 'vérifier', 'vérification']],
  example: [['example'], ['exemple']],
  notUsed: [['not used'], ['non utilisé', 'non utilisée', 'non utilisés']],
  notModelled: [['not modelled'], ['non modélisé', 'non modélisée']],
} as const satisfies Record<string, Words>;

/** Lines that belong to the declaration above; special only at the beginning of a line. */
export const lineKeywords = {
  quote: [['quote'], ['citation']],
  allow: [['allow'], ['admettre']],
  chosen: [['chosen'], ['retenu', 'retenue']],
  given: [['given'], ['soit', 'étant donné']],
  expect: [['expect'], ['attendu', 'on attend']],
} as const satisfies Record<string, Words>;
