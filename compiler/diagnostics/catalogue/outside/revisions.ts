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

/** A fact that is no single input of both; the facts that date them; or no result of one name. */
export type NotComparable =
  | {
      readonly kind: 'fact';
      readonly fact: { readonly fact: string; readonly why: 'kind' | 'list' | 'domain' };
    }
  | { readonly kind: 'dates'; readonly before: string; readonly after: string }
  | { readonly kind: 'results' };

const unlike: Readonly<Record<'kind' | 'list' | 'domain', (fact: string) => Localized>> = {
  kind: (fact) => ({
    en: `\`${fact}\` is another kind of value in one than in the other`,
    fr: `\`${fact}\` n'est pas le même genre de valeur dans les deux`,
  }),
  list: (fact) => ({
    en: `\`${fact}\` does not belong to the same list in both`,
    fr: `\`${fact}\` n'appartient pas à la même liste dans les deux`,
  }),
  domain: (fact) => ({
    en: `no value of \`${fact}\` is taken by both`,
    fr: `aucune valeur de \`${fact}\` n'est admise par les deux`,
  }),
};

function reasonOf(reason: NotComparable): Localized {
  switch (reason.kind) {
    case 'fact':
      return unlike[reason.fact.why](reason.fact.fact);
    case 'dates':
      return {
        en: `the date that decides which rules are in force is \`${reason.before}\` in one, \`${reason.after}\` in the other`,
        fr: `la date qui décide des règles en vigueur est \`${reason.before}\` dans l'un, \`${reason.after}\` dans l'autre`,
      };
    case 'results':
      return {
        en: 'no result has the same name in both',
        fr: "aucun résultat n'a le même nom dans les deux",
      };
    default:
      return reason satisfies never;
  }
}

export const incomparable = define<{ readonly reason: NotComparable }>({
  code: 'E027',
  severity: 'error',
  message: {
    en: ({ reason }) => `the two cannot stand side by side: ${reasonOf(reason).en}`,
    fr: ({ reason }) => `les deux ne peuvent pas être mis côte à côte : ${reasonOf(reason).fr}`,
  },
  help: {
    en: 'give it the same name and kind in both rule files, or price each by itself and compare with `bareme diff OLD NEW --facts FILE`',
    fr: 'donnez-lui le même nom et le même genre dans les deux fichiers, ou calculez chacun à part et comparez avec `bareme diff ANCIEN NOUVEAU --facts FICHIER`',
  },
  explanation: {
    en: '`bareme build R --compare OTHER` makes one workbook in which a case is entered once and priced by both. Facts are the same input where they have the same name; each then takes the values that both take. Results are compared by name.',
    fr: '`bareme build R --compare AUTRE` fait un seul classeur où un cas est saisi une fois et calculé des deux côtés. Les données de même nom sont une seule saisie, qui prend les valeurs que les deux admettent. Les résultats sont comparés par leur nom.',
  },
});
