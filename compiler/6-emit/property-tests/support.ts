// What a written suite stands on, each part only where something below it uses it: how cases are drawn and changed, how
// two results compare, how a broken check is told.

interface Part {
  readonly name: string;
  readonly code: string;
}

/** In the order of the suite: a part uses only parts above it. */
const parts: readonly Part[] = [
  { name: 'Case', code: 'type Case = Readonly<Record<string, unknown>>;' },
  {
    name: 'scaled',
    code: `
// Decimals as whole numbers: nothing is compared in floating point.
const scaled = (decimal: string) => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length };
};`,
  },
  {
    name: 'written',
    code: `
const written = (digits: bigint, places: number) => {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const sign = digits < 0n ? '-' : '';
  return sign + (places === 0 ? text : text.slice(0, -places) + '.' + text.slice(-places));
};`,
  },
  {
    name: 'inPlaces',
    code: `
const inPlaces = (decimal: string, places: number) => {
  const { digits, places: own } = scaled(decimal);
  return digits * 10n ** BigInt(places - own);
};`,
  },
  {
    name: 'morePlaces',
    code: 'const morePlaces = (a: string, b: string) => Math.max(scaled(a).places, scaled(b).places);',
  },
  {
    name: 'plus',
    code: `
const plus = (a: string, b: string) => {
  const places = morePlaces(a, b);
  return written(inPlaces(a, places) + inPlaces(b, places), places);
};`,
  },
  {
    name: 'rise',
    code: `
/** By how much the second is more than the first, in units of the last place of either. */
const rise = (first: unknown, second: unknown) => {
  const places = morePlaces(String(first), String(second));
  return inPlaces(String(second), places) - inPlaces(String(first), places);
};`,
  },
  {
    name: 'within',
    code: `
/** Whether two amounts are no further apart than a limit, which is a fraction. */
const within = (first: unknown, second: unknown, limit: readonly [bigint, bigint]) => {
  const by = rise(first, second);
  const one = 10n ** BigInt(morePlaces(String(first), String(second)));
  return (by < 0n ? -by : by) * limit[1] <= limit[0] * one;
};`,
  },
  {
    name: 'steps',
    code: `
/** Whole steps of a domain: three in five where something in the rules changes, the others anywhere. */
const steps = (step: string, from: bigint, to: bigint, near: readonly bigint[]) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.constantFrom(...near) },
      { weight: 2, arbitrary: fc.bigInt({ min: from, max: to }) },
    )
    .map(
      (count) => written(count * scaled(step).digits, scaled(step).places),
      (value) => inPlaces(String(value), scaled(step).places) / scaled(step).digits,
    );`,
  },
  {
    name: 'dates',
    code: `
const dates = (from: number, to: number, near: readonly number[]) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.constantFrom(...near) },
      { weight: 2, arbitrary: fc.integer({ min: from, max: to }) },
    )
    .map(
      (day) => isoFromDays(day),
      (value) => daysFromIso(String(value)) ?? to + 1,
    );`,
  },
  {
    name: 'more',
    code: 'const more = (step: string) => (now: unknown) => [[now, plus(String(now), step)] as const];',
  },
  {
    name: 'dayAfter',
    code: 'const dayAfter = (now: unknown) => [[now, isoFromDays((daysFromIso(String(now)) ?? 0) + 1)] as const];',
  },
  {
    name: 'among',
    code: `
/** Every value and each that stands after it. */
const among = (...values: readonly unknown[]) => () =>
  values.flatMap((from, place) => values.slice(place + 1).map((to) => [from, to] as const));`,
  },
  {
    name: 'told',
    code: `
const told = (outcome: ReturnType<typeof evaluateUnknown> | ReturnType<typeof evaluateChecks>) =>
  outcome.ok ? outcome.outputs : outcome.errors.map(({ code, path }) => ({ code, path }));`,
  },
  {
    name: 'asked',
    code: `
/** What a check is about; undefined for cases that are refused or that it makes no claim of. */
const asked = (drawn: Case, name: string, when?: string): unknown => {
  const outcome = evaluateChecks(drawn, { results: when === undefined ? [name] : [name, when] });
  if (!outcome.ok) return undefined;
  const outputs: Case = { ...outcome.outputs };
  return when === undefined || outputs[when] === true ? outputs[name] : undefined;
};`,
  },
  {
    name: 'inEveryCase',
    code: `
const { RUNS, SEED } = env;
/** Looks at the compiler's own cases, then at drawn ones; \`look\` says whether the check spoke of the case. */
const inEveryCase = (look: (drawn: Case) => boolean, mayBeSilent = false) => {
  let spoke = mayBeSilent;
  fc.assert(
    fc.property(facts, (drawn) => {
      // As it arrives: what is absent has no key.
      spoke = look(JSON.parse(JSON.stringify(drawn))) || spoke;
    }),
    {
      includeErrorInReport: true,
      examples: cases.map((each): [Case] => [each]),
      numRuns: cases.length + Number(RUNS ?? 200),
      ...(SEED === undefined ? {} : { seed: Number(SEED) }),
    },
  );
  if (!spoke) throw new Error('the check spoke of none of the cases: nothing was tested');
};`,
  },
  {
    name: 'always',
    code: `
/** A condition that holds in every case. */
const always = (check: { about: string; when?: string; mayBeSilent?: true }) =>
  inEveryCase((drawn) => {
    const answer = asked(drawn, check.about, check.when);
    if (answer === false) throw new Error('it does not hold in this case');
    return answer !== undefined;
  }, check.mayBeSilent);`,
  },
  {
    name: 'between',
    code: `
/** What holds between two cases that differ in one fact alone, of the first item where it is a fact of items. */
const between = (
  check: { about: string; when?: string; unit?: string; fact: string; list?: string; mayBeSilent?: true },
  changes: (now: unknown) => readonly (readonly [unknown, unknown])[],
  holds: (first: unknown, second: unknown) => boolean,
) =>
  inEveryCase((drawn) => {
    const { about, when, unit = '', fact, list } = check;
    const [item, ...others] = list === undefined ? [drawn] : ((drawn[list] ?? []) as readonly Case[]);
    if (item?.[fact] === undefined) return false;
    const put = (value: unknown): Case =>
      list === undefined ? { ...drawn, [fact]: value } : { ...drawn, [list]: [{ ...item, [fact]: value }, ...others] };
    let spoke = false;
    for (const [from, to] of changes(item[fact])) {
      const [first, second] = [asked(put(from), about, when), asked(put(to), about, when)];
      if (first === undefined || second === undefined) continue;
      spoke = true;
      if (holds(first, second)) continue;
      throw new Error(\`\${fact} from \${from} to \${to} takes it from \${first}\${unit} to \${second}\${unit}\`);
    }
    return spoke;
  }, check.mayBeSilent);`,
  },
];

/** The lines that `rest`, what follows them in the suite, asks for. */
export function supportFor(rest: readonly string[]): readonly string[] {
  let text = rest.join('\n');
  const used: string[] = [];
  for (const { name, code } of [...parts].reverse()) {
    // A type and a value are named, the others are called.
    const mention = ['Case', 'dayAfter'].includes(name) ? `\\b${name}\\b` : `\\b${name}\\(`;
    if (!new RegExp(mention).test(text)) continue;
    const lines = code.trim();
    used.unshift(lines);
    text = `${lines}\n${text}`;
  }
  return used.flatMap((part) => part.split('\n'));
}
