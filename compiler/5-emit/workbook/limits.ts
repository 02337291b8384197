// What a workbook cannot do as the model says, as diagnostics and in words for its log.

import {
  alikeNames,
  beyondSpreadsheetDates,
  inexactComparison,
  inexactRounding,
  lockedParameters,
  shortenedList,
} from '../../diagnostics/catalogue/workbook.js';
import type { Diagnostic, Localized } from '../../diagnostics/diagnostic.js';
import { formatDecimal, type Rational } from '../../runtime/rational.js';
import type { Plan } from './plan/plan.js';

export function limitDiagnostics({ bench }: Plan): readonly Diagnostic[] {
  const found = bench.limitations.map((limitation): Diagnostic => {
    const { span, what } = limitation;
    switch (limitation.kind) {
      case 'rounding':
        return inexactRounding(span, { name: what, upTo: sizeText(limitation.upTo) });
      case 'comparison':
        return inexactComparison(span, { name: what, upTo: sizeText(limitation.upTo) });
      case 'date-range':
        return beyondSpreadsheetDates(span, { name: what });
      case 'capacity':
        return shortenedList(span, { name: what, kept: limitation.kept, of: limitation.of });
      case 'alike-names':
        return alikeNames(span, { name: what });
      default:
        return limitation satisfies never;
    }
  });
  const [main] = bench.model.files;
  const locked =
    bench.freedom.factor === 1 && main !== undefined
      ? [lockedParameters({ file: main, start: 0, end: 0 }, { name: bench.model.name })]
      : [];
  const seen = new Set<string>();
  return [...found, ...locked].filter((diagnostic) => {
    const text = `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.message.en}`;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

const sizeText = (size: Rational): string => formatDecimal(size) ?? '0';

export const limitTexts = (plan: Plan): readonly string[] =>
  limitDiagnostics(plan).map(
    ({ message }: { readonly message: Localized }) => message[plan.bench.model.language],
  );
