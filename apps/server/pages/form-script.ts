// The program of the form, for browsers.

export const formScript = `'use strict';
const form = document.querySelector('form');
const answer = document.getElementById('answer');
const say = {
  en: { amounts: 'Amounts', receipt: 'Receipt', silent: 'the server does not answer' },
  fr: { amounts: 'Montants', receipt: 'Détail', silent: 'le serveur ne répond pas' },
}[document.documentElement.lang];
const at = '/v1/' + encodeURIComponent(form.dataset.ruleset);

/** What is filled in: empty fields are facts that were not given; a decimal comma is taken for a point. */
function factsIn(scope, inItem) {
  const facts = {};
  for (const field of scope.querySelectorAll('[data-kind]')) {
    if (Boolean(field.closest('[data-item]')) !== inItem || field.value === '') continue;
    const { kind } = field.dataset;
    facts[field.name] = kind === 'yes-no' ? field.value === 'true'
      : kind === 'quantity' ? field.value.trim().replace(/^([+-]?\\d+),(\\d+)$/, '$1.$2') : field.value;
  }
  return facts;
}
function wholeCase() {
  const facts = factsIn(form, false);
  for (const list of form.querySelectorAll('[data-list]')) {
    facts[list.dataset.list] = [...list.querySelectorAll('[data-item]')].map((item) => factsIn(item, true));
  }
  return JSON.stringify(facts);
}
function query() {
  const asked = new URLSearchParams({ lang: document.documentElement.lang });
  for (const field of form.querySelectorAll('[data-option]')) {
    if (field.dataset.option === 'on' && field.value !== '') asked.set('on', field.value);
    if (field.dataset.option === 'reading' && !field.selectedOptions[0].hasAttribute('data-chosen')) {
      asked.append('reading', field.dataset.reading + '=' + field.value);
    }
  }
  return asked;
}
const element = (name, text, className) => Object.assign(document.createElement(name), { textContent: text, className: className || '' });
const ask = (path, more) => {
  const asked = query();
  for (const [name, value] of Object.entries(more)) asked.set(name, value);
  return fetch(at + path + '?' + asked, { method: 'POST', headers: { 'content-type': 'application/json' }, body: wholeCase() });
};
function fieldOf(path) {
  const item = /^(.*)\\[(\\d+)\\](?:\\.(.*))?$/.exec(path);
  if (!item) return form.querySelector('[name="' + CSS.escape(path) + '"]');
  const list = form.querySelector('[data-list="' + CSS.escape(item[1]) + '"]');
  const one = list && list.querySelectorAll('[data-item]')[Number(item[2])];
  return one && item[3] ? one.querySelector('[name="' + CSS.escape(item[3]) + '"]') : null;
}
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  for (const field of form.querySelectorAll('.wrong')) field.classList.remove('wrong');
  answer.replaceChildren();
  try {
    const told = await ask('/evaluate', {});
    const { outputs, notices, errors } = await told.json();
    if (errors) {
      const list = element('ul', '', 'error');
      for (const { message, path } of errors) {
        list.append(element('li', message));
        const field = fieldOf(path);
        if (field) field.classList.add('wrong');
      }
      answer.append(list);
      return;
    }
    const table = element('table', '');
    for (const [name, value] of Object.entries(outputs)) {
      const row = table.insertRow();
      row.append(element('td', name), element('td', Array.isArray(value) ? value.join(' ; ') : String(value), 'amount'));
    }
    answer.append(element('h2', say.amounts), table);
    for (const notice of notices || []) answer.append(element('p', notice));
    const receipt = await ask('/receipt', { format: 'text' });
    answer.append(element('h2', say.receipt), element('pre', await receipt.text()));
  } catch (error) {
    answer.append(element('p', say.silent, 'error'));
  }
});
form.addEventListener('click', (event) => {
  const add = event.target.closest('[data-add]');
  if (add) {
    const list = add.closest('[data-list]');
    if (list.querySelectorAll('[data-item]').length < Number(list.dataset.capacity)) {
      add.before(list.querySelector('template').content.cloneNode(true));
    }
  }
  if (event.target.closest('[data-remove]')) event.target.closest('[data-item]').remove();
});
`;
