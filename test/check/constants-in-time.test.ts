// Constants are folded once each: names that use names twice take no longer than names that use them once.

import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/pipeline.js';
import { workingTime } from '../working-time.js';

const head = 'tariff chain "Chain"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n';
const chain = (first: string, step: (before: string) => string, length: number): string => {
  const steps = Array.from({ length }, (_, n) => `value v${n + 1} = ${step(`v${n}`)}\n`).join('');
  return `${head}${first}${steps}amount a "A" = 1 EUR * v${length}\n`;
};
const fact = 'fact v0 "V" : number, to 0.01, from 1 to 1 000\n';
function time(text: string): number {
  const begun = workingTime();
  compile({ path: 'chain.bareme', text });
  return Math.max(1, workingTime() - begun);
}

describe('a chain of names', () => {
  it.each([
    ['of a fact, divided', fact, (v: string) => `${v} / (${v} + 1.37)`],
    ['of a constant, added', 'value v0 = 1.5\n', (v: string) => `${v} + ${v}`],
  ] as const)('%s, takes some times as long when it is twice as long', (_, first, step) => {
    time(chain(first, step, 9));
    // Each further name would double the time: 9 more would take 512 times as long.
    expect(time(chain(first, step, 18)) / time(chain(first, step, 9))).toBeLessThan(60);
  });

  it('is no constant any more where its digits would fill the memory', () => {
    const { diagnostics } = compile({
      path: 'c.bareme',
      text: chain('value v0 = 1.5\n', (v) => `${v} * ${v}`, 30),
    });
    expect(diagnostics.every(({ code }) => /^[EW]\d{3}$/.test(code))).toBe(true);
  });
});
