// Of a large book, hypotheses are narrowed down on a part of it before the whole is gone through: what is said is the same.

import { expect, it } from 'vitest';
import { water } from './evidence/legacy/water.js';
import { bookOf, measuredBy } from './evidence/measure.js';
import { tariffIn } from './evidence/tariffs.js';

it.each(['VAT cut to the cent', 'no subscription where nothing is consumed'])(
  'a book of 1 500 cases: %s',
  async (slip) => {
    const book = bookOf(tariffIn('examples/gallery/facture-eau').model, 1_500, 7, water.bills);
    const { verdict, found } = await measuredBy(book, (facts) => [
      String(Number(water.price(facts, slip).toFixed(2))),
    ]);
    expect([verdict, found?.unexplained]).toEqual(['named first', 0]);
    // What no bill tells apart is told of the whole book.
    expect(found?.cases).toBe(1_500);
  },
  120_000,
);
