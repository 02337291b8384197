// The facts of a model as a form shows them: labels, units, options, limits, sections; and its readings.

import { cycleOf, type Fact, isTime, type Model } from '../../../compiler/3-model/model.js';
import { groupDigits, writeUnit } from '../../../compiler/6-emit/receipt/written.js';
import { isoFromDays } from '../../../compiler/runtime/exact/calendar.js';
import { cycleText } from '../../../compiler/runtime/exact/cycles.js';
import { formatDecimal, hundred, multiply } from '../../../compiler/runtime/exact/rational.js';
import type { Checked, FormFact } from './messages.js';

type Form = Pick<Checked, 'facts' | 'lists' | 'readings' | 'results' | 'checks'>;

/** Empty without a model. In the order of the file. */
export function caseForm(model: Model | undefined, locale: 'en' | 'fr'): Form {
  if (model === undefined) return { facts: [], lists: [], readings: [], results: [], checks: [] };
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
  return {
    facts: model.facts.map((fact) => formFact(fact, model, locale)),
    lists: model.lists.map(({ name, label }) => ({ name, label })),
    readings: model.readings.map(({ name, label, chosen, options, span }) => ({
      name,
      label,
      chosen,
      span,
      options: options.map((option) => ({ name: option.name, label: option.label, because: option.because })),
    })),
    results: model.results.flatMap(({ name, label, definition, listed }) => {
      const span = definitions.get(definition)?.span;
      return span === undefined || !listed ? [] : [{ name, label, span }];
    }),
    checks: model.properties.map(({ text, span }) => ({ text, span })),
  };
}

function formFact(fact: Fact, model: Model, locale: 'en' | 'fr'): FormFact {
  const { name, label, type, list, presence, span } = fact;
  const section = model.sections.find(({ id }) => id === fact.section);
  return {
    name,
    label,
    list,
    kind: isTime(type) ? 'time' : type.kind,
    unit:
      type.kind === 'quantity' && cycleOf(type) === undefined
        ? type.percent
          ? '%'
          : writeUnit(type.unit, model, true)
        : '',
    options:
      type.kind === 'choice' ? type.set.options.map((one) => ({ name: one.name, label: one.label })) : [],
    limits: limitsOf(fact, locale),
    section:
      section === undefined ? '' : [section.number, section.title].filter((part) => part !== '').join(' '),
    needed: presence.kind,
    span,
  };
}

function limitsOf({ domain, type }: Fact, locale: 'en' | 'fr'): string {
  if (domain === undefined) return '';
  if (type.kind === 'date')
    return `${isoFromDays(Number(domain.from.n))} – ${isoFromDays(Number(domain.to.n))}`;
  const cycle = cycleOf(type);
  if (cycle !== undefined)
    return [domain.from, domain.to].map((value) => cycleText(value, cycle, locale)).join(' – ');
  const percent = type.kind === 'quantity' && type.percent;
  const write = (value: typeof domain.from) =>
    groupDigits(formatDecimal(percent ? multiply(value, hundred) : value, 0) ?? '', locale);
  return `${write(domain.from)} – ${write(domain.to)}`;
}
