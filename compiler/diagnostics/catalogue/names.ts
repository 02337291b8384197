// Mistakes in names, modules and versions: E201 to E229.

import { define } from '../define.js';

const orNothing = (text: string | undefined, sentence: (text: string) => string): string =>
  text === undefined ? '' : sentence(text);

export const unknownName = define<{ name: string; suggestion: string | undefined }>({
  code: 'E201',
  severity: 'error',
  message: {
    en: ({ name, suggestion }) =>
      `\`${name}\` is not declared${orNothing(suggestion, (s) => `; did you mean \`${s}\`?`)}`,
    fr: ({ name, suggestion }) =>
      `\`${name}\` n'est pas déclaré${orNothing(suggestion, (s) => ` ; vouliez-vous dire \`${s}\` ?`)}`,
  },
  explanation: {
    en: 'A formula uses a name that no line of the file or of its modules declares. Check the spelling (accents count), declare the name, or take it from a module with `use "FILE" taking NAME`.',
    fr: "Une formule emploie un nom qu'aucune ligne du fichier ni de ses modules ne déclare. Vérifiez l'orthographe (les accents comptent), déclarez le nom, ou prenez-le d'un module avec `utilise`.",
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
    en: 'Facts, values, amounts, answers, tables and their columns, scales, choices, functions, readings and lists share one namespace, because the same name stands in JSON, CSV, TypeScript and the workbook. Only a version may state a name again.',
    fr: 'Faits, valeurs, montants, réponses, tableaux et leurs colonnes, barèmes, choix, fonctions, lectures et listes partagent un seul espace de noms, car le même nom figure en JSON, en CSV, en TypeScript et dans le classeur. Seule une version peut redéclarer un nom.',
  },
});

export const missingFile = define<{ path: string }>({
  code: 'E203',
  severity: 'error',
  message: {
    en: ({ path }) => `the module \`${path}\` was not found`,
    fr: ({ path }) => `le module \`${path}\` est introuvable`,
  },
  help: {
    en: 'the path is relative to the file that says `use`, and must stay inside the project folder',
    fr: 'le chemin est relatif au fichier qui dit `utilise`, et reste dans le dossier du projet',
  },
  explanation: {
    en: '`use "FILE"` names a file relative to the file that uses it. It must exist and lie inside the project folder.',
    fr: '`utilise "FICHIER"` nomme un fichier relativement à celui qui l’utilise. Il doit exister et se trouver dans le dossier du projet.',
  },
});

export const pathNotRelative = define<{ path: string }>({
  code: 'E204',
  severity: 'error',
  message: {
    en: ({ path }) => `\`${path}\` is not a relative path`,
    fr: ({ path }) => `\`${path}\` n'est pas un chemin relatif`,
  },
  help: {
    en: 'write the path from this file, with forward slashes: `use "../shared/devices.bareme"`',
    fr: 'écrivez le chemin depuis ce fichier, avec des barres obliques : `"../shared/devices.bareme"`',
  },
  explanation: {
    en: 'Rule files are copied from machine to machine with their modules, so modules are named by relative paths only.',
    fr: 'Les fichiers de règles voyagent avec leurs modules : ceux-ci sont nommés par des chemins relatifs seulement.',
  },
});

export const moduleCycle = define<{ chain: readonly string[] }>({
  code: 'E205',
  severity: 'error',
  message: {
    en: ({ chain }) =>
      `modules use each other in a circle: ${chain.map((path) => `\`${path}\``).join(' → ')}`,
    fr: ({ chain }) =>
      `des modules s'utilisent en boucle : ${chain.map((path) => `\`${path}\``).join(' → ')}`,
  },
  help: {
    en: 'move what both need into a third file',
    fr: 'déplacez ce dont les deux ont besoin dans un troisième fichier',
  },
  explanation: {
    en: 'A file may not use itself, directly or through others. A module may use names that the file using it declares, without a `use` of its own.',
    fr: "Un fichier ne peut s'utiliser lui-même, directement ou à travers d'autres. Un module peut employer les noms que déclare le fichier qui l'utilise, sans `utilise` de son côté.",
  },
});

export const notAModule = define<{ path: string }>({
  code: 'E206',
  severity: 'error',
  message: {
    en: ({ path }) => `\`${path}\` is a tariff of its own, not a module`,
    fr: ({ path }) => `\`${path}\` est un tarif à part entière, pas un module`,
  },
  help: {
    en: 'move the shared declarations into a file that begins with `module NAME`',
    fr: 'déplacez les déclarations communes dans un fichier qui commence par `module NOM`',
  },
  explanation: {
    en: 'Only a file that begins with `module` may be used by others: a tariff has its own results, period and rounding.',
    fr: "Seul un fichier qui commence par `module` peut être utilisé par d'autres : un tarif a ses propres résultats, sa période et son arrondi.",
  },
});

export const unknownTaken = define<{ name: string; path: string; suggestion: string | undefined }>({
  code: 'E207',
  severity: 'error',
  message: {
    en: ({ name, path, suggestion }) =>
      `\`${path}\` declares no \`${name}\`${orNothing(suggestion, (s) => `; did you mean \`${s}\`?`)}`,
    fr: ({ name, path, suggestion }) =>
      `\`${path}\` ne déclare pas \`${name}\`${orNothing(suggestion, (s) => ` ; vouliez-vous dire \`${s}\` ?`)}`,
  },
  explanation: {
    en: 'A name after `taking` must be declared in the file that is used.',
    fr: 'Un nom après `en prenant` doit être déclaré dans le fichier utilisé.',
  },
});

export const unusedTaken = define<{ name: string }>({
  code: 'W208',
  severity: 'warning',
  message: {
    en: ({ name }) => `\`${name}\` is taken but never used`,
    fr: ({ name }) => `\`${name}\` est pris mais jamais employé`,
  },
  help: { en: 'remove it from the `taking` list', fr: 'retirez-le de la liste' },
  explanation: {
    en: 'A name after `taking` that nothing uses is a trap for the next reader: it looks like part of the tariff.',
    fr: 'Un nom pris sans être employé trompe le lecteur suivant : il semble faire partie du tarif.',
  },
});

export const notTaken = define<{ name: string; path: string }>({
  code: 'E209',
  severity: 'error',
  message: {
    en: ({ name, path }) => `\`${name}\` is declared in \`${path}\`, but not taken from it`,
    fr: ({ name, path }) => `\`${name}\` est déclaré dans \`${path}\`, mais n'en est pas pris`,
  },
  help: {
    en: ({ name }) => `add \`${name}\` to the names after \`taking\``,
    fr: ({ name }) => `ajoutez \`${name}\` aux noms pris`,
  },
  explanation: {
    en: '`use "FILE" taking a, b` makes only `a` and `b` usable, whatever they are made from inside the module.',
    fr: 'Une liste de noms pris ne rend utilisables que ces noms, quoi que le module emploie pour les calculer.',
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
    fr: 'Les options vivent dans le fait, le choix ou la lecture qui les déclare. Seules elles peuvent lui être comparées, être choisies ou titrer une colonne.',
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
  explanation: {
    en: 'An option is understood where a choice is expected: after `is`, over a column of a table `across` that choice, after `with`. Elsewhere say which choice is tested.',
    fr: 'Une option se comprend là où un choix est attendu : après `est`, en tête de colonne, après `avec`. Ailleurs, dites quel choix est testé.',
  },
});

export const circularNames = define<{ chain: readonly string[] }>({
  code: 'E212',
  severity: 'error',
  message: {
    en: ({ chain }) =>
      `the value of \`${chain[0] ?? ''}\` depends on itself: ${chain.map((name) => `\`${name}\``).join(' → ')}`,
    fr: ({ chain }) =>
      `la valeur de \`${chain[0] ?? ''}\` dépend d'elle-même : ${chain.map((name) => `\`${name}\``).join(' → ')}`,
  },
  help: {
    en: 'one of them must be computed without the others',
    fr: "l'un d'eux doit se calculer sans les autres",
  },
  explanation: {
    en: 'Names may be used before they are declared, but never to compute themselves. There is no recursion.',
    fr: 'Un nom peut être employé avant sa déclaration, mais jamais pour se calculer lui-même. Il n’y a pas de récursion.',
  },
});

export const nothingToRemove = define<{ name: string }>({
  code: 'E213',
  severity: 'error',
  message: {
    en: ({ name }) => `there is no \`${name}\` to remove in this version`,
    fr: ({ name }) => `il n'y a pas de \`${name}\` à retirer dans cette version`,
  },
  help: {
    en: '`removed` stands under a `version` line and names a value, amount, table or the like of the version before',
    fr: 'cette ligne se place sous une ligne `version` et nomme une valeur, un montant, un tableau… de la version précédente',
  },
  explanation: {
    en: '`removed NAME` says that a version no longer has what the version before had. Facts and lists belong to all versions and cannot be removed.',
    fr: "Une version dit ainsi qu'elle n'a plus ce qu'avait la précédente. Les faits et les listes appartiennent à toutes les versions et ne se retirent pas.",
  },
});

export const wrongPeriod = define<{ period: 'reversed' | 'overlap' | 'twice' }>({
  code: 'E214',
  severity: 'error',
  message: {
    en: ({ period }) =>
      period === 'reversed'
        ? 'this period ends before it begins'
        : period === 'overlap'
          ? 'two versions are in force at the same time'
          : 'two versions have the same name',
    fr: ({ period }) =>
      period === 'reversed'
        ? 'cette période finit avant de commencer'
        : period === 'overlap'
          ? 'deux versions sont en vigueur en même temps'
          : 'deux versions portent le même nom',
  },
  help: {
    en: 'both ends of a period are included: the next version begins on the day after',
    fr: 'les deux bornes sont comprises : la version suivante commence le lendemain',
  },
  explanation: {
    en: 'Each date belongs to at most one version. Both ends of `valid from … to …` are included; an end that is missing is open.',
    fr: 'Chaque date appartient à une version au plus. Les deux bornes de la période sont comprises ; une borne absente est ouverte.',
  },
});

export const onlyInTariff = define<{ what: string }>({
  code: 'E215',
  severity: 'error',
  message: {
    en: ({ what }) => `\`${what}\` belongs to the tariff's own file, not to a module`,
    fr: ({ what }) => `\`${what}\` appartient au fichier du tarif, pas à un module`,
  },
  explanation: {
    en: 'A module offers declarations to tariffs. Results, the period and the governing date are said by the tariff; a module states a version only where the tariff has one of the same name, or none at all.',
    fr: 'Un module offre des déclarations à des tarifs. Résultats, période et date applicable sont dits par le tarif ; un module n’énonce une version que si le tarif en a une du même nom, ou aucune.',
  },
});

export const saidTwice = define<{ what: string }>({
  code: 'E216',
  severity: 'error',
  message: {
    en: ({ what }) => `\`${what}\` is said twice`,
    fr: ({ what }) => `\`${what}\` est dit deux fois`,
  },
  label: { en: 'said again here', fr: 'redit ici' },
  explanation: {
    en: 'Each of these lines stands once in a file: `tariff`, `valid`, `dated by`, `results`, `currency` of one code and `rounding` of one currency.',
    fr: 'Chacune de ces lignes figure une seule fois : le tarif, sa validité, la date applicable, les résultats, une devise d’un code donné et l’arrondi d’une devise.',
  },
});

export const noTariffLine = define<Record<never, never>>({
  code: 'E217',
  severity: 'error',
  message: {
    en: 'the file does not say which tariff it is',
    fr: 'le fichier ne dit pas quel tarif il décrit',
  },
  help: {
    en: 'begin it with `tariff NAME "Label"`',
    fr: 'commencez-le par `tarif NOM "Intitulé"`',
  },
  explanation: {
    en: 'A rule file begins with `tariff NAME "Label"`, a file for `use` with `module NAME "Label"`.',
    fr: 'Un fichier de règles commence par `tarif NOM "Intitulé"`, un fichier à utiliser par `module NOM "Intitulé"`.',
  },
});

export const versionOfFact = define<{ name: string }>({
  code: 'E218',
  severity: 'error',
  message: {
    en: ({ name }) => `\`${name}\` belongs to all versions and cannot be stated again in one`,
    fr: ({ name }) => `\`${name}\` appartient à toutes les versions et ne peut être redit dans l'une`,
  },
  help: {
    en: 'give it the widest range that any version needs, and let the rules of a version say the rest',
    fr: 'donnez-lui l’étendue la plus large, et laissez les règles d’une version dire le reste',
  },
  explanation: {
    en: 'Facts, lists and readings are asked in the same words whatever the date. A version restates values, amounts, answers, tables, scales, choices and functions.',
    fr: 'Faits, listes et lectures se posent dans les mêmes termes quelle que soit la date. Une version redit valeurs, montants, réponses, tableaux, barèmes, choix et fonctions.',
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
    fr: 'Le nom existe mais désigne autre chose : une fonction, un barème ou un tableau à argument s’emploie `NOM(argument)`, un tableau de plusieurs valeurs par le nom de l’une d’elles ; `est donné` et les contrôles veulent des faits.',
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
    fr: ({ first }) => `terminez-la par une ligne \`choisi ${first}\``,
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
    en: ({ count }) => (count === 'none' ? 'no row says `otherwise`' : 'two rows say `otherwise`'),
    fr: ({ count }) => (count === 'none' ? 'aucune ligne ne dit `sinon`' : 'deux lignes disent `sinon`'),
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
  explanation: {
    en: 'What is declared `of LIST` has one value per item. Outside of such a declaration, say what of the items is meant: their sum, count, highest, lowest, or one by its place.',
    fr: 'Ce qui est déclaré par élément d’une liste a une valeur par élément. Ailleurs, dites ce qui en est pris : somme, nombre, plus grand, plus petit, ou un élément par sa place.',
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
    fr: 'Un nom ne veut dire qu’une chose dans tout le fichier. Un paramètre ne peut cacher un fait ou une valeur.',
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
    fr: 'nommez un montant ou une valeur fait par `le moindre de`, `le plus élevé de`, `le premier de` ou `par`',
  },
  explanation: {
    en: '`retained in NAME` is the label of the row that was kept. It needs a declaration with rows of which one is kept.',
    fr: 'Le libellé de la ligne retenue n’existe que pour une déclaration dont on retient une ligne.',
  },
});
