// What is suspicious in the order and effect of steps and alternatives: W610 to W615.

import { define } from '../../define.js';
import { comma } from '../french-numbers.js';

export const floorBeforeReduction = define<{
  readonly owner: string;
  readonly floor: string;
  readonly step: string;
}>({
  code: 'W610',
  severity: 'warning',
  message: {
    en: ({ owner, floor, step }) =>
      `\`${step}\` comes after \`${floor}\`, so \`${owner}\` can fall below its minimum`,
    fr: ({ owner, floor, step }) =>
      `\`${step}\` vient après \`${floor}\` : \`${owner}\` peut descendre sous son minimum`,
  },
  label: { en: 'this lowers the minimum too', fr: 'ceci abaisse aussi le minimum' },
  help: {
    en: 'if the document leaves the order open, make it a `reading` with both orders; if it says that the minimum is reduced, `allow W610 because "…"`; else put the minimum last',
    fr: "si le document laisse l'ordre ouvert, faites-en une `lecture` des deux ordres ; s'il dit que le minimum est réduit, `admettre W610 parce que « … »` ; sinon mettez le minimum en dernier",
  },
  explanation: {
    en: [
      'Steps are applied one after the other. A minimum that stands before an abatement is abated with the rest; one that stands after it holds for what is paid. Documents often name both and not their order.',
      'A reading says so, with the reason for each order, and `bareme readings` tells what it costs:',
      '  at least minimum_fee when minimum_order is before_hours',
      '  times hours_share',
      '  at least minimum_fee when minimum_order is after_hours',
    ].join('\n'),
    fr: [
      "Les étapes s'appliquent l'une après l'autre. Un minimum placé avant un abattement est abattu avec le reste ; placé après, il vaut pour ce qui est payé. Les documents nomment souvent les deux sans leur ordre.",
      'Une lecture le dit, avec la raison de chaque ordre, et `bareme readings` en donne le prix :',
      '  au moins minimum si ordre est avant_abattement',
      '  fois part_horaire',
      '  au moins minimum si ordre est après_abattement',
    ].join('\n'),
  },
});

export const roundedTwice = define<{ readonly owner: string }>({
  code: 'W611',
  severity: 'warning',
  message: {
    en: ({ owner }) => `\`${owner}\` is rounded a second time`,
    fr: ({ owner }) => `\`${owner}\` est arrondi une seconde fois`,
  },
  label: {
    en: 'this value was rounded already, more finely',
    fr: 'cette valeur était déjà arrondie, plus finement',
  },
  help: {
    en: 'round once, to the coarser step; if the document rounds twice, `allow W611 because "…"`',
    fr: 'arrondissez une seule fois, au pas le plus large ; si le document arrondit deux fois, `admettre W611 parce que « … »`',
  },
  explanation: {
    en: 'Rounding to cents and then to whole euros is not rounding to whole euros: 2.496 becomes 2.50 and then 3, though it is nearer to 2.',
    fr: "Arrondir au centime puis à l'euro n'est pas arrondir à l'euro : 2,496 devient 2,50 puis 3, alors qu'il est plus près de 2.",
  },
});

export const neverRounded = define<{
  readonly name: string;
  readonly currency: string;
  readonly step: string;
}>({
  code: 'W612',
  severity: 'warning',
  message: {
    en: ({ name, currency, step }) =>
      `nothing rounds \`${name}\`, which can hold fractions of ${step} ${currency}`,
    fr: ({ name, currency, step }) =>
      `rien n'arrondit \`${name}\`, qui peut comporter des fractions de ${comma(step)} ${currency}`,
  },
  help: {
    en: ({ step, currency }) =>
      `say below it how: \`rounded half up to ${step} ${currency}\` (\`rounding no amount\` in the head leaves that to each amount); an amount that is only a step on the way is a \`value\``,
    fr: ({ step, currency }) =>
      `dites dessous comment : \`arrondi au plus proche à ${comma(step)} ${currency}\` (\`arrondi d'aucun montant\`, en tête, laisse chaque montant le dire) ; un montant qui n'est qu'une étape est une \`valeur\``,
  },
  explanation: {
    en: 'An amount that is a result is invoiced, and an invoice has the decimals of its currency. `not rounded` is right where all that leads to the amount is rounded already.',
    fr: 'Un montant qui est un résultat se facture, et une facture a les décimales de sa monnaie. `non arrondi` convient là où tout ce qui y mène est déjà arrondi.',
  },
});

export const dueForNothing = define<{ readonly name: string; readonly amount: string }>({
  code: 'W613',
  severity: 'warning',
  message: {
    en: ({ name, amount }) => `\`${name}\` is ${amount} when every quantity is zero`,
    fr: ({ name, amount }) => `\`${name}\` vaut ${comma(amount)} quand toutes les quantités sont nulles`,
  },
  label: { en: 'this minimum is due by everybody', fr: 'ce minimum est dû par tous' },
  help: {
    en: 'say when it is due: `due when area is above 0 m2`; if everybody owes the minimum, `allow W613 because "…"`',
    fr: 'dites quand il est dû : `dû si surface est supérieure à 0 m2` ; si chacun doit le minimum, `admettre W613 parce que « … »`',
  },
  explanation: {
    en: 'The amount grows with what is used and is nothing where nothing is used, but for its minimum. Most documents mean the minimum for those who use something; few say so.',
    fr: "Le montant croît avec l'usage et serait nul sans usage, si ce n'était son minimum. La plupart des documents l'entendent pour qui fait un usage ; peu le disent.",
  },
});

export const alternativeNeverRetained = define<{ readonly label: string; readonly owner: string }>({
  code: 'W614',
  severity: 'warning',
  message: {
    en: ({ label, owner }) => `\`${label}\` is never the one retained in \`${owner}\``,
    fr: ({ label, owner }) => `\`${label}\` n'est jamais retenu dans \`${owner}\``,
  },
  label: { en: 'another row is always better', fr: "une autre ligne l'emporte toujours" },
  help: {
    en: 'compare its figures and `lower of` / `higher of` with the document; a unit or a digit may be wrong',
    fr: 'comparez ses chiffres et `le moins élevé de` / `le plus élevé de` au document ; une unité ou un chiffre peut être faux',
  },
  explanation: {
    en: 'For all facts that the file allows, another alternative wins. A document does not compare two things of which one always wins: a figure is mistyped, or the comparison is the wrong way round.',
    fr: "Pour toutes les données permises, une autre ligne l'emporte. Un document ne compare pas deux choses dont l'une gagne toujours : un chiffre est mal recopié, ou la comparaison est à l'envers.",
  },
});

export const caseNeverOccurs = define<{ readonly owner: string; readonly otherwise: boolean }>({
  code: 'W615',
  severity: 'warning',
  message: {
    en: ({ owner, otherwise }) =>
      otherwise
        ? `\`otherwise\` never comes up in \`${owner}\`: one of the conditions before always holds`
        : `this case of \`${owner}\` never comes up`,
    fr: ({ owner, otherwise }) =>
      otherwise
        ? `\`sinon\` ne se présente jamais dans \`${owner}\` : l'une des conditions qui précèdent est toujours vraie`
        : `ce cas de \`${owner}\` ne se présente jamais`,
  },
  help: {
    en: 'compare the condition with the document and with the ranges of the facts; a limit may be mistyped',
    fr: 'comparez la condition au document et aux étendues des données ; une limite est peut-être mal recopiée',
  },
  explanation: {
    en: 'Over all facts that the file allows, the condition never holds where it is asked: an earlier case takes everything, or a limit lies outside the range of the fact.',
    fr: "Pour toutes les données permises, la condition n'est jamais vraie là où elle est posée : un cas précédent prend tout, ou une limite est hors de l'étendue de la donnée.",
  },
});
