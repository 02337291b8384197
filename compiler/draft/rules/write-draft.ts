// The parts of a draft → a rule file in its canonical form.

import { print } from '../../../grammar/format/print.js';
import { parse } from '../../../grammar/parse.js';
import { currencyDecimals } from '../../2-check/types/currencies.js';
import type { Locale } from '../../diagnostics/diagnostic.js';
import { punctuation } from '../../languages.js';
import { rational } from '../../runtime/exact/rational.js';
import { decide, doubts, headLines } from '../words.js';
import { type Fact, writtenFact } from './facts.js';
import { tariffName } from './names.js';
import type { WrittenTable } from './write-table.js';
import { quoted, writtenNumber } from './written.js';

export interface DraftParts {
  readonly locale: Locale;
  readonly source: string;
  readonly title: string;
  /** Comments. */
  readonly notes: readonly string[];
  readonly facts: readonly Fact[];
  readonly tables: readonly (WrittenTable & { readonly notes: readonly string[] })[];
  /** Comments on cells that stand in no table. */
  readonly doubts: readonly string[];
}

const keywords = {
  en: {
    tariff: 'tariff',
    currency: 'currency',
    results: 'results',
    rounding: (step: string) => `rounding each amount half up to ${step}`,
    section: 'section our heading',
  },
  fr: {
    tariff: 'tarif',
    currency: 'monnaie',
    results: 'résultats',
    rounding: (step: string) => `arrondi de chaque montant au plus proche à ${step}`,
    section: 'section notre titre',
  },
} as const satisfies Record<Locale, unknown>;

/** `open` names the tables whose lines leave something out. */
export function writeDraft({ locale, ...parts }: DraftParts, open: ReadonlySet<string>): string {
  const k = keywords[locale];
  const { colon } = punctuation[locale];
  const currencies = [...new Set(parts.tables.flatMap(({ currencies: found }) => found))];
  const lines = [
    ...headLines(parts.source, locale),
    '',
    `${k.tariff} ${tariffName(parts.title, k.tariff)} ${quoted(parts.title)}`,
    ...currencies.slice(0, 1).map((code) => `${k.currency} ${code}`),
    ...(currencies.length === 0 ? [] : [`# ${decide[locale]}${colon} ${doubts.rounding[locale]}`]),
    ...currencies.map((code) =>
      k.rounding(
        `${writtenNumber(rational(1n, 10n ** BigInt(currencyDecimals(code) ?? 2)), locale)} ${code}`,
      ),
    ),
    `${k.results} ${parts.tables.flatMap(({ names }) => names).join(', ')}`,
    ...parts.notes,
    '',
    ...parts.facts.flatMap((fact) => writtenFact(fact, locale, `${decide[locale]}${colon}`)),
    ...parts.tables.flatMap((table) => [
      '',
      `${k.section} ${quoted(table.label)}`,
      ...table.heading,
      ...table.rows,
      ...(open.has(table.name) ? [`# ${decide[locale]}${colon} ${doubts.rest[locale]}`, table.restRow] : []),
      ...table.results,
      ...table.notes,
    ]),
    ...(parts.doubts.length === 0 ? [] : ['', ...parts.doubts]),
    '',
  ];
  return print(parse({ path: 'draft.bareme', text: lines.join('\n') }, () => undefined));
}
