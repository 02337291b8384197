// Exact fractions of the second interpreter. Nothing of the compiler's own arithmetic is used here.

/** p over q, in lowest terms, q above nought. */
export interface Num {
  readonly p: bigint;
  readonly q: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

export function over(p: bigint, q: bigint): Num {
  const by = gcd(p, q) * (q < 0n ? -1n : 1n);
  return { p: p / by, q: q / by };
}

export const int = (n: number | bigint): Num => ({ p: BigInt(n), q: 1n });
export const nought = int(0);
export const unity = int(1);

export const plus = (a: Num, b: Num): Num => over(a.p * b.q + b.p * a.q, a.q * b.q);
export const minus = (a: Num, b: Num): Num => over(a.p * b.q - b.p * a.q, a.q * b.q);
export const times = (a: Num, b: Num): Num => over(a.p * b.p, a.q * b.q);
/** The caller has seen to it that b is not nought. */
export const divided = (a: Num, b: Num): Num => over(a.p * b.q, a.q * b.p);
export const neg = (a: Num): Num => ({ p: -a.p, q: a.q });
export const sign = (a: Num): number => (a.p > 0n ? 1 : a.p < 0n ? -1 : 0);
export const order = (a: Num, b: Num): number => sign(minus(a, b));
const magnitude = (a: Num): Num => (a.p < 0n ? neg(a) : a);

/** The greatest whole number that is not above. */
function floorOf({ p, q }: Num): bigint {
  const down = p / q;
  return p < 0n && down * q !== p ? down - 1n : down;
}

/** Away from nought where it lies between two whole numbers. */
const outward = (a: Num): bigint => {
  const up = -floorOf(neg(magnitude(a)));
  return a.p < 0n ? -up : up;
};
const inward = (a: Num): bigint => {
  const down = floorOf(magnitude(a));
  return a.p < 0n ? -down : down;
};

export type Mode = 'half-up' | 'half-down' | 'half-even' | 'up' | 'down';

/** A whole number by a mode, as the reference's section on rounding defines it. */
export function whole(a: Num, mode: Mode): bigint {
  if (mode === 'up') return outward(a);
  if (mode === 'down') return inward(a);
  const size = magnitude(a);
  const below = floorOf(size);
  const twice = sign(minus(times(minus(size, int(below)), int(2)), unity));
  const away =
    twice > 0 || (twice === 0 && (mode === 'half-up' || (mode === 'half-even' && below % 2n === 1n)));
  const rounded = away ? below + 1n : below;
  return a.p < 0n ? -rounded : rounded;
}

/** Its decimal expansion ends. */
export function hasEnd({ q }: Num): boolean {
  let rest = q;
  while (rest % 2n === 0n) rest /= 2n;
  while (rest % 5n === 0n) rest /= 5n;
  return rest === 1n;
}

/** Of a decimal text; undefined where it is none. */
export function readDecimal(text: string): Num | undefined {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return undefined;
  const decimals = parts[3] ?? '';
  const value = over(BigInt(`${parts[2]}${decimals}`), 10n ** BigInt(decimals.length));
  return parts[1] === '-' ? neg(value) : value;
}
