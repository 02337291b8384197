// The report of an audit: a page for people, or JSON with every place.

import type { Entry } from '../../../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { type Difference, messageOf } from '../../../../compiler/6-emit/workbook/compare/difference.js';
import type { Finding } from '../../../../compiler/6-emit/workbook/lint/lint-workbook.js';
import type { Locale } from '../../../../compiler/diagnostics/diagnostic.js';
import { displayWidth, padEnd, printable } from '../../../../compiler/diagnostics/display.js';
import type { AuditReport } from './audit-report.js';

const english = {
  rules: 'rules',
  file: 'file',
  checklist: 'checklist',
  values: 'values',
  same: 'the very rules of the workbook',
  other: 'not the version that the workbook was made from',
  notFound: 'not found: formulas were not compared',
  asBuilt: 'as it was built',
  resaved: 'saved again since it was built (point 37, the bytes of the build, no longer applies)',
  points: (count: number) =>
    count === 0 ? '40 points, nothing found' : `40 points, ${count} ${count === 1 ? 'finding' : 'findings'}`,
  compared: (count: number) => `${count} stored values compared with exact arithmetic`,
  absent: (count: number) =>
    `; ${count} formulas have no stored value: open the file in Excel or LibreOffice and save it`,
  entries: 'Changed where changes are meant',
  kinds: { input: 'input', reading: 'reading', parameter: 'parameter' },
  differences: 'Not as the rules generate it',
  generated: 'rules',
  found: 'file',
  nothing: 'nothing',
  more: (count: number) => `… and ${count} more`,
  good: 'Nothing differs from what the rules generate.',
  states: { locked: 'locked', unlocked: 'unlocked', protected: 'protected', unprotected: 'not protected' },
};

const french: typeof english = {
  rules: 'règles',
  file: 'fichier',
  checklist: 'contrôles',
  values: 'valeurs',
  same: 'celles mêmes du classeur',
  other: 'pas la version dont vient le classeur',
  notFound: 'introuvables : les formules n’ont pas été comparées',
  asBuilt: 'tel que construit',
  resaved: 'réenregistré depuis sa construction (le point 37, octets de la construction, ne s’applique plus)',
  points: (count) =>
    count === 0
      ? '40 points, rien à signaler'
      : `40 points, ${count} ${count === 1 ? 'constat' : 'constats'}`,
  compared: (count) => `${count} valeurs enregistrées comparées au calcul exact`,
  absent: (count) =>
    ` ; ${count} formules sans valeur enregistrée : ouvrez le fichier dans Excel ou LibreOffice et enregistrez-le`,
  entries: 'Modifié là où c’est prévu',
  kinds: { input: 'saisie', reading: 'lecture', parameter: 'paramètre' },
  differences: 'Différent de ce que produisent les règles',
  generated: 'règles',
  found: 'fichier',
  nothing: 'rien',
  more: (count) => `… et ${count} autres`,
  good: 'Rien ne diffère de ce que produisent les règles.',
  states: {
    locked: 'verrouillée',
    unlocked: 'déverrouillée',
    protected: 'protégée',
    unprotected: 'non protégée',
  },
};

type Words = typeof english;
const wordsFor = (locale: Locale): Words => ({ en: english, fr: french })[locale];

/** Findings of one point that are told one by one; the JSON form has all. */
const mostPerPoint = 5;

export function auditAsText(report: AuditReport, locale: Locale): string {
  const words = wordsFor(locale);
  const { rules, findings, entries, differences, values } = report;
  const facts: (readonly [string, string])[] = [
    [
      words.rules,
      rules === undefined
        ? words.notFound
        : `${rules.path} (${rules.sha256.slice(0, 12)}…), ${report.sameRules ? words.same : words.other}`,
    ],
  ];
  if (rules !== undefined) facts.push([words.file, report.resaved ? words.resaved : words.asBuilt]);
  facts.push([words.checklist, words.points(findings.length)]);
  if (rules !== undefined) {
    const absent = values.absent > 0 ? words.absent(values.absent) : '';
    facts.push([words.values, `${words.compared(values.compared)}${absent}`]);
  }
  const width = Math.max(...facts.map(([name]) => displayWidth(name)));
  const blocks = [
    [
      `${printable(report.workbook)} – ${printable(report.label)}`,
      ...facts.map(([name, said]) => `  ${padEnd(name, width)}  ${printable(said)}`),
    ],
    findings.length === 0
      ? []
      : [`${words.checklist} (${findings.length})`, ...findingLines(findings, locale)],
    entries.length === 0 ? [] : [`${words.entries} (${entries.length})`, ...entryLines(entries, words)],
    differences.length === 0
      ? rules === undefined
        ? []
        : [words.good]
      : [
          `${words.differences} (${differences.length})`,
          ...differences.flatMap((one) => differenceLines(one, locale)),
        ],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const placeText = (sheet: string | undefined, cell: string | undefined): string =>
  printable([sheet, cell].filter((part) => part !== undefined).join('!'));

function findingLines(findings: readonly Finding[], locale: Locale): readonly string[] {
  const words = wordsFor(locale);
  const points = [...new Set(findings.map(({ point }) => point))].sort((a, b) => a - b);
  return points.flatMap((point) => {
    const own = findings.filter((found) => found.point === point);
    const lines = own
      .slice(0, mostPerPoint)
      .map(
        ({ sheet, cell, message }) =>
          `  ${String(point).padStart(2)}  ${placeText(sheet, cell)}  ${printable(message[locale])}`,
      );
    const rest = own.length - lines.length;
    return rest > 0 ? [...lines, `      ${words.more(rest)}`] : lines;
  });
}

function entryLines(entries: readonly Entry[], words: Words): readonly string[] {
  const rows = entries.map(({ kind, sheet, cell, label, clause, before, now }) => [
    words.kinds[kind],
    placeText(sheet, cell),
    `${printable(label)}${clause === undefined ? '' : ` (§ ${printable(clause)})`}`,
    `${printable(before ?? words.nothing)} → ${printable(now ?? words.nothing)}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) =>
    `  ${row.map((cell, column) => padEnd(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

function differenceLines(difference: Difference, locale: Locale): readonly string[] {
  const words = wordsFor(locale);
  const { sheet, cell, id, generated, found } = difference;
  const states: Readonly<Record<string, string>> = words.states;
  const shown = (value: string | undefined): string =>
    value === undefined
      ? words.nothing
      : printable(difference.kind === 'protection' ? (states[value] ?? value) : value);
  const place = placeText(sheet, cell);
  const width = Math.max(displayWidth(words.generated), displayWidth(words.found));
  return [
    `  ${[place, printable(id ?? '')].filter((part) => part !== '').join('  ')}  ${messageOf(difference)[locale]}`,
    `    ${padEnd(words.generated, width)}  ${shown(generated)}`,
    `    ${padEnd(words.found, width)}  ${shown(found)}`,
  ];
}

export function auditAsJson(report: AuditReport, locale: Locale): string {
  const { workbook, rules, sameRules, origin, resaved, findings, entries, differences, values } = report;
  const content = {
    workbook,
    madeFrom: origin ?? null,
    rules: rules === undefined ? null : { ...rules, sameAsWorkbook: sameRules },
    savedAgain: resaved,
    checklist: findings.map(({ message, ...place }) => ({ ...place, message: message[locale] })),
    changes: entries.map(({ key: _key, ...entry }) => entry),
    differences: differences.map((difference) => ({ ...difference, message: messageOf(difference)[locale] })),
    values,
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
