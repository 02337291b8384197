// A form of the facts of a ruleset, for people to try it: amounts and the receipt below it.

import { factShapesOf } from '../../../compiler/3-model/fact-shapes.js';
import type { Model } from '../../../compiler/3-model/model.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { writeFact } from '../../../compiler/runtime/facts/fact-messages.js';
import type { FactShape } from '../../../compiler/runtime/facts/facts.js';
import type { ServedRuleset } from '../port.js';
import { html, page } from './page.js';

export function formPage({ name, model }: ServedRuleset, locale: Locale): string {
  const fr = locale === 'fr';
  const { facts, lists } = factShapesOf(model);
  const asked = facts.filter((fact) => !(model.dating.kind === 'on' && fact.name === model.dating.fact));
  const own = asked.filter(({ list }) => list === undefined).map((fact) => factField(fact, fr));
  const ofLists = lists.map(({ name: list, label, capacity }) => {
    const fields = asked.filter((fact) => fact.list === list).map((fact) => factField(fact, fr));
    return `<fieldset data-list="${html(list)}" data-capacity="${capacity}"><legend>${html(label)}</legend>
<template>${`<fieldset data-item>${fields.join('\n')}<button type="button" data-remove>${fr ? 'Retirer' : 'Remove'}</button></fieldset>`}</template>
<button type="button" data-add>${fr ? 'Ajouter' : 'Add'}</button></fieldset>`;
  });
  const options = [dateField(model, fr), ...readingFields(model)].filter((field) => field !== '');
  return page(
    model.label,
    locale,
    `<p><a href="/">${fr ? 'Barèmes' : 'Rulesets'}</a></p>
<h1>${html(model.label)}</h1>
<form data-ruleset="${html(name)}" novalidate>
${own.join('\n')}
${ofLists.join('\n')}
${options.length === 0 ? '' : `<details><summary>${fr ? 'Date et lectures' : 'Date and readings'}</summary>${options.join('\n')}</details>`}
<button type="submit">${fr ? 'Calculer' : 'Compute'}</button>
</form>
<section aria-live="polite" id="answer"></section>`,
    '/assets/form.js',
  );
}

function factField(shape: FactShape, fr: boolean): string {
  const { name, label, unit, percent, domain, presence } = shape;
  const limits =
    domain === undefined ? '' : `${writeFact(shape, domain.from)} – ${writeFact(shape, domain.to)}`;
  const needed = presence === 'always' ? '' : fr ? ' (facultatif)' : ' (optional)';
  const shownUnit = shape.kind === 'quantity' ? `${percent ? '%' : ''}${unit}` : '';
  return `<label><span>${html(label)}${needed}</span>${control(shape, fr)}<span>${html(shownUnit)}</span><small><code>${html(name)}</code> ${html(limits)}</small></label>`;
}

/** What is typed goes out as it is: numbers as decimal texts, never as doubles. */
function control({ kind, name, options }: FactShape, fr: boolean): string {
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
        ['true', fr ? 'oui' : 'yes'],
        ['false', fr ? 'non' : 'no'],
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

const dateField = (model: Model, fr: boolean): string =>
  model.dating.kind === 'fact' || model.versions.length === 0
    ? ''
    : `<label><span>${fr ? 'En vigueur le' : 'In force on'}</span><input type="date" data-option="on"><span></span></label>`;

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
