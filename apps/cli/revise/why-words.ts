// What is said of one bill, in both languages.

const en = {
  title: (label: string) => `One bill, against “${label}”`,
  right: (amount: string) => `the tariff gives exactly ${amount}`,
  differs: (priced: string, billed: string) => `by the tariff ${priced}, billed ${billed}`,
  none: (tried: number) => `none of ${tried} slips gives this amount`,
  some: (count: number, tried: number) =>
    count === 1
      ? `1 of ${tried} slips gives exactly this amount; one bill does not prove it:`
      : `${count} of ${tried} slips give exactly this amount; one bill does not tell which:`,
  receipt: (says: string) => `If ${says}:`,
  behind: 'It is made behind the rules, or in their arithmetic: no line of a receipt shows it.',
  byTariff: 'By the tariff',
  byName: 'tariff',
  billed: 'billed',
  difference: 'billed less the tariff',
  facts: 'The case',
  fact: 'fact',
  value: 'value',
  further: (count: number) => (count === 1 ? '1 further slip' : `${count} further slips`),
  differing: 'The lines that differ',
  allLines: 'all lines',
  receiptOf: 'receipt',
  lines: { line: 'line', byTariff: 'by the tariff', bySystem: 'as it was billed', differs: '≠' },
};

const fr: typeof en = {
  title: (label) => `Une facture, face à « ${label} »`,
  right: (amount) => `le barème donne exactement ${amount}`,
  differs: (priced, billed) => `selon le barème ${priced}, facturé ${billed}`,
  none: (tried) => `aucun des ${tried} écarts de méthode ne donne ce montant`,
  some: (count, tried) =>
    count === 1
      ? `1 écart de méthode sur ${tried} donne exactement ce montant ; une seule facture ne le prouve pas :`
      : `${count} écarts de méthode sur ${tried} donnent exactement ce montant ; une seule facture ne dit pas lequel :`,
  receipt: (says) => `S'il est vrai qu'${says} :`,
  behind: "Il est fait après les règles, ou dans leur arithmétique : aucune ligne d'un reçu ne le montre.",
  byTariff: 'Selon le barème',
  byName: 'barème',
  billed: 'facturé',
  difference: 'facturé moins le barème',
  facts: 'Le cas',
  fact: 'donnée',
  value: 'valeur',
  further: (count) => (count === 1 ? '1 autre écart de méthode' : `${count} autres écarts de méthode`),
  differing: 'Les lignes qui diffèrent',
  allLines: 'toutes les lignes',
  receiptOf: 'reçu',
  lines: { line: 'ligne', byTariff: 'selon le barème', bySystem: 'comme facturé', differs: '≠' },
};

export const whyWords = { en, fr } as const;
