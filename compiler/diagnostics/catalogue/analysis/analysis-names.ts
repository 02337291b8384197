// What a tariff says without effect, and results that it never gives: W607, W616 to W623.

import { define } from '../../define.js';

export const nothingUses = define<{
  readonly name: string;
  readonly kind: 'value' | 'amount' | 'answer' | 'choice' | 'function' | 'reading' | 'table' | 'scale';
}>({
  code: 'W607',
  severity: 'warning',
  message: {
    en: ({ name, kind }) => `nothing uses the ${kind} \`${name}\``,
    fr: ({ name, kind }) => `rien n'emploie ${french[kind]} \`${name}\``,
  },
  help: {
    en: 'use it in the rule that it belongs to, add it to the `results` line, or delete it; if it is only asked for by name, `allow W607 because "…"`',
    fr: 'employez-le dans la règle à laquelle il appartient, ajoutez-le à la ligne `résultats`, ou supprimez-le ; s’il n’est demandé que par son nom, `admettre W607 parce que « … »`',
  },
  explanation: {
    en: 'No result, notice, requirement, check or example reaches this declaration, so whatever it says changes nothing. A formula may name another thing by mistake, or a rule of the document is not written yet.',
    fr: "Aucun résultat, avis, exigence, contrôle ni exemple n'atteint cette déclaration : ce qu'elle dit ne change rien. Une formule nomme peut-être autre chose par erreur, ou une règle du document manque encore.",
  },
});

const french = {
  value: 'la valeur',
  amount: 'le montant',
  answer: 'la réponse',
  choice: 'le choix',
  function: 'la fonction',
  reading: 'la lecture',
  table: 'le tableau',
  scale: 'le barème',
} as const;

export const alwaysRefused = define<{ readonly name: string }>({
  code: 'W616',
  severity: 'warning',
  message: {
    en: ({ name }) => `\`${name}\` never has a value: every case that asks for it is refused`,
    fr: ({ name }) => `\`${name}\` n'a jamais de valeur : tout cas qui le demande est refusé`,
  },
  help: {
    en: 'it rests on something that is `not given`: make that a fact that is asked for, or a `reading` with the alternatives',
    fr: 'il repose sur quelque chose de `non donné` : faites-en une donnée demandée, ou une `lecture` avec ses possibilités',
  },
  explanation: {
    en: 'A rate that the document refers to but does not give is written `not given`, and refuses the cases that reach it. Here all cases reach it, whatever the readings, so the result can never be computed.',
    fr: "Un taux auquel le document renvoie sans le donner s'écrit `non donné`, et fait refuser les cas qui l'atteignent. Ici tous l'atteignent, quelles que soient les lectures : le résultat ne peut jamais être calculé.",
  },
});

export const percentAsFraction = define<{ readonly name: string }>({
  code: 'W617',
  severity: 'warning',
  message: {
    en: ({ name }) => `\`${name}\` is a percentage that goes to 1 % only`,
    fr: ({ name }) => `\`${name}\` est un pourcentage qui ne va que jusqu'à 1 %`,
  },
  help: {
    en: 'a percentage is given as 47 for 47 %: write `from 0 to 100`; if it is really at most 1 %, `allow W617 because "…"`',
    fr: 'un pourcentage se donne comme 47 pour 47 % : écrivez `de 0 à 100` ; si c’est bien 1 % au plus, `admettre W617 parce que « … »`',
  },
  explanation: {
    en: 'Facts of type `percent` are given in per cent: 47 for 47 %, not 0.47. A range from 0 to 1 is mostly meant as a fraction, and would make every amount a hundred times too small.',
    fr: 'Les données de type `pourcentage` se donnent en pour cent : 47 pour 47 %, et non 0,47. Une étendue de 0 à 1 est presque toujours pensée comme une fraction, et rendrait chaque montant cent fois trop petit.',
  },
});

export const expired = define<{
  readonly on: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}>({
  code: 'W618',
  severity: 'warning',
  message: {
    en: ({ on, from, to }) =>
      to !== undefined && to < on
        ? `this tariff is valid to ${to}, and no longer on ${on}`
        : `this tariff is valid from ${from ?? ''}, and not yet on ${on}`,
    fr: ({ on, from, to }) =>
      to !== undefined && to < on
        ? `ce tarif vaut jusqu'au ${to}, et plus au ${on}`
        : `ce tarif vaut à partir du ${from ?? ''}, et pas encore au ${on}`,
  },
  help: {
    en: 'look for the edition of the document that is in force then; add it as a `version`, or as a ruleset of its own',
    fr: "cherchez l'édition du document en vigueur à cette date ; ajoutez-la comme `version`, ou comme barème à part",
  },
  explanation: {
    en: '`bareme check --on DATE` compares the date with the line `valid from … to …` and the versions. Without the option nothing is compared: what is checked does not change with the day of the check.',
    fr: '`bareme check --on DATE` compare la date à la ligne `valable du … au …` et aux versions. Sans cette option rien n’est comparé : ce qui est contrôlé ne change pas avec le jour du contrôle.',
  },
});

export const parameterUnused = define<{ readonly parameter: string; readonly of: string }>({
  code: 'W619',
  severity: 'warning',
  message: {
    en: ({ parameter, of }) => `\`${of}\` does not use its parameter \`${parameter}\``,
    fr: ({ parameter, of }) => `\`${of}\` n'emploie pas son paramètre \`${parameter}\``,
  },
  help: {
    en: 'use it in the formula, or take it out here and wherever the function is called',
    fr: 'employez-le dans la formule, ou retirez-le ici et partout où la fonction est appelée',
  },
  explanation: {
    en: 'Whatever is given for the parameter, the result is the same. The formula may name something else by mistake.',
    fr: 'Quoi que l’on donne pour ce paramètre, le résultat est le même. La formule nomme peut-être autre chose par erreur.',
  },
});

export const itemWithItself = define<{ readonly list: string }>({
  code: 'W623',
  severity: 'warning',
  message: {
    en: ({ list }) => `this compares each item of \`${list}\` with itself`,
    fr: ({ list }) => `ceci compare chaque élément de \`${list}\` avec lui-même`,
  },
  label: { en: 'both sides are of the item looked at', fr: 'les deux côtés sont de l’élément parcouru' },
  help: {
    en: 'write `of this one` behind what belongs to the item that the declaration speaks of: `where left is below left of this one`',
    fr: 'écrivez `de celui-ci` derrière ce qui est de l’élément dont parle la déclaration : `où reste est moins de reste de celui-ci`',
  },
  explanation: {
    en: 'Inside `sum of … over`, `count of`, `highest`, `lowest` and their `where`, a name of the list is that of the item looked at, also a name that the declaration gave a value to. Compared with itself it counts all items or none.\n\nWrong:\n  amount below_me of grants = sum of left over grants where left is below my_left\nRight:\n  amount below_me of grants = sum of left over grants where left is below left of this one',
    fr: 'Dans `somme de … sur`, `nombre de`, `maximum de`, `minimum de` et leur `où`, un nom de la liste est celui de l’élément parcouru, aussi celui d’une valeur de la déclaration. Comparé à lui-même, il compte tous les éléments ou aucun.\n\nFaux :\n  montant sous_moi de lots = somme de reste sur lots où reste est moins de mon_reste\nJuste :\n  montant sous_moi de lots = somme de reste sur lots où reste est moins de reste de celui-ci',
  },
});

export const givenForOneOption = define<{
  readonly name: string;
  readonly only: string;
  readonly other: string;
  readonly amount: string;
  readonly choice: string;
}>({
  code: 'W622',
  severity: 'warning',
  message: {
    en: ({ name, only, other, amount }) =>
      `the document gives \`${name}\` for "${only}" only, but \`${amount}\` charges it for "${other}" too`,
    fr: ({ name, only, other, amount }) =>
      `le document donne \`${name}\` pour « ${only} » seulement, mais \`${amount}\` le compte aussi pour « ${other} »`,
  },
  help: {
    en: ({ choice, other }) =>
      `say what holds for "${other}": a table \`across ${choice}\`, a \`reading\` where the document is silent, or \`not given\`; where it holds for all, \`allow W622 because "…"\``,
    fr: ({ choice, other }) =>
      `dites ce qui vaut pour « ${other} » : un tableau \`en colonnes selon ${choice}\`, une \`lecture\` si le document se tait, ou \`non donné\` ; si cela vaut pour tous, \`admettre W622 parce que « … »\``,
  },
  explanation: {
    en: [
      'The quote below this declaration speaks of one option of a choice, and the document has another one, for which other amounts differ. As the rules stand, everybody pays this amount. That may be right, but nobody has decided it yet.',
      '',
      'Before:',
      '  value fee_per_day = 1 800 XPF/day',
      '    quote "1 800 Frs HT (tarif général) par jour"',
      'After:',
      '  table fee_per_day across regime',
      '    | general       | reduced   |',
      '    | 1 800 XPF/day | not given |',
    ].join('\n'),
    fr: [
      'La citation sous cette déclaration parle d’une option d’un choix, et le document en a une autre, pour laquelle d’autres montants diffèrent. En l’état, tout le monde paie ce montant. C’est peut-être juste, mais personne ne l’a encore décidé.',
      '',
      'Avant :',
      '  valeur prix_par_jour = 1 800 XPF/jour',
      '    citation "1 800 Frs HT (tarif général) par jour"',
      'Après :',
      '  tableau prix_par_jour en colonnes selon régime',
      '    | général        | réduit    |',
      '    | 1 800 XPF/jour | non donné |',
    ].join('\n'),
  },
});
