import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  daysFromIso,
  exactNumber,
  type FactShape,
  type FactShapes,
  formatDecimal,
  parseDecimal,
  type Rational,
  rational,
  readFacts,
  readSteps,
  readWhole,
} from '../../compiler/runtime/index.js';
import { workingTime } from '../working-time.js';

const decimal = (text: string): Rational => parseDecimal(text) ?? rational(0);
const domain = (from: string, to: string, step: string) => ({
  from: decimal(from),
  to: decimal(to),
  step: decimal(step),
});

function shape(name: string, parts: Partial<FactShape> = {}): FactShape {
  return {
    name,
    label: name,
    list: undefined,
    kind: 'quantity',
    unit: 'm2',
    percent: false,
    domain: domain('0', '100000', '0.01'),
    options: [],
    presence: 'always',
    ...parts,
  };
}

const shapes: FactShapes = {
  facts: [
    shape('area'),
    shape('share', { percent: true, unit: '', domain: domain('0', '1', '0.0001') }),
    shape('open', { kind: 'yes-no', domain: undefined }),
    shape('arrival', {
      kind: 'date',
      domain: {
        from: rational(daysFromIso('2020-01-01') ?? 0),
        to: rational(daysFromIso('2030-12-31') ?? 0),
        step: rational(1),
      },
    }),
    shape('season', {
      kind: 'choice',
      domain: undefined,
      options: [
        { name: 'low', label: 'Low' },
        { name: 's24', label: '24 h', code: '24' },
      ],
    }),
    shape('note', { kind: 'text', domain: undefined }),
    shape('age', { list: 'skiers', unit: 'years', domain: domain('0', '120', '1') }),
    shape('constructor', { domain: domain('-5', '5', '0.25') }),
  ],
  lists: [{ name: 'skiers', label: 'Skiers', capacity: 3 }],
};

const read = (input: unknown) => readFacts(shapes, input);
const codes = (input: unknown) => read(input).errors.map(({ code, path }) => `${code} ${path}`);
const value = (name: string, given: unknown) => {
  const { facts, errors } = read({ [name]: given });
  return errors.length > 0 ? errors.map(({ code }) => code) : facts.values[name];
};

describe('a given number', () => {
  it('is exactly its shortest decimal text', () => {
    expect(value('area', 0.07)).toEqual(rational(7, 100));
    expect(value('area', 1.1)).toEqual(rational(11, 10));
    expect(exactNumber(1e21)).toEqual(rational(10n ** 21n));
    expect(exactNumber(1.5e-7)).toEqual(rational(15, 10n ** 8n));
    expect(value('area', 0.1 + 0.2)).toEqual(['off_step']);
  });

  it('may be a decimal text, a bigint or a decimal object', () => {
    for (const given of ['12.50', '012.5', '+12.5', new Decimal('12.5')]) {
      expect(value('area', given)).toEqual(rational(25, 2));
    }
    expect(value('area', 12n)).toEqual(rational(12));
    expect(exactNumber(new Decimal('1e-9'))).toEqual(rational(1, 10n ** 9n));
    expect(exactNumber(new Decimal('1e21'))).toEqual(rational(10n ** 21n));
  });

  it('in per cent is 47 for 47 %', () => {
    expect(value('share', '47.5')).toEqual(rational(475, 1000));
    expect(value('share', 100)).toEqual(rational(1));
    expect(value('share', 100.01)).toEqual(['out_of_domain']);
    expect(value('share', '0.005')).toEqual(['off_step']);
  });

  it.each<[string, unknown]>([
    ['a comma', '12,5'],
    ['a space', '1 000'],
    ['empty', ''],
    ['without whole part', '.5'],
    ['without decimals', '5.'],
    ['a text with exponent', '1e3'],
    ['hexadecimal', '0x10'],
    ['infinity as text', 'Infinity'],
    ['other digits', '٣'],
    ['a million digits', '9'.repeat(1_000_000)],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a huge exponent', 1e300],
    ['a tiny exponent', 5e-324],
    ['a huge bigint', 10n ** 100_000n],
    ['null', null],
    ['true', true],
    ['a list', [12]],
    ['an object', {}],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['a symbol', Symbol('12')],
    ['a function', () => 12],
    ['an object with a text', { toString: () => '12' }],
    ['a decimal that is none', { toFixed: () => '12', toString: () => 'twelve' }],
    [
      'a decimal that throws',
      {
        toFixed: () => '12',
        toString: () => {
          throw new Error('no');
        },
      },
    ],
    ['a decimal NaN', new Decimal(Number.NaN)],
    ['a decimal with a huge exponent', new Decimal('1e9000000')],
  ])('is not %s', (_, given) => {
    expect(value('area', given)).toEqual(['wrong_type']);
  });

  it('reads every decimal that has a number as that number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 14), max: 10 ** 14 }),
        fc.integer({ min: 0, max: 9 }),
        (units, places) => {
          const text = formatDecimal(rational(units, 10n ** BigInt(places))) ?? '';
          expect(exactNumber(Number(text))).toEqual(exactNumber(text));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the fast reading of a number', () => {
  const texts = fc.oneof(
    fc
      .tuple(fc.integer({ min: -20_000_000, max: 20_000_000 }), fc.integer({ min: 0, max: 5 }))
      .map(([units, places]) => formatDecimal(rational(units, 10n ** BigInt(places))) ?? ''),
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      '0',
      '-0',
      '00012.50',
      '12.5000',
      '100000',
      '100000.01',
      '.5',
      '5.',
      '+1',
      '1e2',
      '-',
      ' 1',
    ),
  );

  it('says what the thorough reading says, or nothing', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, asNumber) => {
        const given: unknown = asNumber ? Number(text) : text;
        const fast = readSteps(given, 2, 1, 0, 10_000_000);
        const thorough = value('area', given);
        if (!Number.isNaN(fast)) expect(thorough).toEqual(rational(fast, 100));
      }),
      { numRuns: 3000 },
    );
  });

  it('says of whole numbers what the reading of steps says', () => {
    const numbers = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(-0, 0, -5, 5, 6, 2.5, 2 ** 53, 1e300),
    );
    fc.assert(
      fc.property(fc.oneof(numbers, texts), (given) => {
        expect(Object.is(readWhole(given, -5, 5), readSteps(given, 0, 1, -5, 5))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads the usual forms', () => {
    expect(readSteps('68619.98', 2, 1, 0, 10_000_000)).toBe(6_861_998);
    expect(readSteps(68_619.98, 2, 1, 0, 10_000_000)).toBe(6_861_998);
    expect(readSteps('12.75', 2, 25, 0, 672)).toBe(51);
    expect(readSteps('12.80', 2, 25, 0, 672)).toBeNaN();
    expect(readSteps(-3, 0, 1, -5, 5)).toBe(-3);
    expect(Object.is(readSteps(-0, 0, 1, -5, 5), 0)).toBe(true);
  });
});

describe('other facts', () => {
  it('are options by name or code, dates, answers and texts', () => {
    const { facts, errors } = read({ season: '24', arrival: '2024-02-29', open: false, note: '' });
    expect(errors).toEqual([]);
    expect({ ...facts.values }).toEqual({
      season: 's24',
      arrival: rational(daysFromIso('2024-02-29') ?? 0),
      open: false,
      note: '',
    });
  });

  it.each([
    ['season', 24, 'wrong_type'],
    ['season', 'Low', 'unknown_option'],
    ['arrival', '2023-02-29', 'wrong_type'],
    ['arrival', '2019-12-31', 'out_of_domain'],
    ['arrival', new Date(0), 'wrong_type'],
    ['open', 'yes', 'wrong_type'],
    ['open', 1, 'wrong_type'],
    ['note', 'x'.repeat(1001), 'wrong_type'],
    ['note', 12, 'wrong_type'],
  ])('%s is not %s', (name, given, code) => {
    expect(value(name, given)).toEqual([code]);
  });

  it('counts the characters of a text as people do', () => {
    expect(value('note', '🎶'.repeat(1000))).toBe('🎶'.repeat(1000));
    expect(value('note', '🎶'.repeat(1001))).toEqual(['wrong_type']);
  });
});

describe('the mistakes of a case', () => {
  it('are all told, in the order of the facts, with what would be right', () => {
    const { errors } = read({ shar: 3, season: 'hihg', area: '1,5', skiers: [{ age: 1 }, { ages: 2 }, [7]] });
    expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'wrong_type area',
      'unknown_option season',
      'unknown_fact skiers[1].ages',
      'wrong_type skiers[2]',
      'unknown_fact shar',
    ]);
    expect(errors[0]?.message).toEqual({
      en: '`area` must be a number in m2 such as 12 or "12.5", with a point and no spaces, not "1,5"',
      fr: '`area` doit être un nombre en m2, tel que 12 ou "12.5", avec un point et sans espaces, et non "1,5"',
    });
    expect(errors[4]?.message.en).toContain('did you mean `share`?');
  });

  it('name the neighbours of a value that is off the step', () => {
    const [error] = read({ constructor: '1.3' }).errors;
    expect(error?.message.en).toBe(
      '`constructor` must be a multiple of 0.25 m2, such as 1.25 or 1.5, not 1.3',
    );
  });

  it('are no mistakes where a property is undefined', () => {
    expect(codes({ area: undefined })).toEqual([]);
  });
});

describe('hostile input', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.area = cyclic;
  cyclic.skiers = [cyclic];
  const throwing = Object.defineProperty({}, 'area', {
    enumerable: true,
    get() {
      throw new Error('no');
    },
  });
  const proxy = (handler: ProxyHandler<object>) => new Proxy({}, handler);
  const refuse = () => {
    throw new Error('no');
  };

  it.each<[string, unknown, string[]]>([
    ['null', null, ['wrong_type ']],
    ['undefined', undefined, ['wrong_type ']],
    ['a list', [1, 2], ['wrong_type ']],
    ['a text', 'area', ['wrong_type ']],
    ['a number', 3, ['wrong_type ']],
    ['a function', () => 3, ['wrong_type ']],
    ['a map', new Map([['area', 3]]), ['wrong_type ']],
    ['a cycle', cyclic, ['wrong_type area', 'unknown_fact skiers[0].area', 'unknown_fact skiers[0].skiers']],
    ['a getter that throws', throwing, ['wrong_type area']],
    ['a proxy that cannot be listed', proxy({ ownKeys: refuse }), ['wrong_type ']],
    [
      'a proxy that cannot be looked into',
      proxy({ getOwnPropertyDescriptor: refuse }),
      ['area', 'share', 'open', 'arrival', 'season', 'note', 'skiers', 'constructor'].map(
        (name) => `wrong_type ${name}`,
      ),
    ],
    ['the prototype as a fact', JSON.parse('{"__proto__": {"area": 3}}'), ['unknown_fact __proto__']],
    ['a fact of the prototype', Object.create({ area: 3, constructor: 1 }), []],
    ['a sparse list', { skiers: [{ age: 1 }, undefined] }, ['wrong_type skiers[1]']],
    ['a long sparse list', { skiers: new Array(4_000_000_000) }, ['too_many_items skiers']],
    ['a list that is none', { skiers: { length: 1, 0: { age: 1 } } }, ['wrong_type skiers']],
    ['a list of lists', { skiers: [[{ age: 1 }]] }, ['wrong_type skiers[0]']],
  ])('%s is refused by name, or ignored', (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
    expect(Object.getPrototypeOf(read(input).facts.values)).toBeNull();
  });

  it('is refused in time that does not grow with what is in it', () => {
    const many = Object.fromEntries(
      Array.from({ length: 200_000 }, (_, index) => [`${'k'.repeat(50)}${index}`, 1]),
    );
    const long = { area: '1'.repeat(5_000_000), ['n'.repeat(5_000_000)]: 1, season: 'low'.repeat(1_000_000) };
    const start = workingTime();
    expect(codes(many)).toHaveLength(21);
    expect(codes(long).map((code) => code.slice(0, 40))).toEqual([
      'wrong_type area',
      'unknown_option season',
      `unknown_fact ${'n'.repeat(27)}`,
    ]);
    expect(workingTime() - start).toBeLessThan(2000);
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
        (input) => {
          const { errors } = read(input);
          for (const { message } of errors) expect(message.en.length).toBeLessThan(500);
          for (const name of ['area', 'skiers', 'arrival', 'constructor']) read({ [name]: input });
        },
      ),
      { numRuns: 1000 },
    );
  });
});
