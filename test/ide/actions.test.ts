// Every change that is offered mends what it is offered for, and says in both languages what it writes.

import { describe, expect, it } from 'vitest';
import type { Action } from '../../compiler/ide/actions/action.js';
import { actionsFor } from '../../compiler/ide/actions/actions.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';

const apply = (text: string, { edits }: Action) =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((all, { span, text: put }) => all.slice(0, span.start) + put + all.slice(span.end), text);

const document = {
  path: 't.txt',
  text: 'The fee is 90,89 EUR a day and 1 500 EUR a year.\nThe fee is due in advance, 12 EUR of it on the first day.\n',
};
const head = 'tariff t\nsource "t.txt" in English\ncurrency EUR\nrounding no amount\n';
const day =
  'fact days : days, whole, from 0 to 100\namount fee = days * 90.89 EUR/day\n  quote "The fee is due in advance"\n';
const rest =
  'not used "1 500 EUR a year" because "no yearly fee"\nnot used "12 EUR of it" because "when, not how much"\n';

const told = (text: string) => {
  const snapshot = snapshotOf({ path: 't.bareme', text }, { document: () => document });
  return { snapshot, codes: snapshot.diagnostics.map(({ code }) => code) };
};

describe('actions', () => {
  it('start from a file that has nothing to mend', () => {
    expect(told(head + day + rest).codes).toEqual([]);
  });

  it.each([
    ['W905', head + day.replace('90.89', '90.87') + rest, 'write `90.89`, as the document has it'],
    ['W905', head + day.replace('90.89', '90.87') + rest, 'keep it, and say why: `allow W905 because "…"`'],
    ['E901', head + day.replace('in advance', 'before') + rest, 'quote the document: `year. The fee is due`'],
    [
      'W904',
      head + day + rest.replace(/.*yearly.*\n/, ''),
      'say why no rule has it: `not used "1 500" because "…"`',
    ],
    [
      'E506',
      `${head + day + rest}example "ten"\n  | days    | fee     |\n  | 10 days | 909 EUR |\n`,
      'take what the rules give: `908.90 EUR`',
    ],
    [
      'E507',
      `${head + day + rest}fact member : yes/no\namount due = fee when member, otherwise 0 EUR\nexample "ten"\n  | days    | due   |\n  | 10 days | 0 EUR |\n`,
      'give `member` in the example',
    ],
    ['E201', `${head + day + rest}answer big = tall\n`, 'declare it: `fact tall "Tall" : yes/no`'],
    [
      'E201',
      `${head + day + rest}amount more = fee + extra\n`,
      'declare it: `fact extra "Extra" : EUR, from 0 to 1 000 000`',
    ],
    [
      'E601',
      `${head + day + rest}table rate by days\n  | Days | Rate |\n  | up to 10 days | 12 EUR |\namount more = rate\n`,
      'add the row `| the rest | not given |`',
    ],
  ])('mend %s: %#', (code, text, title) => {
    const { snapshot } = told(text);
    const diagnostic = snapshot.diagnostics.find((one) => one.code === code);
    expect(snapshot.diagnostics.map((one) => one.code)).toContain(code);
    if (diagnostic === undefined) return;
    const actions = actionsFor(diagnostic, snapshot);
    expect(actions.map((action) => action.title.en)).toContain(title);
    expect(actions.filter(({ preferred }) => preferred).length).toBeLessThanOrEqual(1);
    const action = actions.find((one) => one.title.en === title);
    if (action === undefined) return;
    expect(action.title.fr).not.toBe(action.title.en);
    const mended = told(apply(text, action).replaceAll('"…"', '"reason"'));
    expect(mended.codes.filter((one) => one === code)).toEqual([]);
    expect(mended.codes.filter((one) => one.startsWith('E'))).toEqual([]);
  });

  it('write French in a French file', () => {
    const text =
      'tarif t\nsource "t.txt" en français\nmonnaie EUR\narrondi d\'aucun montant\ndonnée jours_loués : jours, entier, de 0 à 100\nmontant prix = jours_loués * 90,87 EUR/jour\n';
    const { snapshot } = told(text);
    const number = snapshot.diagnostics.find(({ code }) => code === 'W905');
    expect(number && actionsFor(number, snapshot).map(({ edits }) => edits[0]?.text)).toEqual([
      '90,89',
      '\n  admettre W905 car "…"',
    ]);
  });
});
