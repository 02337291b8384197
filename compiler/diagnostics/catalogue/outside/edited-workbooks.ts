// What can go wrong with a workbook that somebody hands back: to audit it, or to take its parameters into the rules.

import { define } from '../../define.js';

export const notAWorkbook = define<{ readonly path: string }>({
  code: 'E021',
  severity: 'error',
  message: {
    en: ({ path }) => `\`${path}\` is no xlsx workbook`,
    fr: ({ path }) => `\`${path}\` n'est pas un classeur xlsx`,
  },
  help: {
    en: 'give a workbook that `bareme build` wrote, edited or not; save `.xls` and `.ods` files as `.xlsx` first',
    fr: "donnez un classeur écrit par `bareme build`, modifié ou non ; enregistrez d'abord les fichiers `.xls` et `.ods` en `.xlsx`",
  },
  explanation: {
    en: 'Workbooks are read from `.xlsx` files. Other kinds of spreadsheet files, files that are protected by a password to open them, and files whose parts unpack to more than 64 MB cannot be read.',
    fr: "Les classeurs sont lus dans des fichiers `.xlsx`. Les autres sortes de tableurs, les fichiers qu'un mot de passe empêche d'ouvrir, et ceux dont une partie dépasse 64 Mo une fois décompressée ne peuvent pas être lus.",
  },
});

export const rulesOfWorkbook = define<{ readonly path: string; readonly name: string | undefined }>({
  code: 'E022',
  severity: 'error',
  message: {
    en: ({ path, name }) =>
      name === undefined
        ? `the cover of \`${path}\` does not say which rules it was made from`
        : `the rules \`${name}\` that \`${path}\` was made from are not found here`,
    fr: ({ path, name }) =>
      name === undefined
        ? `la couverture de \`${path}\` ne dit pas de quelles règles il vient`
        : `les règles \`${name}\` dont vient \`${path}\` ne se trouvent pas ici`,
  },
  help: {
    en: 'name them: `--rules RULESET`',
    fr: 'désignez-les : `--rules BAREME`',
  },
  explanation: {
    en: 'The cover of a workbook names its tariff and the hash of its rules. `bareme audit` looks for that name in the folder `rulesets`, in the working folder and beside the workbook. Without the rules only the checklist can be gone through: nothing says what the formulas should be.',
    fr: "La couverture d'un classeur nomme son barème et l'empreinte de ses règles. `bareme audit` cherche ce nom dans le dossier `rulesets`, dans le dossier courant et à côté du classeur. Sans les règles, seule la liste de contrôle peut être parcourue : rien ne dit ce que les formules devraient être.",
  },
});

export const otherRules = define<{ readonly path: string; readonly rules: string }>({
  code: 'W023',
  severity: 'warning',
  message: {
    en: ({ path, rules }) => `\`${path}\` was made from another version of \`${rules}\``,
    fr: ({ path, rules }) => `\`${path}\` vient d'une autre version de \`${rules}\``,
  },
  help: {
    en: 'compare with the version whose hash stands on the cover, or build the workbook again',
    fr: "comparez avec la version dont l'empreinte est sur la couverture, ou reconstruisez le classeur",
  },
  explanation: {
    en: 'The cover of the workbook carries the SHA-256 of the rule file with all that it uses. The rules found here have another one, so a difference may be a change of the rules as well as a change of the workbook. `git log` and `sha256sum` find the version that it was made from.',
    fr: "La couverture du classeur porte le SHA-256 du fichier de règles avec tout ce qu'il utilise. Les règles trouvées ici en ont un autre : une différence peut donc venir des règles autant que du classeur. `git log` et `sha256sum` retrouvent la version d'origine.",
  },
});
