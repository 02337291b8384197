import { describe, expect, it } from 'vitest';
import { checkGood, checkText, head } from '../check/compile-text.js';

const versioned = `${head}dated by day
value rate = 1 EUR/m2
amount old_fee = 3 EUR
amount total = rate * area
version "2024" valid from 2024-01-01
value rate = 3 EUR/m2
removed old_fee
version "2023" valid from 2023-01-01 to 2023-12-31
value rate = 2 EUR/m2
amount new_fee = 4 EUR
`;

describe('versions', () => {
  it('stand in order of time, whatever their order in the file', () => {
    const { versions, dating } = checkGood(versioned);
    expect(versions.map(({ name }) => name)).toEqual(['2023', '2024']);
    expect(dating).toEqual({ kind: 'fact', fact: 'day' });
  });

  it('restate only what changes, and remove', () => {
    const statements = checkGood(versioned).statements.map(({ name, versions }) => [name, versions]);
    expect(statements).toEqual([
      ['rate', []],
      ['old_fee', [0]],
      ['total', [0, 1]],
      ['rate', [1]],
      ['rate', [0]],
      ['new_fee', [0, 1]],
    ]);
  });

  it('ask for a date where no fact decides', () => {
    const tariff = checkGood(versioned.replace('dated by day\n', ''));
    expect(tariff.dating).toEqual({ kind: 'on', fact: 'on' });
    expect(tariff.facts.find(({ name }) => name === 'on')).toMatchObject({
      synthetic: true,
      type: { kind: 'date' },
    });
  });

  it('need no date where there is one only', () => {
    const tariff = checkGood(`${head}valid from 2024-01-01 to 2024-12-31\namount total = price\n`);
    expect(tariff.dating).toEqual({ kind: 'none' });
    expect(tariff.versions).toMatchObject([{ name: undefined, from: 19723, to: 20088 }]);
  });

  it('carry their notices and requirements with them', () => {
    const tariff = checkGood(
      `${versioned}notice "New" when area is above 3 m2\nrequire area is above 1 m2 "too small"\n`,
    );
    expect(tariff.notices[0]?.when?.kind).toBe('and');
    expect(tariff.requirements[0]?.condition.kind).toBe('or');
  });
});

describe('modules', () => {
  const module = `module shared "Shared"
unit device, devices
value base = 2 EUR/device
value twice = 2 * base
function fee(count in devices) = twice * count * surcharge
section "9" "Never"
value lonely = 3 EUR
check fee(1 device) is at least 1 EUR
`;

  it('offer everything without taking, and may use names of the file', () => {
    const tariff = checkGood(
      `${head}use "shared.bareme"\nvalue surcharge = 2\namount total = fee(3 devices) + lonely\n`,
      {
        'shared.bareme': module,
      },
    );
    expect(tariff.statements.map(({ name }) => name)).toEqual([
      'base',
      'twice',
      'fee',
      'lonely',
      'surcharge',
      'total',
    ]);
    expect(tariff.files).toEqual(['demo.bareme', 'shared.bareme']);
    expect(tariff.properties).toHaveLength(1);
  });

  it('offer what is taken with all it is made from', () => {
    const tariff = checkGood(
      `${head}use "shared.bareme" taking fee\nvalue surcharge = 2\namount total = fee(3 devices)\n`,
      {
        'shared.bareme': module,
      },
    );
    expect(tariff.statements.map(({ name }) => name)).toEqual(['base', 'twice', 'fee', 'surcharge', 'total']);
  });

  it('are taken once, however often they are used', () => {
    const files = {
      'a.bareme': 'module a "A"\nuse "c.bareme"\nvalue from_a = base\n',
      'b.bareme': 'module b "B"\nuse "c.bareme"\nvalue from_b = base\n',
      'c.bareme': 'module c "C"\nvalue base = 2 EUR\n',
    };
    const tariff = checkGood(
      `${head}use "a.bareme"\nuse "b.bareme"\namount total = from_a + from_b\n`,
      files,
    );
    expect(tariff.statements.map(({ name }) => name)).toEqual(['base', 'from_a', 'from_b', 'total']);
  });

  it('may not declare what the file declares', () => {
    const { codes } = checkText(
      `${head}use "shared.bareme"\nvalue surcharge = 2\nvalue base = 2 EUR\namount total = 2 EUR\n`,
      {
        'shared.bareme': module,
      },
    );
    expect(codes).toEqual(['E202']);
  });

  it('are refused from outside by whoever loads them', () => {
    expect(checkText(`${head}use "../../../etc/passwd"\namount total = 2 EUR\n`).codes).toEqual(['E203']);
    expect(checkText(`${head}use "C:\\\\shared.bareme"\namount total = 2 EUR\n`).codes).toEqual(['E204']);
    expect(checkText(`${head}use "https://example.org/shared.bareme"\namount total = 2 EUR\n`).codes).toEqual(
      ['E204'],
    );
  });
});

describe('names', () => {
  it('may be used before they are declared', () => {
    checkGood(`${head}amount total = fee\namount fee = rate * area\nvalue rate = 2 EUR/m2\n`);
  });

  it('of what was not understood are not reported again', () => {
    const { codes } = checkText(`${head}value rate = = 2\namount total = rate * area\n`);
    expect(codes).toHaveLength(1);
    expect(codes[0]).toMatch(/^E1/);
  });

  it('of something wrong are not reported again', () => {
    expect(
      checkText(`${head}value rate = area + price\namount total = rate * area\namount other = total\n`).codes,
    ).toEqual(['E302']);
  });

  it('are found in long chains, in any order', () => {
    const chain = Array.from({ length: 3000 }, (_, index) => `value v${index} = v${index + 1} + 1 EUR`);
    checkGood(`${head}${chain.join('\n')}\nvalue v3000 = 1 EUR\n`);
    checkGood(`${head}value v3000 = 1 EUR\n${chain.reverse().join('\n')}\n`);
  });

  it('that go in a circle are shown in order, once', () => {
    const { diagnostics } = checkText(
      `${head}value a = b + 1 EUR\nvalue b = a + 1 EUR\namount total = a + b\n`,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['E212']);
  });
});
