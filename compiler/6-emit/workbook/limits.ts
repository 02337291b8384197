// What a workbook cannot do as the model says, as diagnostics and in words for its log.

import { writtenValue } from '../../4-analyse/written-value.js';
import {
  alikeNames,
  beyondSpreadsheetDates,
  inexactComparison,
  inexactRounding,
  lockedParameters,
  shortenedList,
} from '../../diagnostics/catalogue/outside/workbook.js';
import type { Diagnostic, Localized } from '../../diagnostics/diagnostic.js';
import type { Limitation } from './book/findings.js';
import type { Plan } from './plan/plan.js';

export function limitDiagnostics(plan: Plan): readonly Diagnostic[] {
  const { bench } = plan;
  const found = bench.limitations.map((limitation): Diagnostic => {
    const { span, what } = limitation;
    switch (limitation.kind) {
      case 'rounding':
        return inexactRounding(span, { name: what, upTo: sizeText(plan, limitation) });
      case 'comparison':
        return inexactComparison(span, { name: what, upTo: sizeText(plan, limitation) });
      case 'date-range':
        return beyondSpreadsheetDates(span, { name: what });
      case 'capacity':
        return shortenedList(span, { name: what, kept: limitation.kept, of: limitation.of });
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
  return [...found, ...alike(bench.model), ...locked].filter((diagnostic) => {
    const text = `${diagnostic.code} ${diagnostic.span.start} ${diagnostic.message.en}`;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Names of cells that are one name to a spreadsheet, each but the first. */
function alike({ facts, results, definitions }: Plan['bench']['model']): readonly Diagnostic[] {
  const spans = new Map(definitions.map(({ id, span }) => [id, span]));
  const named = [
    ...facts.map(({ name, span }) => ({ name, span })),
    ...results.flatMap(({ name, definition }) => {
      const span = spans.get(definition);
      return span === undefined ? [] : [{ name, span }];
    }),
  ];
  const known = new Map<string, string>();
  return named.flatMap(({ name, span }) => {
    const first = known.get(name.toLowerCase()) ?? name;
    known.set(name.toLowerCase(), first);
    return first === name ? [] : [alikeNames(span, { name })];
  });
}

const sizeText = ({ bench }: Plan, { upTo, type }: Extract<Limitation, { readonly upTo: unknown }>): string =>
  writtenValue(upTo, type ?? { kind: 'quantity', unit: { powers: [] }, percent: false }, bench.model);

export const limitTexts = (plan: Plan): readonly string[] =>
  limitDiagnostics(plan).map(
    ({ message }: { readonly message: Localized }) => message[plan.bench.model.language],
  );
