// Mistakes in modules, versions and lines that a file says once: E203 to E218.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

const orNothing = (text: string | undefined, sentence: (text: string) => string): string =>
  text === undefined ? '' : sentence(text);

export const missingFile = define<{ path: string }>({
  code: 'E203',
  severity: 'error',
  message: {
    en: ({ path }) => `the module \`${path}\` was not found`,
    fr: ({ path }) => `le module \`${path}\` est introuvable`,
  },
  help: {
    en: 'the path is relative to the file that says `use`, and must stay inside the project folder',
    fr: 'le chemin est relatif au fichier qui dit `utiliser`, et reste dans le dossier du projet',
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
    fr: "Un fichier ne peut s'utiliser lui-même, directement ou à travers d'autres. Un module peut employer les noms que déclare le fichier qui l'utilise, sans `utiliser` de son côté.",
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
    fr: '`utiliser "FICHIER" en prenant a, b` ne rend utilisables que `a` et `b`, quoi que le module emploie pour les calculer.',
  },
});

export const nothingToRemove = define<{ name: string }>({
  code: 'E213',
  // What a version removes is not known while it is not known when it is in force.
  echoes: { of: ['E214'], where: 'anywhere' },
  severity: 'error',
  message: {
    en: ({ name }) => `there is no \`${name}\` to remove in this version`,
    fr: ({ name }) => `il n'y a pas de \`${name}\` à supprimer dans cette version`,
  },
  help: {
    en: '`removed` stands under a `version` line and names a value, amount, table or the like of the version before',
    fr: 'cette ligne se place sous une ligne `version` et nomme une valeur, un montant, un tableau… de la version précédente',
  },
  explanation: {
    en: '`removed NAME` says that a version no longer has what the version before had. Facts and lists belong to all versions and cannot be removed.',
    fr: "`supprimé NOM` dit qu'une version n'a plus ce qu'avait la précédente. Les données et les listes appartiennent à toutes les versions et ne se suppriment pas.",
  },
});

const periods: Readonly<Record<'reversed' | 'overlap' | 'twice' | 'none' | 'outside', Localized>> = {
  reversed: { en: 'this period ends before it begins', fr: 'cette période finit avant de commencer' },
  overlap: {
    en: 'two versions are in force at the same time',
    fr: 'deux versions sont en vigueur en même temps',
  },
  twice: { en: 'two versions have the same name', fr: 'deux versions portent le même nom' },
  none: {
    en: 'this version does not say when it is in force',
    fr: 'cette version ne dit pas quand elle est en vigueur',
  },
  outside: {
    en: 'this version is in force only when the tariff is not',
    fr: "cette version n'est en vigueur que lorsque le tarif ne l'est pas",
  },
};
const periodHelp: typeof periods = {
  reversed: {
    en: 'write the earlier date first: `from 2024-01-01 to 2024-12-31`',
    fr: "écrivez d'abord la date la plus ancienne : `du 2024-01-01 au 2024-12-31`",
  },
  overlap: {
    en: 'both ends of a period are included: the next version begins on the day after',
    fr: 'les deux bornes sont comprises : la version suivante commence le lendemain',
  },
  twice: { en: 'give one of them another name', fr: "donnez un autre nom à l'une d'elles" },
  none: {
    en: 'add its dates: `version "2024" valid from 2024-01-01`',
    fr: 'ajoutez ses dates : `version "2024" valable du 2024-01-01`',
  },
  outside: {
    en: 'the `valid` line at the head holds for all versions: widen it, or correct the dates of the version',
    fr: 'la ligne `valable` en tête vaut pour toutes les versions : élargissez-la, ou corrigez les dates de la version',
  },
};

export const wrongPeriod = define<{ period: 'reversed' | 'overlap' | 'twice' | 'none' | 'outside' }>({
  code: 'E214',
  severity: 'error',
  message: {
    en: ({ period }) => periods[period].en,
    fr: ({ period }) => periods[period].fr,
  },
  help: {
    en: ({ period }) => periodHelp[period].en,
    fr: ({ period }) => periodHelp[period].fr,
  },
  explanation: {
    en: 'Each date belongs to at most one version. Both ends of `valid from … to …` are included; an end that is missing is open.',
    fr: 'Chaque date appartient à une version au plus. Les deux bornes de la période sont comprises ; une borne absente est ouverte.',
  },
});

export const onlyInTariff = define<{ what: Localized }>({
  code: 'E215',
  severity: 'error',
  message: {
    en: ({ what }) => `\`${what.en}\` belongs to the tariff's own file, not to a module`,
    fr: ({ what }) => `\`${what.fr}\` appartient au fichier du tarif, pas à un module`,
  },
  explanation: {
    en: 'A module offers declarations to tariffs. Results, the period and the governing date are said by the tariff; a module states a version only where the tariff has one of the same name, or none at all.',
    fr: 'Un module offre des déclarations à des tarifs. Résultats, période et date applicable sont dits par le tarif ; un module n’énonce une version que si le tarif en a une du même nom, ou aucune.',
  },
});

export const saidTwice = define<{ what: Localized }>({
  code: 'E216',
  severity: 'error',
  message: {
    en: ({ what }) => `\`${what.en}\` is said twice`,
    fr: ({ what }) => `\`${what.fr}\` est dit deux fois`,
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
    fr: 'Données, listes et lectures se posent dans les mêmes termes quelle que soit la date. Une version redit valeurs, montants, réponses, tableaux, barèmes, choix et fonctions.',
  },
});

export const versionWithoutResult = define<{ readonly version: string; readonly name: string }>({
  code: 'W231',
  severity: 'warning',
  message: {
    en: ({ version }) => `a case in version "${version}" has no result`,
    fr: ({ version }) => `un cas de la version "${version}" n'a aucun résultat`,
  },
  help: {
    en: ({ name }) =>
      `\`${name}\` stands under another version and belongs to that one and those behind it; what counts in all stands before the first \`version\`, or behind a line \`every version\``,
    fr: ({ name }) =>
      `\`${name}\` se trouve sous une autre version et appartient à celle-ci et aux suivantes ; ce qui vaut pour toutes se place avant la première ligne \`version\`, ou après une ligne \`toutes les versions\``,
  },
  explanation: {
    en: 'What stands behind a `version` line belongs to that version. Rules that are meant for all and were written behind the last one would count in the last one only, and every case of the others would come out empty.',
    fr: 'Ce qui suit une ligne `version` appartient à cette version. Des règles qui valent pour toutes, écrites après la dernière, ne compteraient que dans la dernière, et tout cas des autres resterait vide.',
  },
});
