// Words that are special only where they are expected, with their words in both languages, the canonical word first.

/** English words, French words. */
export type Words = readonly [readonly string[], readonly string[]];

/** Special only where they are expected; ordinary names, units and words elsewhere. */
export const contextualKeywords = {
  by: [['by'], ['selon', 'par']],
  on: [['on'], ['sur']],
  per: [['per'], ['par']],
  perStarted: [
    ['per started', 'for each started', 'for every started'],
    [
      'par tranche entamée de',
      'par tranche commencée de',
      'pour chaque tranche entamée de',
      "par tranche entamée d'un",
      "par tranche entamée d'une",
      "par tranche commencée d'un",
      "par tranche commencée d'une",
    ],
  ],
  orPart: [
    ['or part thereof', 'or part of it', 'or fraction thereof', 'or fraction of it'],
    ['entamée', 'entamé', 'entamées', 'entamés', 'commencée', 'commencé', 'commencées', 'commencés'],
  ],
  perStartedBlock: [['per started block'], ['par tranche entamée', 'par tranche commencée']],
  block: [['block'], ['tranche']],
  perFull: [
    ['per full', 'for each full', 'for every full'],
    ['par tranche entière de', 'par tranche pleine de', 'par tranche complète de'],
  ],
  first: [['first'], ['premier', 'première', 'premiers', 'premières']],
  next: [['next'], ['suivant', 'suivante', 'suivants', 'suivantes']],
  article: [[], ['le', 'la', 'les']],
  once: [['once'], ['une fois', 'forfait']],
  rate: [['rate'], ['taux']],
  threshold: [['threshold'], ['seuil']],
  every: [['every'], ['chaque']],
  halfUp: [['half up'], ['au plus proche', 'demi vers le haut']],
  halfDown: [['half down'], ['demi vers le bas']],
  halfEven: [['half even'], ['demi au pair']],
  roundUp: [['up'], ['vers le haut', 'par excès']],
  roundDown: [['down'], ['vers le bas', 'par défaut']],
  dateType: [['date'], ['date']],
  timeType: [
    ['time of day', 'time'],
    ['heure du jour', 'heure de la journée'],
  ],
  yearType: [['calendar year'], ['année civile']],
  textType: [['text'], ['texte']],
  percentType: [['percent'], ['pourcentage', 'pour cent']],
  numberType: [['number'], ['nombre']],
  points: [
    ['points', 'point'],
    ['points', 'point'],
  ],
  decimals: [
    ['decimals', 'decimal'],
    ['décimales', 'décimale'],
  ],
  notHeld: [['not held'], ['non détenu', 'non détenue', 'non joint', 'non jointe']],
  ourHeading: [['our heading'], ['notre titre']],
  english: [['English'], ['anglais']],
  french: [['French'], ['français']],
  optionColumn: [['option'], ['option']],
  valueColumn: [['value'], ['valeur']],
  becauseColumn: [['because'], ['motif', 'parce que']],
} as const satisfies Record<string, Words>;
