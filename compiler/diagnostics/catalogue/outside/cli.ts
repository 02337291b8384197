// What can go wrong around the rules: files that are not there, options that do not exist, facts that cannot be read.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

export const fileNotFound = define<{ path: string }>({
  code: 'E001',
  severity: 'error',
  message: {
    en: ({ path }) => `there is no file \`${path}\``,
    fr: ({ path }) => `il n'y a pas de fichier \`${path}\``,
  },
  help: {
    en: 'check the spelling, and that the command runs in the folder you think of',
    fr: "vérifiez l'orthographe, et que la commande est lancée dans le bon dossier",
  },
  explanation: {
    en: 'A file named on the command line does not exist. Paths are read from the folder in which the command runs.',
    fr: "Un fichier nommé sur la ligne de commande n'existe pas. Les chemins partent du dossier où la commande est lancée.",
  },
});

export const rulesetNotFound = define<{ name: string; tried: readonly string[]; near: string | undefined }>({
  code: 'E002',
  severity: 'error',
  message: {
    en: ({ name, near }) =>
      `there is no ruleset \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
    fr: ({ name, near }) =>
      `il n'y a pas de barème \`${name}\`${near === undefined ? '' : ` ; vouliez-vous dire \`${near}\` ?`}`,
  },
  help: {
    en: ({ tried }) =>
      `looked for ${list(tried)}; give a folder, a name in \`rulesets/\` or a \`.bareme\` file`,
    fr: ({ tried }) =>
      `cherché : ${list(tried)} ; donnez un dossier, un nom dans \`rulesets/\` ou un fichier \`.bareme\``,
  },
  explanation: {
    en: 'A ruleset is named by its `.bareme` file, by its folder (`rulesets/NAME`, which holds `NAME.bareme`), or by its name alone when it stands in the folder `rulesets`.',
    fr: 'Un barème se désigne par son fichier `.bareme`, par son dossier (`rulesets/NOM`, qui contient `NOM.bareme`), ou par son seul nom quand il est dans le dossier `rulesets`.',
  },
});

export const badSetting = define<{
  readonly path: string;
  readonly problem: 'no-json' | 'shape' | 'unknown-code' | 'level' | 'fixed';
  readonly code: string;
}>({
  code: 'E010',
  severity: 'error',
  message: {
    en: ({ path, problem, code }) =>
      `\`${path}\`: ${
        {
          'no-json': 'this file is no JSON, so the severities that it may set are not known',
          shape: 'the key `bareme` holds something else than `severities`, a level by code',
          'unknown-code': `no message has the code \`${code}\``,
          level: `the level of \`${code}\` is none of \`error\`, \`warning\`, \`info\`, \`off\``,
          fixed: `\`${code}\` is always an error: with that mistake the rules have no meaning`,
        }[problem]
      }`,
    fr: ({ path, problem, code }) =>
      `\`${path}\` : ${
        {
          'no-json': "ce fichier n'est pas du JSON, les niveaux qu'il fixe sont donc inconnus",
          shape: 'la clé `bareme` contient autre chose que `severities`, un niveau par code',
          'unknown-code': `aucun message n'a le code \`${code}\``,
          level: `le niveau de \`${code}\` n'est ni \`error\`, ni \`warning\`, ni \`info\`, ni \`off\``,
          fixed: `\`${code}\` est toujours une erreur : avec elle les règles n'ont pas de sens`,
        }[problem]
      }`,
  },
  help: {
    en: 'write `"bareme": { "severities": { "W904": "error", "W606": "off" } }`',
    fr: 'écrivez `"bareme": { "severities": { "W904": "error", "W606": "off" } }`',
  },
  explanation: {
    en: 'The `package.json` nearest to a rule file may say how severe its messages are, for all rulesets below it: `error`, `warning`, `info` (told, never fails) or `off`. A single place is silenced in the rule file, by `allow CODE because "…"`.',
    fr: 'Le `package.json` le plus proche d’un fichier de règles peut dire le niveau de ses messages, pour tous les barèmes en dessous : `error`, `warning`, `info` (dit, sans échec) ou `off`. Un seul endroit se tait dans le fichier de règles, par `admettre CODE parce que « … »`.',
  },
});

export const unreadableFile = define<{
  path: string;
  reason: 'not-utf-8' | 'too-large' | 'folder' | 'denied';
}>({
  code: 'E003',
  severity: 'error',
  message: {
    en: ({ path, reason }) => `\`${path}\` cannot be read: ${reasons[reason].en}`,
    fr: ({ path, reason }) => `\`${path}\` ne peut pas être lu : ${reasons[reason].fr}`,
  },
  help: {
    en: 'save the file as UTF-8 text',
    fr: 'enregistrez le fichier en texte UTF-8',
  },
  explanation: {
    en: 'Rule files, documents and facts are UTF-8 text. A file saved in another encoding is refused, so that no letter or sign is guessed. In your editor, save the file again with the encoding UTF-8.',
    fr: "Les barèmes, documents et données sont des textes UTF-8. Un fichier enregistré dans un autre encodage est refusé, pour qu'aucune lettre ni aucun signe ne soit deviné. Dans votre éditeur, enregistrez-le à nouveau avec l'encodage UTF-8.",
  },
});

const reasons = {
  'not-utf-8': { en: 'it is not UTF-8 text', fr: "ce n'est pas un texte UTF-8" },
  'too-large': { en: 'it is too large', fr: 'il est trop gros' },
  folder: { en: 'it is a folder', fr: "c'est un dossier" },
  denied: { en: 'access is denied', fr: "l'accès est refusé" },
} as const;

export const badChoice = define<{ message: { en: string; fr: string } }>({
  code: 'E004',
  severity: 'error',
  message: { en: ({ message }) => message.en, fr: ({ message }) => message.fr },
  explanation: {
    en: '`--reading name=option`, `--results a,b` and `--on DATE` name readings, options, results and dates of the ruleset. `bareme readings RULESET` lists the readings with their options.',
    fr: '`--reading nom=option`, `--results a,b` et `--on DATE` nomment des lectures, options, résultats et dates du barème. `bareme readings BAREME` liste les lectures et leurs options.',
  },
});

export const badFactsFile = define<{ path: string; reason: { en: string; fr: string } }>({
  code: 'E005',
  severity: 'error',
  message: {
    en: ({ path, reason }) => `no facts can be read from \`${path}\`: ${reason.en}`,
    fr: ({ path, reason }) => `aucune donnée ne peut être lue dans \`${path}\` : ${reason.fr}`,
  },
  help: {
    en: 'facts come as `.json` (one case or a list), `.ndjson` (one case a line), `.csv` or `.xlsx` (a heading with the names of the facts), `.parquet` (a column a fact) or `-` for standard input',
    fr: "les données viennent en `.json` (un cas ou une liste), `.ndjson` (un cas par ligne), `.csv` ou `.xlsx` (une ligne d'en-tête avec les noms des données), `.parquet` (une colonne par donnée) ou `-` pour l'entrée standard",
  },
  explanation: {
    en: 'The file of facts as a whole cannot be used: its kind is not known, or its heading is not one. A mistake in a single case refuses that case only.',
    fr: "Le fichier de données dans son ensemble ne peut pas servir : son genre est inconnu, ou son en-tête n'en est pas un. Une erreur dans un seul cas ne refuse que ce cas.",
  },
});

export const fileExists = define<{ path: string }>({
  code: 'E006',
  severity: 'error',
  message: {
    en: ({ path }) => `\`${path}\` is already there and is not overwritten`,
    fr: ({ path }) => `\`${path}\` existe déjà et n'est pas écrasé`,
  },
  help: { en: 'choose another name', fr: 'choisissez un autre nom' },
  explanation: {
    en: '`bareme init` writes a ruleset to begin with; it never overwrites what is there.',
    fr: "`bareme init` écrit un barème pour commencer ; il n'écrase jamais ce qui est là.",
  },
});

export const cannotWrite = define<{ path: string; reason: string }>({
  code: 'E007',
  severity: 'error',
  message: {
    en: ({ path, reason }) =>
      `${path === '>' ? 'standard output' : `\`${path}\``} cannot be written: ${writeReason(reason).en}`,
    fr: ({ path, reason }) =>
      `${path === '>' ? 'la sortie standard' : `\`${path}\``} ne peut pas être écrit${path === '>' ? 'e' : ''} : ${writeReason(reason).fr}`,
  },
  explanation: {
    en: 'A file or folder of the output cannot be written: the disk is full, a file stands where a folder should, or the folder is protected. What stood at that name before is as it was.',
    fr: "Un fichier ou dossier de sortie ne peut pas être écrit : le disque est plein, un fichier occupe la place d'un dossier, ou le dossier est protégé. Ce qui portait ce nom auparavant est resté tel quel.",
  },
});

/** Why the system does not write, by its code. */
function writeReason(code: string): Localized {
  const known = Object.hasOwn(writeReasons, code) ? writeReasons[code] : undefined;
  return known ?? { en: `the system says ${code}`, fr: `le système dit ${code}` };
}

const writeReasons: Readonly<Record<string, Localized>> = {
  ENOSPC: { en: 'there is no space left on its disk', fr: "il n'y a plus de place sur son disque" },
  EDQUOT: { en: 'your share of its disk is used up', fr: 'votre part de son disque est épuisée' },
  EFBIG: { en: 'it would be larger than is allowed', fr: 'il serait plus gros que permis' },
  EACCES: { en: 'it is protected', fr: 'il est protégé' },
  EPERM: { en: 'it is protected', fr: 'il est protégé' },
  EROFS: { en: 'its disk can only be read', fr: 'son disque est en lecture seule' },
  EISDIR: { en: 'it is a folder', fr: "c'est un dossier" },
  ENOTDIR: { en: 'a file stands where a folder should', fr: "un fichier occupe la place d'un dossier" },
  EEXIST: { en: 'a file stands where a folder should', fr: "un fichier occupe la place d'un dossier" },
  ENOENT: { en: 'its folder does not exist', fr: "son dossier n'existe pas" },
  ELOOP: { en: 'its links lead in a circle', fr: 'ses liens tournent en rond' },
  ENAMETOOLONG: { en: 'its name is too long', fr: 'son nom est trop long' },
  EBUSY: { en: 'it is in use', fr: 'il est en cours d’utilisation' },
  EIO: { en: 'its disk fails', fr: 'son disque est en panne' },
};

export const notATariff = define<{ path: string }>({
  code: 'E008',
  severity: 'error',
  message: {
    en: ({ path }) => `\`${path}\` is a module: it has no results of its own`,
    fr: ({ path }) => `\`${path}\` est un module : il n'a pas de résultats à lui`,
  },
  help: { en: 'name a file that begins with `tariff`', fr: 'désignez un fichier qui commence par `tarif`' },
  explanation: {
    en: 'A module is used by tariffs; on its own it can be checked and formatted, but not run or built.',
    fr: 'Un module sert à des barèmes ; seul, il peut être vérifié et mis en forme, mais pas exécuté ni construit.',
  },
});

export const unknownCode = define<{ code: string; near: string | undefined }>({
  code: 'E009',
  severity: 'error',
  message: {
    en: ({ code, near }) =>
      `there is no diagnostic \`${code}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
    fr: ({ code, near }) =>
      `il n'y a pas de diagnostic \`${code}\`${near === undefined ? '' : ` ; vouliez-vous dire \`${near}\` ?`}`,
  },
  explanation: {
    en: '`bareme explain CODE` explains a message by its code, a letter and three digits such as `E301`.',
    fr: '`bareme explain CODE` explique un message par son code, une lettre et trois chiffres comme `E301`.',
  },
});
