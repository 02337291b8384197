// A column for a fact that an example does not give, with the plainest value that the fact allows.

import { type Fact, isTime } from '../../../3-model/model.js';
import { factsReached } from '../../../3-model/reached/facts-reached.js';
import { exampleRefused } from '../../../diagnostics/catalogue/analysis/examples.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { isoFromDays } from '../../../runtime/exact/calendar.js';
import { cycleText } from '../../../runtime/exact/cycles.js';
import { formatDecimal, hundred, multiply } from '../../../runtime/exact/rational.js';
import type { ActionMaker } from '../action.js';
import { at, declarationAround } from '../places.js';
import { asWritten } from '../replace/values.js';

export const addFactToExample: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  const model = snapshot.compilation.model;
  if (code !== exampleRefused.entry.code || model === undefined) return [];
  const place = declarationAround(snapshot, span);
  if (place?.declaration.kind !== 'example' || place.declaration.header === undefined) return [];
  const { declaration, file } = place;
  const given = new Set(declaration.header?.cells.map(({ text }) => text));
  const asked = new Set(
    model.examples
      .filter((one) => isIn(one.span, declaration.span))
      .flatMap((one) => one.expected.map(({ result }) => result)),
  );
  const wanted = model.results.filter(({ name }) => asked.has(name)).map(({ definition }) => definition);
  const reached = new Set(factsReached(model, wanted));
  const missing = model.facts.filter(
    ({ name, list, presence }) =>
      list === undefined && reached.has(name) && !given.has(name) && presence.kind === 'always',
  );
  const values = missing.flatMap((fact) => {
    const value = plainest(fact, file.locale);
    return value === undefined ? [] : [{ name: fact.name, value }];
  });
  if (values.length === 0 || values.length < missing.length) return [];
  const rows = [declaration.header, ...declaration.rows].flatMap((row) => (row === undefined ? [] : [row]));
  const names = values.map(({ name }) => `\`${name}\``).join(', ');
  return [
    {
      title: { en: `give ${names} in the example`, fr: `donner ${names} dans l'exemple` },
      edits: rows.map((row, index) => ({
        span: at(file.path, row.cells[0]?.span.start ?? row.span.start),
        text: values.map(({ name, value }) => `${index === 0 ? name : value} | `).join(''),
      })),
    },
  ];
};

const isIn = (span: { file: string; start: number }, outer: { file: string; start: number; end: number }) =>
  span.file === outer.file && outer.start <= span.start && span.start <= outer.end;

function plainest({ type, domain }: Fact, locale: 'en' | 'fr'): string | undefined {
  switch (type.kind) {
    case 'yes-no':
      return { en: 'no', fr: 'non' }[locale];
    case 'choice':
      return type.set.options[0]?.name;
    case 'date':
      return domain && isoFromDays(Number(domain.from.n));
    case 'text':
      return '"…"';
    case 'quantity': {
      if (isTime(type))
        return domain && (cycleText(domain.from, 'time', locale) ?? '0:00').replaceAll('\u00a0', ' ');
      const lowest = domain && formatDecimal(type.percent ? multiply(domain.from, hundred) : domain.from, 0);
      return lowest === undefined ? undefined : asWritten(lowest, type, locale);
    }
  }
}
