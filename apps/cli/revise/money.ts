// Amounts as people read them: with the decimals of the currency, grouped, in the language of the report.

import type { Model } from '../../../compiler/3-model/model.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { punctuation } from '../../../compiler/languages.js';
import { formatDecimal, parseDecimal, type Rational } from '../../../compiler/runtime/exact/rational.js';

export interface Money {
  /** `1 234,56 EUR`, `1,234.56 EUR`; never rounded: more decimals where the amount has more. */
  readonly of: (value: Rational) => string;
  /** The same of a written amount; an en dash where there is none. */
  readonly written: (amount: string | undefined) => string;
}

export function moneyIn({ currency }: Pick<Model, 'currency'>, locale: Locale): Money {
  const decimals = currency?.decimals ?? 2;
  const { decimal: point } = punctuation[locale];
  const group = { en: ',', fr: '\u00a0' }[locale];
  const unit = currency === undefined ? '' : `\u00a0${currency.code}`;
  const shown = (text: string): string => {
    const [whole = '', rest = ''] = text.replace('-', '').split('.');
    const digits = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
    const behind = rest.padEnd(decimals, '0');
    return `${text.startsWith('-') ? '\u2212' : ''}${digits}${behind === '' ? '' : point + behind}${unit}`;
  };
  return {
    of: (value) => {
      const text = formatDecimal(value);
      return text === undefined ? `${value.n}/${value.d}` : shown(text);
    },
    written: (amount) =>
      amount === undefined ? '–' : parseDecimal(amount) === undefined ? amount : shown(amount),
  };
}
