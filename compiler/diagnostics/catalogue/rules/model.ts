// What can be wrong once names, functions, versions and counterfactuals are followed to the end (E5xx).

import { define } from '../../define.js';

/** `a → b → a` */
const path = (loop: readonly string[]): string =>
  [...loop, loop[0] ?? ''].map((name) => `\`${name}\``).join(' → ');

export const definitionLoop = define<{
  readonly loop: readonly string[];
  readonly ofItems?: string | undefined;
}>({
  code: 'E501',
  severity: 'error',
  message: {
    en: ({ loop }) =>
      loop.length === 1
        ? `\`${loop[0]}\` is calculated from itself`
        : `these values are calculated from one another: ${path(loop)}`,
    fr: ({ loop }) =>
      loop.length === 1
        ? `\`${loop[0]}\` se calcule à partir de lui-même`
        : `ces valeurs se calculent les unes à partir des autres : ${path(loop)}`,
  },
  label: { en: 'the loop closes here', fr: 'la boucle se ferme ici' },
  help: {
    en: ({ ofItems }) =>
      ofItems === undefined
        ? 'say one of them without the others: from facts, a table, or a value of its own'
        : `say one of them without the others; on the way round an item may only look at items before it: \`${ofItems} of the item before, otherwise …\`, \`over … before this one\``,
    fr: ({ ofItems }) =>
      ofItems === undefined
        ? "dites l'une d'elles sans les autres : par des données, un tableau ou une valeur à part"
        : `dites l'une d'elles sans les autres ; dans la boucle, un élément ne peut regarder que ceux d'avant : \`${ofItems} de l'élément précédent, sinon …\`, \`sur … avant celui-ci\``,
  },
  explanation: {
    en: [
      'A value cannot be calculated from itself, not even by way of other values, functions, or the condition under which a fact is needed: nobody could say with which to begin.',
      '',
      'Wrong:',
      '  amount a = b + 1 EUR',
      '  amount b = a * 2',
      'Right:',
      '  amount a = 5 EUR',
      '  amount b = a * 2',
    ].join('\n'),
    fr: [
      "Une valeur ne se calcule pas à partir d'elle-même, même en passant par d'autres valeurs, par des fonctions ou par la condition d'une donnée : personne ne pourrait dire par où commencer.",
      '',
      'Faux :',
      '  montant a = b + 1 EUR',
      '  montant b = a * 2',
      'Juste :',
      '  montant a = 5 EUR',
      '  montant b = a * 2',
    ].join('\n'),
  },
});

export const nothingRounded = define<{ readonly name: string | undefined }>({
  code: 'E319',
  severity: 'error',
  message: {
    en: ({ name }) =>
      name === undefined
        ? 'no amount is named here that is rounded'
        : `the file's rule does not round \`${name}\` at its end`,
    fr: ({ name }) =>
      name === undefined
        ? "aucun montant nommé ici n'est arrondi"
        : `la règle du fichier n'arrondit pas \`${name}\` à sa fin`,
  },
  help: {
    en: '`before rounding` is said of amounts that `rounding each amount …` rounds, and not of items of a list; give another value a name of its own and use that',
    fr: "`avant arrondi` se dit des montants qu'arrondit `arrondi de chaque montant …`, et non d'éléments d'une liste ; donnez un nom à toute autre valeur et employez-le",
  },
  explanation: {
    en: 'An amount is rounded once, at its end. `fee before rounding`, `(fee + rent) before rounding` take amounts as they are just before, what is due or not included: for a sum that is rounded only once, or a fee that is computed from another as the document says.',
    fr: "Un montant est arrondi une fois, à sa fin. `droit avant arrondi`, `(droit + loyer) avant arrondi` prennent les montants tels qu'ils sont juste avant, ce qui est dû ou non compris : pour une somme arrondie une seule fois, ou une redevance tirée d'une autre comme le dit le document.",
  },
});

const inFrench = { otherwise: 'sinon', or: 'ou' } as const;

export const neverAbsent = define<{ readonly word: 'otherwise' | 'or' }>({
  code: 'E508',
  severity: 'error',
  message: {
    en: ({ word }) => `what stands before \`${word}\` is never absent`,
    fr: ({ word }) => `ce qui précède \`${inFrench[word]}\` ne manque jamais`,
  },
  label: { en: 'this would never count', fr: 'ceci ne compterait jamais' },
  help: {
    en: ({ word }) => `leave \`${word}\` out, or say when it counts: \`A when …, otherwise B\``,
    fr: ({ word }) => `supprimez \`${inFrench[word]}\`, ou dites quand il compte : \`A quand …, sinon B\``,
  },
  explanation: {
    en: [
      '`A, otherwise B` is B where something that A needs is absent: an optional fact that was not given, a fact that is not needed in this case, no item that qualifies for `highest` or `lowest`, a place beyond the end of a list. It does not stand in for holes of the document (`not given`), for dates on which nothing is in force, or for a division by zero: those refuse the case.',
      '',
      'Right:',
      '  value january = highest power over readings where month of on_day is 1, otherwise 0 kW',
    ].join('\n'),
    fr: [
      "`A, sinon B` vaut B là où manque quelque chose dont A a besoin : une donnée facultative qui n'est pas donnée, une donnée qui n'est pas requise dans ce cas, aucun élément retenu pour `plus élevé` ou `plus bas`, une place au-delà de la fin d'une liste. Cela ne comble ni les trous du document (`non donné`), ni les dates où rien n'est en vigueur, ni une division par zéro : ceux-là refusent le cas.",
      '',
      'Juste :',
      '  valeur remise = remise_convenue, sinon 0 %',
    ].join('\n'),
  },
});

export const noValue = define<{ readonly name: string }>({
  code: 'E505',
  severity: 'error',
  message: {
    en: ({ name }) => `\`${name}\` is used here, but it has no value in any version`,
    fr: ({ name }) => `\`${name}\` sert ici, mais n'a de valeur dans aucune version`,
  },
  help: {
    en: ({ name }) => `state \`${name}\` in a version, or take it out of \`removed\``,
    fr: ({ name }) => `énoncez \`${name}\` dans une version, ou ne l'y supprimez pas`,
  },
  explanation: {
    en: 'A value uses a name that is in force in no version: what was said of it is replaced or removed in every one. All that uses it is left out too.',
    fr: "Une valeur utilise un nom qui n'est en vigueur dans aucune version : ce qui en est dit est remplacé ou supprimé partout. Tout ce qui l'utilise est laissé de côté aussi.",
  },
});

export const notAlwaysDefined = define<{
  readonly fact: string;
  /** As written; undefined for an optional fact. */
  readonly condition: string | undefined;
  readonly witness: { readonly en: string; readonly fr: string };
  readonly isList?: boolean;
}>({
  code: 'E503',
  severity: 'error',
  message: {
    en: ({ fact, condition, witness }) =>
      `\`${fact}\` is used where it may be missing: ${condition === undefined ? 'it is optional' : `it is needed only when \`${condition}\``}${witness.en === '' ? '' : `, and nothing excludes ${witness.en} here`}`,
    fr: ({ fact, condition, witness, isList }) =>
      `\`${fact}\` sert là où ${isList ? 'elle' : 'il'} peut manquer : ${condition === undefined ? (isList ? 'la liste est facultative' : 'il est facultatif') : `${isList ? 'la liste' : 'il'} n'est demandé${isList ? 'e' : ''} que si \`${condition}\``}${witness.fr === '' ? '' : `, et rien n'exclut ici ${witness.fr}`}`,
  },
  label: { en: 'may be missing here', fr: 'peut manquer ici' },
  help: {
    en: ({ fact, condition, isList }) =>
      isList
        ? `use it only under \`${condition ?? `${fact} is given`}\`, or say what stands in for it: \`sum of … over ${fact}, otherwise …\``
        : condition === undefined
          ? `use it only under \`${fact} is given\`, or say what stands in for it: \`(${fact} or …)\``
          : `guard the use: \`${fact} when ${condition}, otherwise …\`, or widen its \`needed when\``,
    fr: ({ fact, condition, isList }) =>
      isList
        ? `ne l'utilisez que sous \`${condition ?? `${fact} est donnée`}\`, ou dites ce qui la remplace : \`somme de … sur ${fact}, sinon …\``
        : condition === undefined
          ? `ne l'utilisez que sous \`${fact} est donné\`, ou dites ce qui le remplace : \`(${fact} ou …)\``
          : `protégez l'emploi : \`${fact} quand ${condition}, sinon …\`, ou élargissez sa condition`,
  },
  instead: ({ fact, condition }) => [
    condition === undefined
      ? { en: `(${fact}, otherwise …)`, fr: `(${fact}, sinon …)` }
      : { en: `(${fact} when ${condition}, otherwise …)`, fr: `(${fact} quand ${condition}, sinon …)` },
  ],
  explanation: {
    en: [
      'Absent is not zero. A fact that is optional, or needed only under a condition, may be used only where it is sure to be there; this must follow from the conditions around the use.',
      '',
      'Wrong:',
      '  fact share : percent, whole, from 0 to 100, needed when submitted',
      '  value kept = share',
      'Right:',
      '  value kept = share when submitted, otherwise 100 %',
    ].join('\n'),
    fr: [
      "Absent n'est pas zéro. Une donnée facultative, ou demandée sous condition, ne sert que là où elle est sûre d'être là ; cela doit suivre des conditions qui entourent l'emploi.",
      '',
      'Faux :',
      '  donnée part : pourcentage, entier, de 0 à 100, nécessaire quand programme_remis',
      '  valeur retenue = part',
      'Juste :',
      '  valeur retenue = part quand programme_remis, sinon 100 %',
    ].join('\n'),
  },
});
