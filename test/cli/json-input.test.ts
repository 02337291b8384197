import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonNumber, parseFacts, parseJson } from '../../apps/cli/input/json.js';
import { plainJson } from '../../apps/cli/input/plain-json.js';
import { formatDecimal } from '../../compiler/runtime/exact/rational.js';
import { exactNumber } from '../../compiler/runtime/facts/fact-values.js';

const read = (text: string) => {
  const json = parseJson(text);
  if (!json.ok) throw new Error(json.message.en);
  return json.value;
};
const mistake = (text: string) => {
  const json = parseJson(text);
  return json.ok ? undefined : json;
};

describe('JSON facts', () => {
  it('keep every digit of a number', () => {
    for (const number of [
      '0.1',
      '12345678901234567890.12',
      '0.30000000000000004',
      '-0.05',
      '9007199254740993',
    ]) {
      const exact = exactNumber((read(`{"x": ${number}}`) as { x: unknown }).x);
      expect(exact && formatDecimal(exact)).toBe(number);
    }
    expect(exactNumber(read('1.5e3'))).toEqual({ n: 1500n, d: 1n });
  });

  it('read what JSON.parse reads, number for number', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const plain = JSON.stringify(read(text), (_, value: unknown) =>
          value instanceof JsonNumber ? Number(value.text) : value,
        );
        expect(JSON.parse(plain)).toEqual(JSON.parse(JSON.stringify(JSON.parse(text))));
      }),
      { numRuns: 500 },
    );
  });

  it('never throw, and take no text that JSON.parse refuses', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        '1',
        '0',
        '.',
        'e',
        '-',
        'true',
        'nul',
        '\\',
        '\n',
        ' ',
        'é',
        '\u0000',
      ),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const json = parseJson(text);
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(json.ok).toBe(accepted && (json.ok || !json.message.en.includes('twice')));
      }),
      { numRuns: 5000 },
    );
  });

  it('refuse a name given twice, even with one value, and name it', () => {
    expect(mistake('{"area": 1, "area": 1}')).toMatchObject({
      path: 'area',
      message: { en: 'this name is given twice: `area`' },
    });
    expect(mistake('{"skiers": [{"age": 1}, {"age": 2, "age": 3}]}')).toMatchObject({
      path: 'skiers[1].age',
    });
  });

  it('take names of a prototype for ordinary names', () => {
    const value = read('{"__proto__": {"polluted": true}, "constructor": 1}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('say where they are no JSON, in both languages', () => {
    expect(mistake('{"a": 1,}')?.message.en).toBe('this is no JSON: there is a comma too many (at 1:9)');
    expect(mistake('{\n  a: 1}')?.message.fr).toBe(
      "ce n'est pas du JSON : un nom entre guillemets devrait se trouver ici (en 2:3)",
    );
    for (const text of [
      '',
      '{',
      '[1',
      '{"a"',
      '"x',
      'NaN',
      '01',
      '1.',
      '+1',
      "{'a': 1}",
      '{"a": 1} x',
      '"\\x"',
      '"\u0001"',
    ]) {
      expect(mistake(text)?.message.en, text).toMatch(/^this is no JSON: /);
    }
  });

  it('refuse a nesting of a hundred thousand at once', () => {
    expect(mistake('['.repeat(100_000))?.message.en).toContain('nested too deeply');
    expect(mistake('{"a":'.repeat(100_000))?.message.en).toContain('nested too deeply');
  });

  it('are the same when they are read fast: digits, names, mistakes', () => {
    const number = fc.oneof(
      fc.constantFrom('0', '-0', '12', '0.1', '1.50', '-3.25', '1e5', '1E-7', '2e999', '0.30000000000000004'),
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
    );
    const text = fc
      .oneof(
        fc.string(),
        fc.constantFrom('10:30', 'a":', '3e', ':5e3', '[', '{', ',"b":1', '\u0022:', '1234567890123456'),
      )
      .map((words) => JSON.stringify(words));
    const space = fc.constantFrom('', '', ' ', '\n', '\t ');
    const name = fc.constantFrom('a', 'b', 'c', '1', '__proto__', 'constructor', 'a":', '\\u0061');
    const named = (value: fc.Arbitrary<string>) =>
      fc
        .array(fc.tuple(name, space, space, value))
        .map((all) => `{${all.map(([is, one, two, has]) => `"${is}"${one}:${two}${has}`).join(',')}}`);
    const flat = named(fc.oneof(number, text, fc.constantFrom('true', 'null', 'nul', '')));
    const list = (value: fc.Arbitrary<string>) => fc.array(value).map((all) => `[${all.join(',')}]`);
    const written = fc.oneof(
      flat,
      named(fc.oneof(number, flat, list(fc.oneof(flat, number)))),
      list(flat),
      number,
    );
    let fast = 0;
    fc.assert(
      fc.property(written, (json) => {
        const slowly = parseJson(json);
        expect(asTold(parseFacts(json))).toEqual(asTold(slowly));
        if (plainJson(json) !== undefined) fast++;
      }),
      { numRuns: 5000 },
    );
    expect(fast).toBeGreaterThan(200);
    expect(plainJson('{"area": 1500, "opened": "10:30", "price": "0.00", "items": [{"age": 3}]}')).toEqual({
      area: 1500,
      opened: '10:30',
      price: '0.00',
      items: [{ age: 3 }],
    });
    expect(plainJson('{"a": 1, "\\u0061": 1}')).toBeUndefined();
    expect(plainJson('{"a": [1e5]}')).toBeUndefined();
  });
});

/** A reading without what only tells which way it was read: prototypes. */
const asTold = (json: ReturnType<typeof parseJson>) => (json.ok ? { value: entriesOf(json.value) } : json);

const entriesOf = (value: unknown): unknown =>
  value instanceof JsonNumber
    ? { digits: value.text }
    : Array.isArray(value)
      ? value.map(entriesOf)
      : typeof value === 'object' && value !== null
        ? { names: Object.entries(value).map(([name, inner]) => [name, entriesOf(inner)]) }
        : Object.is(value, -0)
          ? '-0'
          : value;
