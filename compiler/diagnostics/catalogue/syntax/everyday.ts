// Ways of saying things that documents and other programs have and the language says in other words: E140, E141, E149.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';
import { quoted as code } from './syntax-words.js';

export const everydayPhrase = define<{ written: string; instead: Localized }>({
  code: 'E140',
  severity: 'error',
  message: {
    en: ({ written, instead }) => `${code(written)} is not understood here: write ${instead.en}`,
    fr: ({ written, instead }) => `${code(written)} ne se comprend pas ici : écrivez ${instead.fr}`,
  },
  explanation: {
    en: 'What is meant is plain, but the language has one word for each thing, so that every file says it alike. The message shows the wording; `bareme check --fix` writes it where only one thing can be meant.',
    fr: "On comprend ce qui est voulu, mais la langue n'a qu'un mot pour chaque chose, pour que tous les fichiers le disent pareillement. Le message montre la tournure ; `bareme check --fix` l'écrit quand une seule chose peut être voulue.",
  },
});

export const headGoesOn = define<{ word: string; keyword: string; inOne: string }>({
  code: 'E141',
  severity: 'error',
  message: {
    en: ({ word, keyword }) => `${code(word)} belongs to the line ${code(keyword)} above`,
    fr: ({ word, keyword }) => `${code(word)} fait partie de la ligne ${code(keyword)} du dessus`,
  },
  help: {
    en: ({ inOne }) => `write both on one line: ${code(inOne)}`,
    fr: ({ inOne }) => `écrivez les deux sur une ligne : ${code(inOne)}`,
  },
  explanation: {
    en: 'The first line of a declaration says all that is neither a row nor a step: `table price by zone, across season gives price "Price", deposit`. Rows and steps follow below it.',
    fr: 'La première ligne d\'une déclaration dit tout ce qui n\'est ni rangée ni étape : `tableau prix selon zone, en colonnes selon saison donne prix "Prix", caution`. Les rangées et les étapes viennent dessous.',
  },
});

export const headWord = define<{ word: string; instead: string }>({
  code: 'E149',
  severity: 'error',
  message: {
    en: ({ word, instead }) => `a file begins with ${code(instead)}, not with ${code(word)}`,
    fr: ({ word, instead }) => `un fichier commence par ${code(instead)}, et non par ${code(word)}`,
  },
  help: {
    en: ({ instead }) =>
      `the first line is ${code(`${instead} NAME "Label"`)}, or \`module NAME "Label"\` where other files use it`,
    fr: ({ instead }) =>
      `la première ligne est ${code(`${instead} NOM "Libellé"`)}, ou \`module NOM "Libellé"\` quand d'autres fichiers l'utilisent`,
  },
  explanation: {
    en: 'The first line says which tariff the file is about. `scale` and `table` begin parts of it, further down.',
    fr: 'La première ligne dit de quel tarif traite le fichier. `barème` (des tranches) et `tableau` en commencent des parties, plus bas.',
  },
});
