// A form of the facts of a ruleset, for people to try it: amounts and the receipt below it.

import { factShapesOf } from '../../../compiler/3-model/fact-shapes.js';
import type { Model } from '../../../compiler/3-model/model.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { writeFact } from '../../../compiler/runtime/facts/fact-messages.js';
import type { FactShape } from '../../../compiler/runtime/facts/facts.js';
import type { ServedRuleset } from '../port.js';
import { html, page } from './page.js';

const english = {
  rulesets: 'Rulesets',
  remove: 'Remove',
  add: 'Add',
  options: 'Date and readings',
  compute: 'Compute',
  optional: 'optional',
  yes: 'yes',
  no: 'no',
  inForce: 'In force on',
};
type Words = typeof english;

const words = {
  en: english,
  fr: {
    rulesets: 'Barèmes',
    remove: 'Retirer',
    add: 'Ajouter',
    options: 'Date et lectures',
    compute: 'Calculer',
    optional: 'facultatif',
    yes: 'oui',
    no: 'non',
    inForce: 'En vigueur le',
  },
} satisfies Readonly<Record<Locale, Words>>;

export function formPage({ name, model }: ServedRuleset, locale: Locale): string {
  const say = words[locale];
  const { facts, lists } = factShapesOf(model);
  const asked = facts.filter((fact) => !(model.dating.kind === 'on' && fact.name === model.dating.fact));
  const own = asked.filter(({ list }) => list === undefined).map((fact) => factField(fact, say));
  const ofLists = lists.map(({ name: list, label, capacity }) => {
    const fields = asked.filter((fact) => fact.list === list).map((fact) => factField(fact, say));
    return `<fieldset data-list="${html(list)}" data-capacity="${capacity}"><legend>${html(label)}</legend>
<template>${`<fieldset data-item>${fields.join('\n')}<button type="button" data-remove>${say.remove}</button></fieldset>`}</template>
<button type="button" data-add>${say.add}</button></fieldset>`;
  });
  const options = [dateField(model, say), ...readingFields(model)].filter((field) => field !== '');
  return page(
    model.label,
    locale,
    `<p><a href="/">${say.rulesets}</a></p>
<h1>${html(model.label)}</h1>
<form data-ruleset="${html(name)}" novalidate>
${own.join('\n')}
${ofLists.join('\n')}
${options.length === 0 ? '' : `<details><summary>${say.options}</summary>${options.join('\n')}</details>`}
<button type="submit">${say.compute}</button>
</form>
<section aria-live="polite" id="answer"></section>`,
    '/assets/form.js',
  );
}

function factField(shape: FactShape, say: Words): string {
  const { name, label, unit, percent, domain, presence } = shape;
  const limits =
    domain === undefined ? '' : `${writeFact(shape, domain.from)} – ${writeFact(shape, domain.to)}`;
  const needed = presence === 'always' ? '' : ` (${say.optional})`;
  const shownUnit = shape.kind === 'quantity' ? `${percent ? '%' : ''}${unit}` : '';
  return `<label><span>${html(label)}${needed}</span>${control(shape, say)}<span>${html(shownUnit)}</span><small><code>${html(name)}</code> ${html(limits)}</small></label>`;
}

/** What is typed goes out as it is: numbers as decimal texts, never as doubles. */
function control({ kind, name, options }: FactShape, say: Words): string {
  const named = `name="${html(name)}" data-kind="${kind}"`;
  switch (kind) {
    case 'quantity':
      return `<input ${named} inputmode="decimal" autocomplete="off">`;
    case 'text':
      return `<input ${named} autocomplete="off">`;
    case 'date':
      return `<input ${named} type="date">`;
    case 'time':
      return `<input ${named} type="time">`;
    case 'yes-no':
      return select(named, [
        ['true', say.yes],
        ['false', say.no],
      ]);
    case 'choice':
      return select(
        named,
        options.map((option) => [option.name, option.label]),
      );
    default:
      return kind satisfies never;
  }
}

const select = (named: string, choices: readonly (readonly [value: string, label: string])[]): string =>
  `<select ${named}><option value=""></option>${choices
    .map(([value, label]) => `<option value="${html(value)}">${html(label)}</option>`)
    .join('')}</select>`;

const dateField = (model: Model, say: Words): string =>
  model.dating.kind === 'fact' || model.versions.length === 0
    ? ''
    : `<label><span>${say.inForce}</span><input type="date" data-option="on"><span></span></label>`;

const readingFields = ({ readings }: Model): readonly string[] =>
  readings.map(
    ({ name, label, options, chosen }) =>
      `<label><span>${html(label)}</span><select data-option="reading" data-reading="${html(name)}">${options
        .map(
          (option) =>
            `<option value="${html(option.name)}"${option.name === chosen ? ' selected data-chosen' : ''}>${html(option.name)}</option>`,
        )
        .join('')}</select><span></span></label>`,
  );
