// What can go wrong with the files that a command writes.

import { define } from '../../define.js';

/** `>` stands for standard output, `-` for standard input. */
const output = (path: string) =>
  path === '>'
    ? (['standard output', 'la sortie standard'] as const)
    : ([`\`${path}\``, `\`${path}\``] as const);

const input = (path: string) =>
  path === '-'
    ? (['standard input', "l'entrée standard"] as const)
    : ([`\`${path}\``, `\`${path}\``] as const);

/** Without `input` the output is a rule file that the command does not read. */
export const outputOnInput = define<{ path: string; input: string | undefined }>({
  code: 'E011',
  severity: 'error',
  message: {
    en: ({ path, input: read }) => {
      if (read === undefined) return `${output(path)[0]} is a rule file: nothing else is written over it`;
      return path === read
        ? `${output(path)[0]} is read by this command, so nothing is written there`
        : `${output(path)[0]} is the same file as ${input(read)[0]}, which this command reads: nothing is written there`;
    },
    fr: ({ path, input: read }) => {
      if (read === undefined) return `${output(path)[1]} est un barème : rien d'autre n'est écrit à sa place`;
      return path === read
        ? `${output(path)[1]} est lu par cette commande : rien n'y est écrit`
        : `${output(path)[1]} est le même fichier que ${input(read)[1]}, que cette commande lit : rien n'y est écrit`;
    },
  },
  help: { en: 'give the output another name', fr: 'donnez un autre nom à la sortie' },
  explanation: {
    en: 'A command never writes onto what it reads: rule files, documents, facts, workbooks, whether they are named or reached through a link; nor what it prints or prices onto any rule file. Nothing was changed.',
    fr: "Une commande n'écrit jamais sur ce qu'elle lit : barèmes, documents, données, classeurs, qu'ils soient nommés ou atteints par un lien ; ni ce qu'elle affiche ou calcule sur un barème, quel qu'il soit. Rien n'a été changé.",
  },
});

export const outputTwice = define<{ path: string }>({
  code: 'E012',
  severity: 'error',
  message: {
    en: ({ path }) => `${output(path)[0]} would be written twice, the second time over the first`,
    fr: ({ path }) => `${output(path)[1]} serait écrit deux fois, la seconde par-dessus la première`,
  },
  help: {
    en: 'give each output a name of its own; rulesets of one name need an `--out` folder each',
    fr: 'donnez à chaque sortie son propre nom ; des barèmes de même nom demandent chacun leur dossier `--out`',
  },
  explanation: {
    en: 'Two outputs of one command have the same file: by name, through a link, or because two rulesets of the same name write into one folder. The second would replace the first.',
    fr: "Deux sorties d'une commande ont le même fichier : par leur nom, par un lien, ou parce que deux barèmes de même nom écrivent dans un seul dossier. La seconde remplacerait la première.",
  },
});
