// Mistakes in names: E201 to E229; those in modules and versions are in modules.ts.

import { define } from '../../define.js';

const orNothing = (text: string | undefined, sentence: (text: string) => string): string =>
  text === undefined ? '' : sentence(text);

const placeInAList = /^(?:rank|rang|order|ordre|index|place|number|numéro|numero)$/i;

export const unknownName = define<{ name: string; suggestion: string | undefined }>({
  code: 'E201',
  severity: 'error',
  message: {
    en: ({ name, suggestion }) =>
      `\`${name}\` is not declared${orNothing(suggestion, (s) => `; did you mean \`${s}\`?`)}`,
    fr: ({ name, suggestion }) =>
      `\`${name}\` n'est pas déclaré${orNothing(suggestion, (s) => ` ; vouliez-vous dire \`${s}\` ?`)}`,
  },
  help: {
    en: ({ name }) =>
      placeInAList.test(name)
        ? 'the place of an item in its list is `position`, from 1: `table … by position`, `position is from 3`'
        : undefined,
    fr: ({ name }) =>
      placeInAList.test(name)
        ? 'la place d’un élément dans sa liste est `position`, à partir de 1 : `tableau … selon position`, `position est à partir de 3`'
        : undefined,
  },
  explanation: {
    en: 'A formula uses a name that no line of the file or of its modules declares. Check the spelling (accents count), declare the name, or take it from a module with `use "FILE" taking NAME`.',
    fr: "Une formule emploie un nom qu'aucune ligne du fichier ni de ses modules ne déclare. Vérifiez l'orthographe (les accents comptent), déclarez le nom, ou prenez-le d'un module avec `utiliser`.",
  },
});

export const openName = define<{ name: string; suggestion: string | undefined }>({
  code: 'I229',
  severity: 'info',
  message: {
    en: ({ name, suggestion }) =>
      `\`${name}\` is to be declared by the file that uses this module${orNothing(suggestion, (s) => `; or did you mean \`${s}\`?`)}`,
    fr: ({ name, suggestion }) =>
      `\`${name}\` est à déclarer par le fichier qui utilise ce module${orNothing(suggestion, (s) => ` ; ou vouliez-vous dire \`${s}\` ?`)}`,
  },
  explanation: {
    en: 'A module may use names that the file with the line `use` declares: each tariff brings its own. Checked by itself, the module cannot say what they are; check the tariff to see the whole.',
    fr: 'Un module peut employer des noms que déclare le fichier qui l’utilise : chaque tarif apporte les siens. Contrôlé seul, le module ne peut dire ce qu’ils sont ; contrôlez le tarif pour voir l’ensemble.',
  },
});

export const duplicateName = define<{ name: string }>({
  code: 'E202',
  severity: 'error',
  message: {
    en: ({ name }) => `\`${name}\` is declared twice`,
    fr: ({ name }) => `\`${name}\` est déclaré deux fois`,
  },
  label: { en: 'declared again here', fr: 'déclaré à nouveau ici' },
  help: {
    en: 'give one of them another name, or put the later one under a `version` line if it replaces the earlier',
    fr: "donnez un autre nom à l'un des deux, ou placez le second sous une ligne `version` s'il remplace le premier",
  },
  explanation: {
    en: 'Facts, values, amounts, answers, tables and their columns, scales, choices, functions, readings and lists may not have the same name: formulas, facts files and the workbook would not know which is meant. Only a version may state a name again.',
    fr: 'Données, valeurs, montants, réponses, tableaux et leurs colonnes, barèmes, choix, fonctions, lectures et listes ne peuvent porter le même nom : formules, fichiers de données et classeur ne sauraient pas lequel est visé. Seule une version peut redéclarer un nom.',
  },
});

export const unknownOption = define<{
  name: string;
  of: string;
  suggestion: string | undefined;
  options: string;
}>({
  code: 'E210',
  severity: 'error',
  message: {
    en: ({ name, of, suggestion }) =>
      `\`${name}\` is no option of \`${of}\`${orNothing(suggestion, (s) => `; did you mean \`${s}\`?`)}`,
    fr: ({ name, of, suggestion }) =>
      `\`${name}\` n'est pas une option de \`${of}\`${orNothing(suggestion, (s) => ` ; vouliez-vous dire \`${s}\` ?`)}`,
  },
  help: {
    en: ({ options }) => `the options are ${options}`,
    fr: ({ options }) => `les options sont ${options}`,
  },
  explanation: {
    en: 'Options live inside the fact, choice or reading that declares them. Only those can be compared with it, chosen, or stand over a column.',
    fr: 'Les options vivent dans la donnée, le choix ou la lecture qui les déclare. Seules elles peuvent lui être comparées, être choisies ou titrer une colonne.',
  },
});

export const looseOption = define<{ name: string; of: string }>({
  code: 'E211',
  severity: 'error',
  message: {
    en: ({ name, of }) => `\`${name}\` is an option of \`${of}\`, and means nothing by itself here`,
    fr: ({ name, of }) => `\`${name}\` est une option de \`${of}\`, et ne veut rien dire seule ici`,
  },
  help: {
    en: ({ name, of }) => `write \`${of} is ${name}\``,
    fr: ({ name, of }) => `écrivez \`${of} est ${name}\``,
  },
  instead: ({ name, of }) => [{ en: `${of} is ${name}`, fr: `${of} est ${name}` }],
  explanation: {
    en: 'An option is understood where a choice is expected: after `is`, over a column of a table `across` that choice, after `with`. Elsewhere say which choice is tested.',
    fr: 'Une option se comprend là où un choix est attendu : après `est`, en tête de colonne, après `avec`. Ailleurs, dites quel choix est testé.',
  },
});

export const circularNames = define<{
  chain: readonly string[];
  ofItems?: string | undefined;
  /** Of a version that states again what an earlier one states. */
  restated?: boolean;
}>({
  code: 'E212',
  severity: 'error',
  message: {
    en: ({ chain }) =>
      `the value of \`${chain[0] ?? ''}\` depends on itself: ${chain.map((name) => `\`${name}\``).join(' → ')}`,
    fr: ({ chain }) =>
      `la valeur de \`${chain[0] ?? ''}\` dépend d'elle-même : ${chain.map((name) => `\`${name}\``).join(' → ')}`,
  },
  help: {
    en: ({ chain, ofItems, restated }) =>
      restated
        ? `what it is in the version before is \`${chain[0] ?? ''} of the version before\``
        : ofItems === undefined
          ? 'one of them must be computed without the others'
          : `one of them must be computed without the others; what an item takes over from those before it is \`${ofItems} of the item before, otherwise …\` or a sum \`over … before this one\``,
    fr: ({ chain, ofItems, restated }) =>
      restated
        ? `ce qu'elle est dans la version précédente s'écrit \`${chain[0] ?? ''} de la version précédente\``
        : ofItems === undefined
          ? "l'un d'eux doit se calculer sans les autres"
          : `l'un d'eux doit se calculer sans les autres ; ce qu'un élément reprend de ceux d'avant s'écrit \`${ofItems} de l'élément précédent, sinon …\` ou une somme \`sur … avant celui-ci\``,
  },
  explanation: {
    en: 'Names may be used before they are declared, but never to compute themselves: nobody could say with which to begin.',
    fr: 'Un nom peut être employé avant sa déclaration, mais jamais pour se calculer lui-même : personne ne pourrait dire par où commencer.',
  },
});

export const wrongKindOfName = define<{
  name: string;
  is: { en: string; fr: string };
  wanted: { en: string; fr: string };
}>({
  code: 'E219',
  severity: 'error',
  message: {
    en: ({ name, is, wanted }) => `\`${name}\` is ${is.en}; ${wanted.en} is needed here`,
    fr: ({ name, is, wanted }) => `\`${name}\` est ${is.fr} ; il faut ici ${wanted.fr}`,
  },
  explanation: {
    en: 'The name exists but stands for something else: a function, scale or table with an argument is used as `NAME(argument)`, a table of several values by the name of one of them, `is given` and checks ask for facts.',
    fr: 'Le nom existe mais désigne autre chose : une fonction, un barème ou un tableau à argument s’emploie `NOM(argument)`, un tableau de plusieurs valeurs par le nom de l’une d’elles ; `est donné` et les contrôles veulent des données.',
  },
});

export const noChosenOption = define<{ name: string; first: string }>({
  code: 'E220',
  severity: 'error',
  message: {
    en: ({ name }) => `the reading \`${name}\` does not say which option is chosen`,
    fr: ({ name }) => `la lecture \`${name}\` ne dit pas quelle option est choisie`,
  },
  help: {
    en: ({ first }) => `end it with a line \`chosen ${first}\``,
    fr: ({ first }) => `terminez-la par une ligne \`retenu ${first}\``,
  },
  explanation: {
    en: 'A reading lists what the document may mean and names the meaning that is taken by default: `chosen OPTION`.',
    fr: 'Une lecture énumère ce que le document peut vouloir dire et nomme le sens retenu par défaut.',
  },
});

export const otherwiseRows = define<{ count: 'none' | 'several' }>({
  code: 'E221',
  severity: 'error',
  message: {
    en: ({ count }) => ({ none: 'no row says `otherwise`', several: 'two rows say `otherwise`' })[count],
    fr: ({ count }) =>
      ({ none: 'aucune ligne ne dit `sinon`', several: 'deux lignes disent `sinon`' })[count],
  },
  help: {
    en: 'write `otherwise` on the one row that holds when no other does',
    fr: 'écrivez `sinon` sur la seule ligne qui vaut quand aucune autre ne vaut',
  },
  explanation: {
    en: 'A choice and `first of` take the first row whose condition holds. Exactly one row says `otherwise`, so that there always is one.',
    fr: 'Un choix et `le premier de` prennent la première ligne dont la condition est vraie. Une ligne, et une seule, dit `sinon`, pour qu’il y en ait toujours une.',
  },
});

export const outsideList = define<{ name: string; list: string }>({
  code: 'E222',
  severity: 'error',
  message: {
    en: ({ name, list }) => `\`${name}\` has one value per item of \`${list}\`, and no item is meant here`,
    fr: ({ name, list }) =>
      `\`${name}\` a une valeur par élément de \`${list}\`, et aucun élément n'est désigné ici`,
  },
  help: {
    en: ({ name, list }) =>
      `make the declaration \`of ${list}\`, or say which items: \`sum of ${name} over ${list}\`, \`${name} of item 1 of ${list}\``,
    fr: ({ name, list }) =>
      `déclarez-la par élément de \`${list}\`, ou dites lesquels : \`somme de ${name} sur ${list}\``,
  },
  instead: ({ name, list }) => [
    { en: `(sum of ${name} over ${list})`, fr: `(somme de ${name} sur ${list})` },
    { en: `(highest ${name} over ${list})`, fr: `(maximum de ${name} sur ${list})` },
    { en: `(lowest ${name} over ${list})`, fr: `(minimum de ${name} sur ${list})` },
  ],
  explanation: {
    en: 'What is declared `of LIST` has one value per item. Outside of such a declaration, say what of the items is meant: their sum, count, highest, lowest, or one by its place.',
    fr: 'Ce qui est déclaré par élément d’une liste a une valeur par élément. Ailleurs, dites ce qui en est pris : somme, nombre, plus grand, plus petit, ou un élément par sa place.',
  },
});

export const noVersionBefore = define<{
  where: 'common' | 'first' | 'absent';
  name?: string | undefined;
  version?: string | undefined;
}>({
  code: 'E230',
  severity: 'error',
  message: {
    en: ({ where, name, version }) =>
      ({
        common: '`of the version before` needs a `version` line above it',
        first: 'there is no version before this one',
        absent: `\`${name}\` says nothing in the version before, « ${version} »`,
      })[where],
    fr: ({ where, name, version }) =>
      ({
        common: '`de la version précédente` demande une ligne `version` au-dessus',
        first: 'il n’y a pas de version avant celle-ci',
        absent: `\`${name}\` ne dit rien dans la version précédente, « ${version} »`,
      })[where],
  },
  help: {
    en: 'write what the first version says by itself, and what builds on it under the versions behind it',
    fr: 'écrivez ce que dit la première version par elle-même, et ce qui en part sous les versions suivantes',
  },
  explanation: {
    en: '`deduction of the version before` is the value as the version before has it, for the same facts, rounded where that is an amount: last year’s deduction, indexed. It stands under a `version` line that is not the first, and speaks of the last day of the version before.',
    fr: '`deduction de la version précédente` est la valeur telle que la version précédente la donne, pour les mêmes données, arrondie s’il s’agit d’un montant : la déduction de l’an passé, indexée. Elle se place sous une ligne `version` qui n’est pas la première, et parle du dernier jour de la version précédente.',
  },
});

export const noOtherItem = define<{ where: 'item' | 'function' | 'case' | 'before' | 'middle' }>({
  code: 'E229',
  severity: 'error',
  message: {
    en: ({ where }) =>
      ({
        item: '`of this one` tells an item from those that a sum or count looks at, and none is looked at here',
        function: '`of this one` has no item in a function, a scale, a reading or a check',
        case: '`of this one` needs a declaration of the items of a list, and this one is of the case',
        before:
          '`before this one` and `of the item before` need an item of that list, and none is meant here',
        middle: '`average` and `median` look at all items, not only at those before this one',
      })[where],
    fr: ({ where }) =>
      ({
        item: '`de celui-ci` distingue un élément de ceux qu’une somme ou un nombre parcourt, et rien n’est parcouru ici',
        function: '`de celui-ci` n’a pas d’élément dans une fonction, un barème, une lecture ou un contrôle',
        case: '`de celui-ci` demande une déclaration par élément d’une liste, et celle-ci est du cas entier',
        before:
          '`avant celui-ci` et `de l’élément précédent` demandent un élément de cette liste, et aucun n’est visé ici',
        middle: '`moyenne` et `médiane` regardent tous les éléments, et non ceux d’avant seulement',
      })[where],
  },
  help: {
    en: ({ where }) =>
      ({
        item: 'leave `of this one` out: the name is that of the item already',
        function: 'make it a parameter, and give it where the function is called',
        case: 'make a value `of` the list with it, and sum that value',
        before: 'make the declaration `of` the list; in a function make it a parameter',
        middle: 'divide the sum `over … before this one` by the count of those before this one',
      })[where],
    fr: ({ where }) =>
      ({
        item: 'supprimez `de celui-ci` : le nom est déjà celui de l’élément',
        function: 'faites-en un paramètre, donné là où la fonction est appelée',
        case: 'faites-en une valeur de la liste, et additionnez cette valeur',
        before: 'faites-en une déclaration par élément de la liste ; dans une fonction, un paramètre',
        middle: 'divisez la somme `sur … avant celui-ci` par le nombre de ceux d’avant',
      })[where],
  },
  explanation: {
    en: [
      'Inside `sum of … over`, `count of`, `highest`, `lowest` and their `where`, a name of the list is that of the item looked at. `of this one` means the item that the declaration speaks of: it stands inside such an operation, in a declaration `of` a list.',
      '',
      'Wrong:',
      '  amount ahead = sum of left over grants where left is below left of this one',
      'Right:',
      '  amount ahead of grants = sum of left over grants where left is below left of this one',
    ].join('\n'),
    fr: [
      'Dans `somme de … sur`, `nombre de`, `maximum de`, `minimum de` et leur `où`, un nom de la liste est celui de l’élément parcouru. `de celui-ci` désigne l’élément dont parle la déclaration : il se place dans une telle opération, dans une déclaration par élément.',
      '',
      'Faux :',
      '  montant avant = somme de reste sur lots où reste est moins de reste de celui-ci',
      'Juste :',
      '  montant avant de lots = somme de reste sur lots où reste est moins de reste de celui-ci',
    ].join('\n'),
  },
});

export const shadowing = define<{ name: string }>({
  code: 'E223',
  severity: 'error',
  message: {
    en: ({ name }) => `the parameter \`${name}\` has the name of something declared elsewhere`,
    fr: ({ name }) => `le paramètre \`${name}\` porte un nom déclaré ailleurs`,
  },
  help: { en: 'give the parameter a name of its own', fr: 'donnez au paramètre un nom à lui' },
  explanation: {
    en: 'A name means one thing in the whole file. A parameter may not hide a fact or a value.',
    fr: 'Un nom ne veut dire qu’une chose dans tout le fichier. Un paramètre ne peut cacher une donnée ou une valeur.',
  },
});

export const nothingRetained = define<{ name: string }>({
  code: 'E224',
  severity: 'error',
  message: {
    en: ({ name }) => `\`${name}\` retains no alternative`,
    fr: ({ name }) => `\`${name}\` ne retient aucune alternative`,
  },
  help: {
    en: '`retained in` names an amount or value made by `lower of`, `higher of`, `first of` or `by`',
    fr: 'nommez un montant ou une valeur fait par `le moindre de`, `le plus élevé de`, `le premier de` ou `selon`',
  },
  explanation: {
    en: '`retained in NAME` is the label of the row that was kept. It needs a declaration with rows of which one is kept.',
    fr: '`retenu dans NOM` est le libellé de la ligne retenue. Il faut une déclaration dont on retient une ligne.',
  },
});
