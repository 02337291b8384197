// The rules of the checker about lists, on lists so short that every case is tried: as in rules-of-the-checker.test.ts.

import { describe, it } from 'vitest';
import { closed, hold, range, searched, some } from './held-certificates.js';

describe('a rule of the checker', () => {
  it('on items of a list: sums, counts, extremes, those beside the one that is spoken of', () => {
    const more = ['list all "All", up to 2', 'fact w of all : number, whole, from 0 to 2'];
    const checks = [
      ...['0', '1', '2', '3', '4'].flatMap((k) => [
        `(sum of w over all) is at most ${k}`,
        `(count of all) is at most ${k}`,
        `(sum of w over all where w is above 1) is at most ${k}`,
        `(sum of w over all) is at least w + ${k} - 2`,
      ]),
      '(sum of w over all) never decreases in w',
      '(sum of w over all) never increases in w',
      '(sum of (w * (x - 2)) over all) never decreases in w',
      '(count of all where w is above 1) never decreases in w',
    ];
    some(hold(checks, (made) => [...searched(made), closed(range)], more));
  });

  const items = ['list all "All", up to 3', 'fact w of all : number, whole, from 0 to 2'];

  it.each([
    ['places', 'position', 'of'],
    ['ranks', '(rank of w)', 'of'],
    ['ranks from below', '(rank of -w)', 'of'],
    ['running totals', '(running total of w)', 'of'],
    ['running totals before', '(running total of w before this one)', 'of'],
    ['counts before', '(count of all before this one where w is up to x)', 'of'],
    ['the highest before', '(highest w over all before this one, otherwise 1)', 'of'],
    ['the last before', '(the last w over all before this one where w is above 0, otherwise 2)', 'of'],
    ['a value carried', 'c', 'of'],
    ['what is carried', '(c of the item before, otherwise 1)', 'of'],
    ['a value carried downwards', 'e', 'of'],
    ['the highest', '(highest w over all)'],
    ['the highest of some', '(highest w over all where w is up to x, otherwise 0)'],
    ['an item of a place', '(w of item 2 of all)'],
    ['the last of all', '(the last c over all, otherwise 0)'],
    ['sums of what is carried', '(sum of e over all)'],
    ['sums of the dearest', '(sum of w over all where rank of w is up to 2)'],
    ['averages', '(average of w over all, otherwise 0)'],
    ['averages of some', '(average of (w - 1) over all where w is up to x, otherwise 0)'],
    ['averages times what is summed', '((average of w over all, otherwise 0) * (sum of w over all))'],
    ['sums by the number of others', '((sum of w over all) / (count of all where w is above 0))'],
    ['averages beside one', '((average of w over all) + w * 0)'],
    ['medians', '(median of w over all, otherwise 0)'],
    ['sums of some of them', '((sum of w over all) - (sum of w over all where w is up to x))'],
  ])('on items that stand before others: %s', (_, of, ofItem = '') => {
    const subject = ofItem === '' ? of : 'told';
    const more = [
      ...items,
      'value c of all = (lower of ((c of the item before, otherwise 1) + w; 4))',
      'value e of all = w - (e of the item before, otherwise 0)',
      ...(ofItem === '' ? [] : [`value told of all = ${of}`]),
    ];
    const checks = [
      ...['-2', '-1', '0', '1', '2', '3', '4', '6'].flatMap((k) => [
        `${subject} is at most (${k})`,
        `${subject} is at least (${k})`,
      ]),
      ...['w', 'x'].flatMap((fact) => [
        `${subject} never decreases in ${fact}`,
        `${subject} never increases in ${fact}`,
        `${subject} has no effect of ${fact}`,
        `${subject} has no jump above 1 in ${fact}`,
      ]),
    ];
    some(hold(checks, searched, more));
  });
});
