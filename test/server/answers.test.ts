import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pricedText } from '../../apps/server/cases/answers.js';
import { Assessed } from '../../compiler/runtime/outcome/assessed.js';

const behind = { trace: () => [], inForce: () => undefined };

describe('an answer', () => {
  it('is written as JSON writes it, whatever the outputs are', () => {
    const amount = fc.constantFrom('0.00', '-12.5', '1500', '17/3', '');
    const other = fc.oneof(fc.string(), fc.boolean(), fc.constant('a "quoted"\nword'), fc.constant('1e5'));
    const name = fc.constantFrom('total', 'fee_2', 'été', 'x1', '__proto__', 'constructor');
    const outputs = fc.oneof(fc.dictionary(name, amount), fc.dictionary(name, fc.oneof(amount, other)));
    fc.assert(
      fc.property(outputs, fc.array(fc.string()), (values, notices) => {
        const said = notices.length === 0 ? {} : { notices };
        expect(pricedText(new Assessed(values, notices, {}, {}, behind))).toBe(
          JSON.stringify({ outputs: values, ...said }),
        );
      }),
    );
  });
});
