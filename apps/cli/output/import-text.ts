// What an import found, for people: each number with its clause, what speaks against it, and what was not taken over.

import type { Entry } from '../../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { messageOf } from '../../../compiler/6-emit/workbook/compare/difference.js';
import type { EditRefusal } from '../../../compiler/6-emit/workbook/import/literal-edits.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { displayWidth, padEnd, printable } from '../../../compiler/diagnostics/display.js';
import type { TextOf } from '../../../compiler/diagnostics/frame.js';
import { formatDecimal, type Rational } from '../../../compiler/runtime/exact/rational.js';
import { lineStarts, positionAt, type Span } from '../../../compiler/source.js';
import { isSound, type Proposal } from '../rulesets/import-parameters.js';

const english = {
  numbers: 'Numbers of the rules',
  none: 'No parameter of the workbook was changed.',
  quote: (line: number) => `line ${line} quotes the old number:`,
  news: 'The edited rules say more than before (above).',
  examples: (count: number) =>
    `${count} ${count === 1 ? 'example' : 'examples'} of the rules no longer hold: their expected amounts come from the old numbers`,
  left: 'Left as they are, because a case is no rule',
  refused: 'Refused: no number of the rules can say this',
  mismatch: 'Refused: the edited rules would not make the workbook',
  rebuilt: (wanted: string, got: string) => `the workbook holds ${wanted}, the edited rules ${got}`,
  gone: 'nothing',
  broken: 'Refused: the edited rules have errors (above).',
  reasons: {
    'no-number': 'stands for no single number of the rule file: change it there',
    contradiction: 'the rule file holds this number once, the workbook now holds two',
    'not-decimal': 'cannot be written as a decimal in the unit of the rule file',
  } satisfies Record<EditRefusal, string>,
  kinds: { input: 'input', reading: 'reading', parameter: 'parameter' },
};

const french: typeof english = {
  numbers: 'Nombres des règles',
  none: 'Aucun paramètre du classeur n’a été modifié.',
  quote: (line) => `la ligne ${line} cite l’ancien nombre :`,
  news: 'Les règles modifiées en disent plus qu’avant (ci-dessus).',
  examples: (count) =>
    count === 1
      ? '1 exemple des règles ne tient plus : son montant attendu vient des anciens nombres'
      : `${count} exemples des règles ne tiennent plus : leurs montants attendus viennent des anciens nombres`,
  left: 'Laissé tel quel, car un cas n’est pas une règle',
  refused: 'Refusé : aucun nombre des règles ne peut le dire',
  mismatch: 'Refusé : les règles modifiées ne feraient pas ce classeur',
  rebuilt: (wanted, got) => `le classeur contient ${wanted}, les règles modifiées ${got}`,
  gone: 'rien',
  broken: 'Refusé : les règles modifiées ont des erreurs (ci-dessus).',
  reasons: {
    'no-number': 'ne correspond à aucun nombre unique du fichier de règles : modifiez-le là',
    contradiction: 'le fichier de règles contient ce nombre une fois, le classeur en contient deux',
    'not-decimal': 'ne s’écrit pas en décimales dans l’unité du fichier de règles',
  },
  kinds: { input: 'saisie', reading: 'lecture', parameter: 'paramètre' },
};

export function importAsText(proposal: Proposal, textOf: TextOf, locale: Locale): string {
  const words = { en: english, fr: french }[locale];
  const { numbers, left, refused, unplaced, mismatches, edited, brokenExamples, news } = proposal;
  const lineOf = (file: string, offset: number): number =>
    positionAt(lineStarts(textOf(file) ?? ''), offset).line;
  const place = ({ file, start }: Span): string => `${file}:${lineOf(file, start)}`;

  const rows = numbers.map(({ entry, edit }) => [
    place(edit.span),
    `${edit.old} → ${edit.text}`,
    `${printable(entry.label)}${entry.clause === undefined ? '' : ` (§ ${printable(entry.clause)})`}`,
  ]);
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))));
  const changed = rows.flatMap((row, index) => [
    `  ${row.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
    ...(numbers[index]?.quotes ?? []).map(
      ({ text, start }) =>
        `    ${words.quote(lineOf(numbers[index]?.edit.span.file ?? '', start))} « ${printable(text)} »`,
    ),
  ]);
  const said = (value: Rational | undefined): string =>
    value === undefined ? words.gone : (formatDecimal(value) ?? `${value.n}/${value.d}`);
  const title = (text: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${text} (${lines.length})`, ...lines];
  const entryAt = ({ sheet, cell }: Pick<Entry, 'sheet' | 'cell'>): string => printable(`${sheet}!${cell}`);
  const blocks: readonly (readonly string[])[] = [
    changed.length === 0 ? [words.none] : [`${words.numbers} (${numbers.length})`, ...changed],
    brokenExamples.length === 0
      ? []
      : [
          words.examples(brokenExamples.length),
          ...brokenExamples.map(({ span, message }) => `  ${place(span)}  ${printable(message[locale])}`),
        ],
    news.length === 0 || edited?.compilation.model === undefined ? [] : [words.news],
    title(
      words.left,
      left.map((entry) => `  ${words.kinds[entry.kind]}  ${entryAt(entry)}  ${printable(entry.label)}`),
    ),
    title(words.refused, [
      ...unplaced.map(
        ({ entry, reason }) => `  ${entryAt(entry)}  ${printable(entry.label)}: ${words.reasons[reason]}`,
      ),
      ...refused.map((difference) => {
        const at = [difference.sheet, difference.cell].filter((part) => part !== undefined).join('!');
        const name = at === '' ? (difference.id ?? '') : at;
        const found = difference.found ?? words.gone;
        return `  ${printable(name)}  ${messageOf(difference)[locale]}: ${printable(found)}`;
      }),
    ]),
    title(
      words.mismatch,
      mismatches.map(
        ({ label, mismatch }) =>
          `  ${printable(label)}: ${words.rebuilt(said(mismatch.wanted), said(mismatch.rebuilt))}`,
      ),
    ),
    edited !== undefined && edited.compilation.model === undefined ? [words.broken] : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Whether everything that was changed became an edit of the rules. */
export const isWhole = (proposal: Proposal): boolean =>
  proposal.refused.length === 0 &&
  proposal.unplaced.length === 0 &&
  (proposal.edited === undefined || isSound(proposal));
