import { describe, expect, it } from 'vitest';
import { workingTime } from '../working-time.js';
import {
  amount,
  answer,
  build,
  call,
  common,
  fact,
  flag,
  formula,
  input,
  name,
  not,
  number,
  plus,
  value,
  yesNo,
} from './hand-made.js';

describe('a loop', () => {
  it('is shown, and the rest of the tariff stays usable', () => {
    const { diagnostics, run, model } = build({
      facts: [input('a')],
      statements: [
        amount('one', plus(name('two'), number(1))),
        amount('two', name('three')),
        amount('three', plus(fact('a'), name('one'))),
        amount('user', name('one')),
        amount('free', fact('a')),
      ],
    });
    expect(diagnostics.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      'E501 these values are calculated from one another: `one` → `two` → `three` → `one`',
    ]);
    expect(diagnostics[0]?.related).toHaveLength(2);
    expect(model.results.map((result) => result.name)).toEqual(['free']);
    expect(answer(run({ a: 1 }))).toEqual({ free: '1.00' });
  });

  it('of a value with itself says so', () => {
    const { diagnostics } = build({ statements: [value('one', plus(name('one'), number(1)))] });
    expect(diagnostics[0]?.message.en).toBe('`one` is calculated from itself');
  });

  it('of a function with itself is one too', () => {
    const type = name('x').type;
    const { codes, model } = build({
      statements: [
        {
          ...common('f'),
          kind: 'function',
          type,
          parameters: [{ name: 'x', label: 'x', type }],
          formula: formula(call('f', name('x'))),
        },
        amount('fee', call('f', number(1))),
      ],
    });
    expect(codes).toEqual(['E501']);
    expect(model.definitions).toEqual([]);
  });

  it('may go by way of when a fact is needed, or of what stands in for it', () => {
    const needed = flag('b', { presence: { kind: 'when', condition: name('c', yesNo) } });
    expect(build({ facts: [needed], statements: [value('c', not(fact('b', yesNo)))] }).codes).toEqual([
      'E501',
    ]);
    const standing = input('b', { presence: { kind: 'default', value: name('c') } });
    expect(build({ facts: [standing], statements: [value('c', fact('b'))] }).codes).toEqual(['E501']);
  });

  it('does not come of using names before they are declared', () => {
    const { codes, ids } = build({
      statements: [amount('a', name('b')), amount('b', name('c')), amount('c', number(1))],
    });
    expect(codes).toEqual([]);
    expect(ids).toEqual(['c', 'b', 'a']);
  });
});

describe('a name without a value', () => {
  it('is an error, and what uses it is left out', () => {
    const { diagnostics, model } = build({
      statements: [
        amount('a', name('gone')),
        amount('b', name('a')),
        amount('c', number(1)),
        amount('gone', number(1), { versions: [] }),
      ],
    });
    expect(diagnostics.map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      'E505 `gone` is used here, but it has no value in any version',
    ]);
    expect(model.results.map((result) => result.name)).toEqual(['c']);
  });
});

describe('a long file', () => {
  const count = 10_000;
  const chain = (backwards: boolean) => {
    const all = Array.from({ length: count }, (_, index) =>
      amount(`a${index}`, index === 0 ? fact('a') : plus(name(`a${index - 1}`), number('0.01'))),
    );
    return backwards ? all.reverse() : all;
  };

  it.each([false, true])(
    'of ten thousand rules that build on one another is made and computed (backwards: %s)',
    (backwards) => {
      const statements = chain(backwards);
      const start = workingTime();
      const { run, model } = build({ facts: [input('a')], statements });
      expect(workingTime() - start).toBeLessThan(2000);
      expect(model.definitions).toHaveLength(count);
      expect(answer(run({ a: 1 }, { results: [`a${count - 1}`] }))).toEqual({ [`a${count - 1}`]: '100.99' });
    },
  );

  it('may be made again under a replacement, however deep', () => {
    const { run, model } = build({
      facts: [input('a')],
      statements: [
        ...chain(false),
        amount('other', {
          kind: 'with',
          value: name(`a${count - 1}`),
          replacements: [{ name: 'a', of: 'fact', value: number(5) }],
          text: '',
          type: name('a').type,
          span: number(0).span,
        }),
      ],
    });
    expect(model.definitions).toHaveLength(2 * count + 1);
    expect(answer(run({ a: 1 }, { results: ['other'] }))).toEqual({ other: '104.99' });
  });

  it('may sum ten thousand amounts in one line', () => {
    const names = Array.from({ length: count }, (_, index) => `a${index}`);
    const total = names.slice(1).reduce((left, of) => plus(left, name(of)), name('a0'));
    const { run } = build({
      facts: [input('a')],
      statements: [...names.map((of) => amount(of, fact('a'))), amount('total', total)],
    });
    expect(answer(run({ a: '0.01' }, { results: ['total'] }))).toEqual({ total: '100.00' });
  });
});
