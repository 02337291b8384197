// What a replay found, told to people.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { printable } from '../../../compiler/diagnostics/display.js';
import { pluralEnding } from '../../../compiler/languages.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { keyText } from '../input/exact-json.js';
import type { KeptRecord } from './read-record.js';
import type { Difference, Replayed } from './replay-record.js';

const s = pluralEnding.fr;

const words = {
  en: {
    case: (number: number) => `case ${number}`,
    what: {
      outcome: 'priced or refused',
      errors: 'why it is refused',
      notices: 'notices',
      readings: 'readings',
    },
    none: 'none',
    priced: 'priced',
    from: 'because',
    altered: 'the record was changed after it was written: its hash does not fit',
    rules: 'the rules are others than those of the record',
    document: (name: string) => `the document \`${name}\` is another`,
    version: (then: string, now: string) => `bareme ${now} prices, ${then} did`,
    nothing:
      'rules, documents and version of bareme are those of the record: this is a defect of bareme, or of what kept the record',
    unread: (line: number, reason: string) => `line ${line}: ${reason}`,
    sum: (all: number, same: number, different: number, altered: number, unread: number) =>
      [
        `${all} record${pluralEnding.en(all)}: ${same} the same, ${different} different`,
        ...(altered > 0 ? [`${altered} changed after being written`] : []),
        ...(unread > 0 ? [`${unread} that cannot be read`] : []),
      ].join(', '),
  },
  fr: {
    case: (number: number) => `cas ${number}`,
    what: {
      outcome: 'calculé ou refusé',
      errors: 'motif du refus',
      notices: 'remarques',
      readings: 'lectures',
    },
    none: 'rien',
    priced: 'calculé',
    from: 'parce que',
    altered: "l'enregistrement a été modifié après son écriture : son empreinte ne correspond pas",
    rules: "les règles ne sont pas celles de l'enregistrement",
    document: (name: string) => `le document \`${name}\` est un autre`,
    version: (then: string, now: string) => `bareme ${now} calcule, ${then} avait calculé`,
    nothing:
      "règles, documents et version de bareme sont ceux de l'enregistrement : c'est un défaut de bareme, ou de ce qui a tenu l'enregistrement",
    unread: (line: number, reason: string) => `ligne ${line} : ${reason}`,
    sum: (all: number, same: number, different: number, altered: number, unread: number) =>
      [
        `${all} enregistrement${s(all)} : ${same} identique${s(same)}, ${different} différent${s(different)}`,
        ...(altered > 0 ? [`${altered} modifié${s(altered)} après écriture`] : []),
        ...(unread > 0 ? [`${unread} illisible${s(unread)}`] : []),
      ].join(', '),
  },
} as const;

export interface Sums {
  readonly all: number;
  readonly same: number;
  readonly different: number;
  readonly altered: number;
  readonly unread: number;
}

export const replaySum = ({ all, same, different, altered, unread }: Sums, locale: Locale): string =>
  `${words[locale].sum(all, same, different, altered, unread)}\n`;

export const unreadText = (line: number, reason: Localized, locale: Locale): string =>
  `${words[locale].unread(line, reason[locale])}\n`;

/** Why a record gives something else, in the words of people. */
export function reasonsOf(
  { changed }: Replayed,
  then: string | undefined,
  version: string,
  locale: Locale,
): readonly string[] {
  const say = words[locale];
  const reasons = [
    ...(changed.record ? [say.altered] : []),
    ...(changed.rules ? [say.rules] : []),
    ...changed.documents.map(say.document),
    ...(changed.version ? [say.version(then ?? '', version)] : []),
  ];
  return reasons.length > 0 ? reasons : [say.nothing];
}

/** One record that gives something else, or was altered. */
export function replayText(record: KeptRecord, replayed: Replayed, version: string, locale: Locale): string {
  const say = words[locale];
  const value = (text: string | undefined, what: Difference['what']) =>
    text ?? ((what satisfies string) === 'outcome' ? say.priced : say.none);
  const key = record.key === undefined ? '' : ` (${keyText(record.key)})`;
  const lines = [
    `${say.case(record.number)}${key}`,
    ...replayed.differences.map(({ what, name, recorded, now }) => {
      const subject = what === 'result' ? (name ?? '') : say.what[what];
      return `  ${subject}: ${value(recorded, what)} → ${value(now, what)}`;
    }),
    ...replayed.causes.map(
      ({ name, clause, recorded, now }) =>
        `  ${say.from} ${name}${clause === '' ? '' : ` (${clause})`}: ${recorded ?? say.none} → ${now ?? say.none}`,
    ),
    ...reasonsOf(replayed, record.version, version, locale).map((reason) => `  ${reason}`),
  ];
  return `${printableLines(lines)}\n`;
}

const printableLines = (lines: readonly string[]): string => lines.map(printable).join('\n');
