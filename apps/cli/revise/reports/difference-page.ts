// A difference of two tariffs as one page that stands alone: what changed, who pays more, both curves, the book.

import type { Locale } from '../../../../compiler/diagnostics/diagnostic.js';
import { signOf } from '../../../../compiler/revise/compare/words.js';
import { type Difference, differenceWords } from '../difference-text.js';
import type { Money } from '../money.js';
import type { CurveOfBoth } from './curve-of-both.js';
import { html, number, reportPage, type TableRow, table, text } from './frame.js';
import { bridge, lines } from './pictures.js';

const words = {
  en: {
    title: (old: string, renewed: string) => `From “${old}” to “${renewed}”`,
    counts: (changes: number) => (changes === 1 ? '1 rule changed' : `${changes} rules changed`),
    what: 'what',
    name: 'of',
    was: 'was',
    is: 'is',
    result: 'result',
    where: 'where',
    says: 'who pays more, less, the same',
    everywhere: 'every case',
    increase: 'increase',
    old: 'old',
    renewed: 'new',
    caseOf: 'for',
    curve: (output: string, label: string) => `${output} by both tariffs, over ${label}`,
    held: 'All else as in the case of the largest increase',
    totals: 'The book, old, difference and new',
    difference: 'difference',
    caseNumber: 'case',
  },
  fr: {
    title: (old: string, renewed: string) => `De « ${old} » à « ${renewed} »`,
    counts: (changes: number) => (changes === 1 ? '1 règle a changé' : `${changes} règles ont changé`),
    what: 'quoi',
    name: 'de',
    was: 'avant',
    is: 'maintenant',
    result: 'résultat',
    where: 'où',
    says: 'qui paie plus, moins, autant',
    everywhere: 'tous les cas',
    increase: 'hausse',
    old: 'ancien',
    renewed: 'nouveau',
    caseOf: 'pour',
    curve: (output: string, label: string) => `${output} selon les deux barèmes, sur ${label}`,
    held: 'Le reste comme dans le cas de la plus forte hausse',
    totals: 'Le fichier de cas : ancien, écart et nouveau',
    difference: 'écart',
    caseNumber: 'cas',
  },
} as const;

export interface DifferenceReport {
  readonly found: Difference;
  readonly old: string;
  readonly renewed: string;
  readonly curve: CurveOfBoth | undefined;
  readonly money: Money;
  readonly locale: Locale;
}

export function differencePage({ found, old, renewed, curve, money, locale }: DifferenceReport): string {
  const w = words[locale];
  const told = differenceWords[locale];
  const { same, changes, statements, increases, book } = found;
  const rows = changes.map((change): TableRow => {
    const label = change.label === '' ? change.name : change.label;
    return {
      cells: [
        text(`${signOf(change)} ${told.kinds[change.kind]}`),
        text(label),
        text(change.was ?? '–'),
        text(change.is ?? '–'),
      ],
    };
  });
  const proved = statements.map(
    ({ output, says, where }): TableRow => ({
      cells: [
        text(output),
        text(where === undefined ? w.everywhere : told.where(where.label, where.from, where.to)),
        text(told.says[says]),
      ],
    }),
  );
  const largest = increases.map(
    ({ output, by, kind, old: was, new: is, facts, proved: sure }): TableRow => ({
      cells: [
        text(output),
        text(told.increase[kind](by, sure)),
        number(money.written(was)),
        number(money.written(is)),
        text(
          Object.entries(facts)
            .map(([name, value]) => `${name} ${value}`)
            .join(', '),
        ),
      ],
    }),
  );
  const title = w.title(old, renewed);
  const lead = [
    ...(same ? [told.same.replace(/\.$/, '')] : []),
    w.counts(changes.length),
    ...statements
      .filter(({ where, says }) => where === undefined && says !== 'undecided')
      .map(({ output, says }) => `${output}: ${told.says[says]}`),
  ].join('; ');
  return reportPage(
    title,
    locale,
    [
      `<h1>${html(title)}</h1>`,
      `<p class="lead">${html(lead)}.</p>`,
      `<h2>${html(told.changes)}</h2>`,
      rows.length === 0
        ? `<p>${html(told.none)}</p>`
        : table(told.changes, [text(w.what), text(w.name), text(w.was), text(w.is)], rows),
      `<h2>${html(told.statements)}</h2>`,
      table(told.statements, [text(w.result), text(w.where), text(w.says)], proved),
      ...(curve === undefined ? [] : [curveFigure(curve, money, locale)]),
      ...(largest.length === 0
        ? []
        : [
            `<h2>${html(told.increases)}</h2>`,
            table(
              told.increases,
              [text(w.result), text(w.increase), number(w.old), number(w.renewed), text(w.caseOf)],
              largest,
            ),
          ]),
      ...(book === undefined ? [] : bookParts(book, money, locale)),
    ].join('\n'),
  );
}

function curveFigure({ output, label, held, points }: CurveOfBoth, money: Money, locale: Locale): string {
  const w = words[locale];
  const line = (side: 'old' | 'new') => points.map((point) => ({ x: point.at, y: point[side] }));
  const rest = Object.entries(held)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const figure = lines(
    w.curve(output, label),
    rest,
    [
      { label: w.old, colour: 1, dashed: true, points: line('old') },
      { label: w.renewed, colour: 2, dashed: false, points: line('new') },
    ],
    {
      axis: label,
      shown: (value) => money.written(value.toFixed(2)),
      shownX: (value) => String(Number(value.toPrecision(4))),
    },
  );
  return rest === '' ? figure : `${figure}<p class="soft">${html(w.held)}: ${html(rest)}.</p>`;
}

function bookParts(book: NonNullable<Difference['book']>, money: Money, locale: Locale): readonly string[] {
  const w = words[locale];
  const told = differenceWords[locale];
  const amounts = [book.old, book.difference, book.new].map(Number) as [number, number, number];
  return [
    `<h2>${html(told.book)}</h2>`,
    `<p>${html(told.counts(book))}</p>`,
    bridge(w.totals, [
      { label: w.old, value: amounts[0], shown: money.written(book.old), kind: 'sum', colour: 1 },
      {
        label: w.difference,
        value: amounts[1],
        shown: money.written(book.difference),
        kind: 'step',
        colour: 3,
      },
      { label: w.renewed, value: amounts[2], shown: money.written(book.new), kind: 'sum', colour: 2 },
    ]),
    ...(book.movers.length === 0
      ? []
      : [
          table(
            told.movers,
            [number(w.caseNumber), number(w.old), number(w.renewed)],
            book.movers.map((mover) => ({
              cells: [
                number(String(mover.case)),
                number(money.written(mover.old)),
                number(money.written(mover.new)),
              ],
            })),
          ),
        ]),
  ];
}
