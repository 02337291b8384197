// What every written suite begins with: how cases are drawn and changed, and how two results compare.

/** Lines of TypeScript, after the imports of the suite. */
export const support: readonly string[] = `
const draw = { numRuns: Number(env.RUNS ?? 200), ...(env.SEED ? { seed: Number(env.SEED) } : {}) };

/** Whole steps of a domain: three in five where something changes, the others anywhere. */
const steps = (step: string, from: bigint, to: bigint, near: readonly bigint[]) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.constantFrom(...near) },
      { weight: 2, arbitrary: fc.bigInt({ min: from, max: to }) },
    )
    .map((count) => written(count * scaled(step).digits, scaled(step).places));
const dates = (from: number, to: number, near: readonly number[]) =>
  fc
    .oneof(
      { weight: 3, arbitrary: fc.constantFrom(...near) },
      { weight: 2, arbitrary: fc.integer({ min: from, max: to }) },
    )
    .map((day) => isoFromDays(day));

// Decimals as whole numbers: nothing is compared in floating point.
const scaled = (decimal: string) => {
  const [whole = '', fraction = ''] = decimal.split('.');
  return { digits: BigInt(whole + fraction), places: fraction.length };
};
const written = (digits: bigint, places: number) => {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const sign = digits < 0n ? '-' : '';
  return sign + (places === 0 ? text : text.slice(0, -places) + '.' + text.slice(-places));
};
const inPlaces = (decimal: string, places: number) => {
  const { digits, places: own } = scaled(decimal);
  return digits * 10n ** BigInt(places - own);
};
const morePlaces = (a: string, b: string) => Math.max(scaled(a).places, scaled(b).places);
const plus = (a: string, b: string) => {
  const places = morePlaces(a, b);
  return written(inPlaces(a, places) + inPlaces(b, places), places);
};
/** By how much the second is more than the first, in units of the last place of either. */
const rise = (first: string, second: string) => {
  const places = morePlaces(first, second);
  return inPlaces(second, places) - inPlaces(first, places);
};
/** Whether two amounts are no further apart than a limit, which is a fraction. */
const within = (first: string, second: string, limit: readonly [bigint, bigint]) => {
  const moved = rise(first, second);
  return (moved < 0n ? -moved : moved) * limit[1] <= limit[0] * 10n ** BigInt(morePlaces(first, second));
};

type Case = Readonly<Record<string, unknown>>;
/** The values of one fact in a case and in the one beside it. */
type Pair = readonly [unknown, unknown];
const more = (step: string) => (now: unknown): readonly Pair[] => [[now, plus(String(now), step)]];
const dayAfter = (now: unknown): readonly Pair[] => [[now, isoFromDays((daysFromIso(String(now)) ?? 0) + 1)]];
/** Every value and each that stands after it. */
const among = (...values: readonly unknown[]) => (): readonly Pair[] =>
  values.flatMap((from, place) => values.slice(place + 1).map((to): Pair => [from, to]));
/** Cases that differ in one fact alone, of the first item where it is a fact of items; none where it is not given. */
const moved = (drawn: Case, fact: string, change: (now: unknown) => readonly Pair[], list?: string): readonly (readonly [Case, Case])[] => {
  const [item, ...others] = list === undefined ? [drawn] : ((drawn[list] ?? []) as readonly Case[]);
  if (item?.[fact] === undefined) return [];
  const put = (value: unknown): Case =>
    list === undefined ? { ...drawn, [fact]: value } : { ...drawn, [list]: [{ ...item, [fact]: value }, ...others] };
  return change(item[fact]).map(([from, to]) => [put(from), put(to)]);
};

const told = (outcome: ReturnType<typeof evaluateUnknown> | ReturnType<typeof evaluateChecks>) =>
  outcome.ok ? outcome.outputs : outcome.errors.map(({ code, path }) => ({ code, path }));
/** What a check is about; undefined for cases that are refused or that it makes no claim of. */
const asked = (drawn: Case, name: string, when?: string): unknown => {
  const outcome = evaluateChecks(drawn, { results: when === undefined ? [name] : [name, when] });
  if (!outcome.ok) return undefined;
  const outputs: Readonly<Record<string, unknown>> = { ...outcome.outputs };
  return when === undefined || outputs[when] === true ? outputs[name] : undefined;
};`
  .trim()
  .split('\n');
