// The case: facts by section as fields, amounts at once, and how each comes about.

import type { Receipt, ReceiptStep } from '../../../compiler/6-emit/receipt/receipt.js';
import { punctuation } from '../../../compiler/languages.js';
import type { Span } from '../../../compiler/source.js';
import type { FormFact } from '../engine/messages.js';
import { button, fill, h } from './ground/elements.js';
import { decimalText } from './ground/number-text.js';
import { state } from './ground/state.js';
import { locale, say } from './ground/words.js';

export interface CaseEvents {
  readonly changed: () => void;
  readonly show: (span: Span) => void;
  readonly asExample: () => void;
}

type Item = Record<string, unknown>;

/** Fields are made anew only when the facts are others: typing is never interrupted. */
let shownFor = '';

/** The example that the case was begun from, by its place. */
let startedFrom = '';

export function showForm(host: HTMLElement, events: CaseEvents, force = false): void {
  const { checked } = state;
  const facts = checked?.facts ?? [];
  const key = JSON.stringify([locale(), facts, checked?.lists, checked?.examples.map(({ label }) => label)]);
  if (key === shownFor && !force) return;
  shownFor = key;
  const own = facts.filter(({ list }) => list === undefined);
  const sections = [...new Set(own.map(({ section }) => section))];
  fill(
    host,
    starters(events, host),
    ...sections.map((section) =>
      h(
        'fieldset',
        {},
        section !== '' && h('legend', {}, section),
        ...own.filter((fact) => fact.section === section).map((fact) => field(fact, state.facts, events)),
      ),
    ),
    ...(checked?.lists ?? []).map(({ name, label }) => list(name, label, facts, host, events)),
  );
}

function starters(events: CaseEvents, host: HTMLElement): HTMLElement {
  const examples = state.checked?.examples ?? [];
  const select = h(
    'select',
    {
      id: 'starter',
      'data-key': 'starter',
      onchange: () => {
        startedFrom = select.value;
        const example = select.value === '' ? undefined : examples[Number(select.value)];
        state.facts = example === undefined ? {} : structuredClone({ ...example.facts });
        state.readings = example === undefined ? {} : { ...example.readings };
        showForm(host, events, true);
        events.changed();
      },
    },
    h('option', { value: '' }, say('emptyCase')),
    ...examples.map(({ label }, index) => h('option', { value: String(index) }, label)),
  );
  select.value = examples[Number(startedFrom)] === undefined ? '' : startedFrom;
  return h(
    'p',
    { class: 'row' },
    h('label', { for: 'starter' }, `${say('factsOf')} `),
    select,
    button(say('asExample'), events.asExample),
  );
}

function field(fact: FormFact, into: Item, events: CaseEvents, suffix = ''): HTMLElement {
  const id = `fact-${fact.name}${suffix}`;
  const note = h('small', { id: `${id}-note` });
  const set = (value: unknown) => {
    if (value === undefined) delete into[fact.name];
    else into[fact.name] = value;
    events.changed();
  };
  const common = { id, 'data-key': id, 'aria-describedby': `${id}-note` };
  const given = into[fact.name];
  const choose = (options: readonly (readonly [string, string])[], read: (value: string) => unknown) => {
    const select = h(
      'select',
      { ...common, onchange: () => set(select.value === '' ? undefined : read(select.value)) },
      h('option', { value: '' }, say('notGiven')),
      ...options.map(([value, label]) => h('option', { value }, label)),
    );
    select.value = given === undefined ? '' : String(given);
    return select;
  };
  const write = (type: string, read: (value: string) => unknown) => {
    const input = h('input', {
      ...common,
      type,
      autocomplete: 'off',
      ...(fact.kind === 'quantity' ? { inputmode: 'decimal' } : {}),
      oninput: () => {
        const value = input.value.trim() === '' ? undefined : read(input.value);
        note.textContent =
          fact.kind === 'quantity' && value !== undefined && value !== input.value
            ? `${say('saidAs')} ${String(value)}`
            : fact.limits;
        set(value);
      },
    });
    input.value = given === undefined ? '' : shown(fact, String(given));
    return input;
  };
  note.textContent = fact.limits;
  const control = (): HTMLElement => {
    switch (fact.kind) {
      case 'yes-no':
        return choose(
          [
            ['true', say('yes')],
            ['false', say('no')],
          ],
          (value) => value === 'true',
        );
      case 'choice':
        return choose(
          fact.options.map(({ name, label }) => [name, label] as const),
          (value) => value,
        );
      case 'date':
      case 'time':
        return write(fact.kind, (value) => value);
      case 'text':
        return write('text', (value) => value);
      case 'quantity':
        // What is no number goes as it is: the answer says what is wrong with it.
        return write('text', (value) => decimalText(value, locale()) ?? value);
    }
  };
  return h(
    'div',
    { class: 'fact', 'data-fact': fact.name },
    h('label', { for: id }, fact.label),
    control(),
    fact.unit !== '' && h('span', { class: 'unit' }, fact.unit),
    note,
  );
}

/** Decimals with the sign of the language. */
const shown = ({ kind }: FormFact, value: string): string =>
  kind === 'quantity' ? value.replace('.', punctuation[locale()].decimal) : value;

function list(
  name: string,
  label: string,
  facts: readonly FormFact[],
  host: HTMLElement,
  events: CaseEvents,
): HTMLElement {
  const items = (state.facts[name] ?? []) as Item[];
  const set = (all: Item[]) => {
    state.facts[name] = all;
    showForm(host, events, true);
    events.changed();
  };
  const own = facts.filter((fact) => fact.list === name);
  return h(
    'fieldset',
    {},
    h('legend', {}, label),
    ...items.map((item, index) =>
      h(
        'fieldset',
        { class: 'item' },
        h('legend', {}, `${label} ${index + 1}`),
        ...own.map((fact) => field(fact, item, events, `-${index}`)),
        button(say('removeItem'), () => set(items.filter((_, place) => place !== index))),
      ),
    ),
    button(say('addItem'), () => set([...items, {}])),
  );
}

export function showAmounts(host: HTMLElement, events: CaseEvents): void {
  const { priced, checked, wholeAt } = state;
  const status =
    checked === undefined || checked.amounts === 'whole'
      ? undefined
      : checked.amounts === 'partial'
        ? `${say('partial')} ${checked.leftOut.join(', ')}`
        : priced === undefined
          ? say('noAmounts')
          : `${say('old')} ${wholeAt?.toLocaleTimeString(locale()) ?? ''}, ${say('beforeMistake')}`;
  fill(
    host,
    status !== undefined && h('p', { class: 'stale', role: 'status' }, `⚠ ${status}`),
    priced?.results.length === 0 && h('p', { class: 'quiet' }, say('noResults')),
    priced !== undefined &&
      priced.results.length > 0 &&
      h(
        'table',
        { class: 'amounts' },
        h('caption', {}, say('amounts')),
        h(
          'tbody',
          {},
          ...priced.results.map(({ name, label, span, written, refusals }) =>
            h(
              'tr',
              { 'data-result': name },
              h(
                'th',
                { scope: 'row' },
                button(label, () => events.show(span), { class: 'plain' }),
              ),
              h(
                'td',
                {},
                written ??
                  h('span', { class: 'waits' }, refusals.map(({ message }) => message[locale()]).join(' ; ')),
              ),
            ),
          ),
        ),
      ),
    priced?.receipt !== undefined && receipt(priced.receipt, events),
  );
}

function receipt({ entries }: Receipt, events: CaseEvents): HTMLElement {
  return h(
    'section',
    { class: 'receipt', 'aria-label': say('receipt') },
    h('h3', {}, say('receipt')),
    ...entries.map((entry) =>
      h(
        'details',
        { 'data-entry': entry.name },
        h('summary', {}, `${entry.label} : ${entry.written}`),
        entry.clause !== undefined &&
          h(
            'p',
            { class: 'clause' },
            [entry.clause.number === '' ? '' : `§ ${entry.clause.number}`, entry.clause.title]
              .filter(Boolean)
              .join(' '),
            entry.clause.quote !== undefined && h('q', {}, entry.clause.quote),
          ),
        h('ol', {}, ...entry.steps.map((step) => stepLine(step, events))),
      ),
    ),
  );
}

function stepLine(step: ReceiptStep, events: CaseEvents): HTMLElement {
  const retained = step.alternatives.filter((one) => one.retained).map(({ label }) => label);
  return h(
    'li',
    { 'data-start': String(step.span.start), 'data-end': String(step.span.end), 'data-file': step.span.file },
    button(step.label, () => events.show(step.span), { class: 'plain' }),
    ` = ${step.written}`,
    h('br'),
    h('code', {}, step.numbers),
    ...retained.map((label) => h('div', {}, `→ ${label}`)),
    ...step.rows.map((row) =>
      h(
        'div',
        { class: 'table-row' },
        button(row.cells.join(' | '), () => events.show(row.span), { class: 'plain' }),
      ),
    ),
  );
}
