// What is offered at a caret: in a cell exactly what its column takes, on a line what the grammar goes on with.

import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../compiler/ide/completion/completion.js';
import { templates } from '../../compiler/ide/completion/templates.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { outlineOf } from '../../grammar/editing/outline.js';

const rules = [
  'tariff t "T"',
  'currency EUR',
  'rounding no amount',
  'unit device, devices',
  'fact season "Season" : one of low "Low" | high "High"',
  'fact member "Member" : yes/no',
  'fact count "Count" : devices, whole, from 0 to 100',
  'reading open "Open"',
  '  | option | because |',
  '  | one_way | "a" |',
  '  | other_way | "b" |',
  '  chosen one_way',
  'amount fee "Fee" = 3 EUR',
  '',
].join('\n');
const snapshot = snapshotOf({ path: 't.bareme', text: rules });
const offered = (line: string) => {
  const text = rules + line;
  return completionsAt(snapshot, 't.bareme', text, text.length).map(({ label }) => label);
};

describe('completion', () => {
  it.each([
    ['table x by season\n  | S | V |\n  | ', ['low', 'high', 'the rest']],
    ['table x by season, member\n  | S | M | V |\n  | low | ', ['yes', 'no', 'the rest']],
    ['table x by count\n  | C | V |\n  | up to 3 ', ['devices']],
    ['table x by count\n  | C | V |\n  | ', ['up to', 'below', 'above', 'from', 'the rest']],
    ['example "e"\n  | season | member | count | open |\n  | ', ['low', 'high']],
    ['example "e"\n  | season | member | count | open |\n  | low | ', ['yes', 'no']],
    ['example "e"\n  | season | member | count | open |\n  | low | yes | 3 ', ['devices']],
    [
      'example "e"\n  | season | member | count | open |\n  | low | yes | 3 devices | ',
      ['one_way', 'other_way'],
    ],
  ])('offers in a cell exactly what its column takes: %#', (line, wanted) => {
    expect(offered(line)).toEqual(wanted);
  });

  it('offers the options of what stands before `is`', () => {
    expect(offered('answer a = season is ').slice(0, 2)).toEqual(['low', 'high']);
  });

  it('goes on with a phrase that is half written', () => {
    expect(offered('check fee never ')).toContain('never decreases in');
    expect(offered('check fee never dec')).toContain('never decreases in');
  });

  it('offers types behind a colon, names in a formula, lines below a declaration', () => {
    expect(offered('fact x : ')).toEqual(expect.arrayContaining(['yes/no', 'EUR', 'devices', 'one of']));
    expect(offered('amount x = f')).toContain('fee');
    expect(offered('amount x = fee\n  ')).toEqual(expect.arrayContaining(['at least', 'quote', 'due when']));
    expect(offered('results ')).toEqual(['fee']);
  });

  it('offers nothing within a comment or a text', () => {
    expect(offered('amount x = fee # ')).toEqual([]);
    expect(offered('amount x "')).toEqual([]);
  });

  it('has templates in both languages that are read as what they are', () => {
    for (const [concept, { en, fr }] of Object.entries(templates)) {
      for (const template of [en, fr]) {
        const text = template.replace(/\$\{\d+:([^}]*)\}/g, '$1');
        const under = /^(?:quote|allow|atLeast|atMost|times|dueWhen)$/.test(concept)
          ? 'amount x = 1 EUR\n  '
          : '';
        const [statement] = outlineOf(
          (template === fr && under ? 'montant x = 1 EUR\n  ' : under) + text,
        ).statements;
        expect(statement?.concept, text).toBe(under ? 'amount' : concept);
      }
    }
  });
});
