// Test support: cases with one or two mistakes of every kind that people and programs make, as JSON can say them.

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Case = { readonly [name: string]: Json };

/** A small generator of numbers, so that a failure can be seen again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** `each` cases of every given one; the first of them is as it was given, with numbers as JSON numbers. */
export function brokenCases(cases: readonly Case[], each: number, seed = 1): readonly Case[] {
  const random = randomFrom(seed);
  return cases.flatMap((input) =>
    Array.from({ length: each }, (_, index) => (index === 0 ? asNumbers(input) : broken(input, random))),
  );
}

const decimal = /^-?\d+(\.\d+)?$/;

function asNumbers(input: Case): Case {
  const number = (value: Json): Json => {
    if (typeof value === 'string') return decimal.test(value) ? Number(value) : value;
    if (Array.isArray(value)) return value.map(number);
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, number(inner)]))
      : value;
  };
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, number(value)]));
}

function broken(input: Case, random: (below: number) => number): Case {
  const made: Record<string, Json> = { ...input };
  for (let mistakes = random(2) + 1; mistakes > 0; mistakes--) {
    const names = Object.keys(made);
    const name = names[random(names.length)];
    const value = name === undefined ? undefined : made[name];
    if (name === undefined || value === undefined || random(8) === 0) {
      made[`nothing_${random(3)}`] = 1;
    } else if (random(6) === 0) {
      delete made[name];
    } else if (Array.isArray(value)) {
      made[name] = brokenList(value, random);
    } else {
      made[name] = changed(value, random);
    }
  }
  return made;
}

function brokenList(items: readonly Json[], random: (below: number) => number): Json {
  const place = random(items.length + 1);
  const item = items[place];
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return [...items, ...items, ...items, ...items, null].slice(
      0,
      items.length * (random(4) + 1) + random(2),
    );
  }
  return items.map((each, index) => (index === place ? broken(item as Case, random) : each));
}

/** Another value: often one that is nearly right. */
function changed(value: Json, random: (below: number) => number): Json {
  const others: Json[] = [
    null,
    '12,5',
    true,
    -1,
    '-0.0',
    '',
    'x',
    {},
    [],
    1e21,
    '1e3',
    ' 1',
    '99999999999999999999999',
  ];
  if (typeof value === 'string' && decimal.test(value)) {
    const number = Number(value);
    others.push(
      number,
      number + 1,
      number - 1,
      `${value}0`,
      `00${value}`,
      `+${value}`,
      number + 0.01,
      number * 10,
    );
    others.push(
      number / 10,
      number + 0.001,
      number + 0.25,
      `-${value}`,
      `${value}.`,
      `0.1${value}`,
      number / 3,
    );
  } else if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) {
    others.push(value.replace(/\d\d$/, '31'), value.replace(/^\d{4}/, '0000'), value.slice(0, -1));
    others.push(value.replace(/-\d\d-/, '-02-'), '2024-02-29', '1900-02-29', value.replaceAll('-', '/'));
  }
  return others[random(others.length)] ?? null;
}
