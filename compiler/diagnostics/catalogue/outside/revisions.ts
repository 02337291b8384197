// What can go wrong when rules are read at a revision of git.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

export type NoRevision = 'no-git' | 'no-repository' | 'no-revision' | 'no-file';

const reasons: Readonly<Record<NoRevision, (revision: string, path: string) => Localized>> = {
  'no-git': () => ({
    en: 'the program `git` does not start here',
    fr: 'le programme `git` ne démarre pas ici',
  }),
  'no-repository': () => ({
    en: 'this folder belongs to no repository of git',
    fr: "ce dossier n'appartient à aucun dépôt git",
  }),
  'no-revision': (revision) => ({
    en: `there is no revision \`${revision}\``,
    fr: `il n'y a pas de révision \`${revision}\``,
  }),
  'no-file': (revision, path) => ({
    en: `there is no \`${path}\` at \`${revision}\``,
    fr: `il n'y a pas de \`${path}\` à \`${revision}\``,
  }),
};

export const noRevision = define<{
  readonly revision: string;
  readonly path: string;
  readonly reason: NoRevision;
}>({
  code: 'E026',
  severity: 'error',
  message: {
    en: ({ revision, path, reason }) =>
      `\`${revision}:${path}\` cannot be read: ${reasons[reason](revision, path).en}`,
    fr: ({ revision, path, reason }) =>
      `\`${revision}:${path}\` ne peut pas être lu : ${reasons[reason](revision, path).fr}`,
  },
  help: {
    en: 'name a revision that `git log` shows, and the ruleset as it was called there: `main:rulesets/hall`',
    fr: "désignez une révision que `git log` montre, et le barème comme il s'appelait alors : `main:rulesets/salle`",
  },
  explanation: {
    en: '`bareme diff OLD NEW` takes `REVISION:RULESET` on either side, and `--git A..B RULESET` both at once. Rules, modules and documents are read as they were at that revision, through the program `git`; nothing in the folder is changed. A shallow clone has only its latest revisions: `git fetch --unshallow` brings the others.',
    fr: "`bareme diff ANCIEN NOUVEAU` accepte `REVISION:BAREME` de chaque côté, et `--git A..B BAREME` les deux à la fois. Règles, modules et documents sont lus tels qu'ils étaient à cette révision, par le programme `git` ; rien ne change dans le dossier. Un clone superficiel n'a que ses dernières révisions : `git fetch --unshallow` apporte les autres.",
  },
});
