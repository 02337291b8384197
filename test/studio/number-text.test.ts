// Numbers as people write them into a field of the case.

import { expect, it } from 'vitest';
import { decimalText } from '../../apps/studio/page/ground/number-text.js';

it.each([
  ['1 234,5', '1234.5', '1234.5'],
  ['1\u202f234,5', '1234.5', '1234.5'],
  ['1,234.5', '1234.5', '1234.5'],
  ['1.234,5', '1234.5', '1234.5'],
  ['1,234,567', '1234567', '1234567'],
  ['1.234.567', '1234567', '1234567'],
  ['-1,234,567.25', '-1234567.25', '-1234567.25'],
  ['\u2212 7', '-7', '-7'],
  ['1,5', '1.5', '1.5'],
  // A thousand and more in one language, a bit more than one in the other: the writer decides.
  ['1,234', undefined, '1.234'],
  ['1,23,4', undefined, undefined],
  ['12,34.5', undefined, undefined],
  ['1.2.3', undefined, undefined],
  ['', undefined, undefined],
  ['abc', undefined, undefined],
])('%j is %j in English and %j in French', (written, english, french) => {
  expect([decimalText(written, 'en'), decimalText(written, 'fr')]).toEqual([english, french]);
});
