// Test support: a query with one slip in its text: a constant by one, the other strictness, a branch that is never taken. What stands
// in comments, names and texts is left alone; so are the digits of a type.

export interface Mutant {
  readonly text: string;
  /** What was written, what stands there now, and where. */
  readonly slip: string;
}

interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const pattern =
  /(?<skipped>--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"|DECIMAL\(\d+, ?\d+\)|DATE '[^']*'|\s+)|(?<token>\d+(?:\.\d+)?|[A-Za-z_]\w*|<=|>=|<>|\/\/|.)/gs;

function tokensOf(sql: string): readonly Token[] {
  return [...sql.matchAll(pattern)].flatMap((found) => {
    const text = found.groups?.token;
    return text === undefined ? [] : [{ text, from: found.index, to: found.index + text.length }];
  });
}

const strictness: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' };

/** Of every token that can slip. */
export function mutantsOf(sql: string): readonly Mutant[] {
  const tokens = tokensOf(sql);
  const mutants: Mutant[] = [];
  const slip = (from: number, to: number, other: string) => {
    const around = sql.slice(Math.max(0, from - 60), to + 40).replace(/\s+/g, ' ');
    const text = `${sql.slice(0, from)}${other}${sql.slice(to)}`;
    mutants.push({ text, slip: `${sql.slice(from, to)} → ${other} in …${around}…` });
  };
  for (const [index, { text, from, to }] of tokens.entries()) {
    const other = strictness[text];
    if (other !== undefined) slip(from, to, other);
    if (/^\d/.test(text)) for (const by of [1n, -1n]) slip(from, to, shifted(text, by));
    if (text === 'WHEN') {
      const end = thenOf(tokens, index);
      if (end !== undefined) slip(to, end.from, ' FALSE ');
    }
  }
  return mutants;
}

/** By one unit of the last digit. */
function shifted(number: string, by: bigint): string {
  const [whole = '', decimals = ''] = number.split('.');
  const units = BigInt(whole + decimals) + by;
  if (units < 0n) return `(${units})`;
  const digits = units.toString().padStart(decimals.length + 1, '0');
  return decimals === '' ? digits : `${digits.slice(0, -decimals.length)}.${digits.slice(-decimals.length)}`;
}

/** The THEN of a WHEN, past the choices in its condition. */
function thenOf(tokens: readonly Token[], when: number): Token | undefined {
  let depth = 0;
  for (const token of tokens.slice(when + 1)) {
    if (token.text === 'CASE') depth++;
    else if (token.text === 'END') depth--;
    else if (token.text === 'THEN' && depth === 0) return token;
  }
  return undefined;
}
