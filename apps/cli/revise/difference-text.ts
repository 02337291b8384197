// A difference of two tariffs told to people, as text or as Markdown for a pull request.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { changeKinds, signOf } from '../../../compiler/revise/compare/words.js';
import type { Change } from '../../../compiler/revise/tariffs/changes.js';
import type { Increase } from '../../../compiler/revise/tariffs/largest-increase.js';
import type { Says, Statement } from '../../../compiler/revise/tariffs/statements.js';
import type { BookDifference } from './priced-twice.js';

export interface Difference {
  /** Every result of every case is proved the same: what changed is how it is written. */
  readonly same: boolean;
  readonly changes: readonly Change[];
  readonly statements: readonly Statement[];
  readonly increases: readonly Increase[];
  readonly book: BookDifference | undefined;
}

export const differenceWords = {
  en: {
    changes: 'What changed',
    same: 'No difference: every result is proved the same in every case.',
    written: 'What is written differently',
    none: 'No rule changed.',
    statements: 'Who pays more, less, the same (proved for every case that both admit)',
    says: {
      same: 'everybody pays the same',
      'never more': 'nobody pays more',
      'never less': 'nobody pays less',
      undecided: 'some may pay more and some less: not decided',
    } satisfies Record<Says, string>,
    where: (label: string, from: string, to: string) => `for ${label} from ${from} to ${to}`,
    kinds: changeKinds.en,
    increases: 'The largest increases',
    increase: {
      percent: (by, proved) => `${proved ? 'at most' : 'found (not proved to be the largest)'} ${by} %`,
      amount: (by, proved) => `${proved ? 'at most' : 'found (not proved to be the largest)'} ${by}`,
      'from nothing': (by) => `who paid nothing may pay ${by}`,
    } satisfies Record<Increase['kind'], (by: string, proved: boolean) => string>,
    increaseAt: (says: string, old: string, renewed: string, at: string) =>
      `${says}, ${old} → ${renewed}${at === '' ? '' : `, for ${at}`}`,
    book: 'On the book',
    counts: (b: BookDifference) =>
      `${b.cases} cases: ${b.more} pay more, ${b.less} less, ${b.same} the same, ${b.refused} refused by one of the two`,
    totals: (b: BookDifference) => `old ${b.old}, new ${b.new}, difference ${b.difference}`,
    movers: 'largest differences',
    mover: (number: number, old: string, renewed: string) => `case ${number}: ${old} → ${renewed}`,
  },
  fr: {
    changes: 'Ce qui a changé',
    same: 'Aucune différence : chaque résultat est prouvé identique dans tous les cas.',
    written: 'Ce qui est écrit autrement',
    none: "Aucune règle n'a changé.",
    statements: 'Qui paie plus, moins, autant (prouvé pour tous les cas que les deux admettent)',
    says: {
      same: 'tout le monde paie autant',
      'never more': 'personne ne paie plus',
      'never less': 'personne ne paie moins',
      undecided: 'certains peuvent payer plus, d’autres moins : non tranché',
    } satisfies Record<Says, string>,
    where: (label: string, from: string, to: string) => `pour ${label} de ${from} à ${to}`,
    kinds: changeKinds.fr,
    increases: 'Les plus fortes hausses',
    increase: {
      percent: (by, proved) =>
        `${proved ? 'au plus' : 'trouvée (sans preuve que ce soit la plus forte)'} ${by} %`,
      amount: (by, proved) =>
        `${proved ? 'au plus' : 'trouvée (sans preuve que ce soit la plus forte)'} ${by}`,
      'from nothing': (by) => `qui ne payait rien peut payer ${by}`,
    } satisfies Record<Increase['kind'], (by: string, proved: boolean) => string>,
    increaseAt: (says: string, old: string, renewed: string, at: string) =>
      `${says}, ${old} → ${renewed}${at === '' ? '' : `, pour ${at}`}`,
    book: 'Sur le fichier de cas',
    counts: (b: BookDifference) =>
      `${b.cases} cas : ${b.more} paient plus, ${b.less} moins, ${b.same} autant, ${b.refused} refusés par l'un des deux`,
    totals: (b: BookDifference) => `ancien ${b.old}, nouveau ${b.new}, écart ${b.difference}`,
    movers: 'plus grands écarts',
    mover: (number: number, old: string, renewed: string) => `cas ${number} : ${old} → ${renewed}`,
  },
} as const;

export function differenceText(
  { same, changes, statements, increases, book }: Difference,
  locale: Locale,
  form: 'text' | 'markdown',
): string {
  const w = differenceWords[locale];
  const markdown = form === 'markdown';
  const code = (text: string) => (markdown ? `\`${text.replaceAll('`', "'")}\`` : text);
  const title = (text: string) => (markdown ? `### ${text}\n` : `${text}\n`);
  const line = (text: string) => (markdown ? `- ${text}` : `  ${text}`);
  const told = changes.map((change) => {
    const { kind, name, label, was, is } = change;
    const subject = `${signOf(change)} ${w.kinds[kind]} ${label === '' ? name : label}`;
    if (was === undefined) return line(`${subject}: ${code(is ?? '')}`);
    return line(is === undefined ? `${subject}: ${code(was)}` : `${subject}: ${code(was)} → ${code(is)}`);
  });
  const proved = statements.map(({ output, says, where }) =>
    line(
      `${code(output)}${where === undefined ? '' : ` ${w.where(where.label, where.from, where.to)}`}: ${w.says[says]}`,
    ),
  );
  const largest = increases.map(({ output, by, kind, old, new: renewed, facts, proved: sure }) => {
    const at = Object.entries(facts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
    return line(`${code(output)}: ${w.increaseAt(w.increase[kind](by, sure), old, renewed, at)}`);
  });
  const priced =
    book === undefined
      ? []
      : [
          title(w.book),
          line(w.counts(book)),
          line(w.totals(book)),
          ...(book.movers.length === 0
            ? []
            : [
                line(
                  `${w.movers}: ${book.movers.map((one) => w.mover(one.case, one.old, one.new)).join('; ')}`,
                ),
              ]),
          '',
        ];
  return [
    ...(same ? [`${w.same}\n`] : []),
    title(same && told.length > 0 ? w.written : w.changes),
    ...(told.length === 0 ? [line(w.none)] : told),
    '',
    title(w.statements),
    ...proved,
    '',
    ...(largest.length === 0 ? [] : [title(w.increases), ...largest, '']),
    ...priced,
  ].join('\n');
}
