// Locals that nothing reads, taken out of generated code: what is computed only because it may refuse the case stays as a
// statement. Code is put together by parts that do not know what the others read; what a strict compiler would say is settled here.

interface Token {
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

/** Words and brackets of code; types, texts and comments are left aside, holes of templates are code. */
function tokensOf(code: string): readonly Token[] {
  const pattern =
    /\ufdd0[^\ufdd1]*\ufdd1|\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[\p{ID_Start}$_][\p{ID_Continue}$]*|\.{3}|=>|[{}()[\];,]/gu;
  const tokens: Token[] = [];
  for (const { 0: text, index: at } of code.matchAll(pattern)) {
    if (/^[\ufdd0'"]|^\/[/*]/.test(text)) continue;
    const end = at + text.length;
    // Names of properties are no variables.
    const isProperty = (code[at - 1] === '.' && code[at - 2] !== '.') || code[end] === ':';
    tokens.push({ at, end, text: isProperty ? '' : text });
  }
  return tokens;
}

const opens = new Set(['{', '(', '[']);
const closes = new Set(['}', ')', ']']);

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** For each token, the block that it stands in. */
function blocksOf(tokens: readonly Token[], to: number): readonly Extent[] {
  const blocks = new Array<Extent>(tokens.length).fill({ from: 0, to });
  const open: { readonly from: number; readonly inside: number[] }[] = [{ from: 0, inside: [] }];
  tokens.forEach(({ text, at, end }, place) => {
    if (text === '}') {
      const { from, inside } = open.pop() ?? { from: 0, inside: [] };
      for (const one of inside) blocks[one] = { from, to: at };
    }
    open.at(-1)?.inside.push(place);
    if (text === '{') open.push({ from: end, inside: [] });
  });
  return blocks;
}

interface Declared {
  readonly from: number;
  readonly value: number;
  readonly to: number;
}

/** `const NAME = VALUE;` that begins at a token; undefined for every other declaration. */
function declarationAt(code: string, tokens: readonly Token[], place: number): Declared | undefined {
  const [word, name] = [tokens[place], tokens[place + 1]];
  if (word?.text !== 'const' || name === undefined || code.slice(word.end, name.at).trim() !== '')
    return undefined;
  const begin = /^(?:\ufdd0[^\ufdd1]*\ufdd1)?\s*=\s*/.exec(code.slice(name.end, name.end + 400));
  if (begin === null) return undefined;
  const value = name.end + begin[0].length;
  return endedAt(tokens, place + 1, { from: word.at, value });
}

/** The same with the end of its statement. */
function endedAt(
  tokens: readonly Token[],
  name: number,
  begun: { readonly from: number; readonly value: number },
): Declared | undefined {
  let depth = 0;
  for (let at = name + 1; at < tokens.length; at++) {
    const { text, end } = tokens[at] ?? { text: '', end: 0 };
    if (opens.has(text)) depth++;
    if (closes.has(text) && --depth < 0) return undefined;
    if (text === ';' && depth === 0) return { ...begun, to: end };
  }
  return undefined;
}

/** Code with what is known of its words. */
class Scanned {
  readonly tokens: readonly Token[];
  readonly blocks: readonly Extent[];
  readonly #places = new Map<string, number[]>();

  constructor(readonly code: string) {
    this.tokens = tokensOf(code);
    this.blocks = blocksOf(this.tokens, code.length);
    for (const [place, { text }] of this.tokens.entries()) {
      const known = this.#places.get(text);
      if (known === undefined) this.#places.set(text, [place]);
      else known.push(place);
    }
  }

  /** Tokens that are this word, after one place of the code and before another. */
  between(word: string, from: number, to: number): readonly number[] {
    const places = this.#places.get(word) ?? [];
    const atOf = (index: number) => this.tokens[places[index] ?? -1]?.at ?? Number.POSITIVE_INFINITY;
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (atOf(middle) < from) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let index = low; atOf(index) < to; index++) found.push(places[index] ?? -1);
    return found;
  }
}

interface Cut {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** The code without locals that nothing in their block reads. Exports, and what stands outside of functions, stay. */
export function withoutUnusedLocals(code: string): string {
  let made = code;
  for (;;) {
    const scanned = new Scanned(made);
    const cuts = scanned.tokens.flatMap((_, place) => cutsAt(scanned, place));
    if (cuts.length === 0) break;
    made = withCuts(made, cuts);
  }
  return withUnderscores(made);
}

function cutsAt(scanned: Scanned, place: number): readonly Cut[] {
  const { code, tokens, blocks } = scanned;
  const [word, name] = [tokens[place], tokens[place + 1]];
  const { from: begin, to: end } = blocks[place] ?? { from: 0, to: 0 };
  if (word === undefined || name === undefined || end === code.length) return [];
  if (word.text === 'const') {
    if (scanned.between(name.text, name.end, end).length > 0) return [];
    const declared = declarationAt(code, tokens, place);
    if (declared === undefined) return [];
    // Functions of values that are carried from item to item speak of one another, also of those that stand below them.
    const isCarried = code.startsWith('inOrder(', declared.value);
    if (isCarried && scanned.between(name.text, begin, word.at).length > 0) return [];
    return [cut(declared.from, declared.to, code.slice(declared.value, declared.to))];
  }
  if (word.text !== 'let') return [];
  const declared = /^(?:\ufdd0[^\ufdd1]*\ufdd1)?;/.exec(code.slice(name.end, name.end + 400));
  if (declared === null) return [];
  const given = scanned.between(name.text, name.end, end).map((at) => assignmentAt(code, tokens, at));
  if (given.some((one) => one === undefined)) return [];
  const values = given.flatMap((one) =>
    one === undefined ? [] : [cut(one.from, one.to, code.slice(one.value, one.to))],
  );
  return [cut(word.at, name.end + declared[0].length, ''), ...values];
}

const cut = (from: number, to: number, value: string): Cut => ({
  from,
  to,
  by: mayRefuse(value) ? value : '',
});

/** `NAME = VALUE;` as a statement. */
function assignmentAt(code: string, tokens: readonly Token[], place: number): Declared | undefined {
  const name = tokens[place];
  if (name === undefined || !/(?:^|[;{}\n])[ \t]*$/.test(code.slice(Math.max(0, name.at - 80), name.at)))
    return undefined;
  const begin = /^ = /.exec(code.slice(name.end, name.end + 3));
  return begin === null ? undefined : endedAt(tokens, place, { from: name.at, value: name.end + 3 });
}

/** Cuts do not overlap but where one lies in another, which then goes in the next round. */
function withCuts(code: string, cuts: readonly Cut[]): string {
  let [made, at] = ['', 0];
  for (const { from, to, by } of [...cuts].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    const line = code.lastIndexOf('\n', from) + 1;
    const isLine = by === '' && line >= at && code.slice(line, from).trim() === '' && code[to] === '\n';
    made += code.slice(at, isLine ? line : from) + by;
    at = isLine ? to + 1 : to;
  }
  return made + code.slice(at);
}

/** Parameters that nothing reads, marked as such. */
function withUnderscores(code: string): string {
  const scanned = new Scanned(code);
  const { tokens } = scanned;
  const marks = tokens.flatMap(({ text }, place): Cut[] => {
    if (text !== '(') return [];
    const close = closeOf(tokens, place);
    const isFunction = tokens[place - 2]?.text === 'function';
    const body = close === undefined ? undefined : bodyAfter(tokens, close, isFunction);
    if (close === undefined || body === undefined) return [];
    return tokens.slice(place + 1, close).flatMap((name, index): Cut[] => {
      const before = tokens[place + index]?.text;
      if (!/^[\p{ID_Start}$][\p{ID_Continue}$]*$/u.test(name.text) || (before !== '(' && before !== ','))
        return [];
      if (scanned.between(name.text, body.from, body.to).length > 0) return [];
      return [{ from: name.at, to: name.at, by: '_' }];
    });
  });
  return withCuts(code, marks);
}

function closeOf(tokens: readonly Token[], open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const text = tokens[at]?.text ?? '';
    if (opens.has(text)) depth++;
    if (closes.has(text) && --depth === 0) return at;
  }
  return undefined;
}

/** Where the body of a function lies whose parameters end there; undefined where it is no function. */
function bodyAfter(tokens: readonly Token[], close: number, isFunction: boolean) {
  let at = close + 1;
  if (!isFunction) {
    if (tokens[at]?.text !== '=>') return undefined;
    at++;
  } else {
    // Types stand between marks and name no brace of the body; an overload has none.
    while (at < tokens.length && tokens[at]?.text !== '{' && tokens[at]?.text !== ';') at++;
  }
  const first = tokens[at];
  if (first?.text === '{') {
    const end = closeOf(tokens, at);
    return end === undefined ? undefined : { from: first.at, to: tokens[end]?.at ?? 0 };
  }
  if (isFunction || first === undefined) return undefined;
  let depth = 0;
  for (let end = at; end < tokens.length; end++) {
    const text = tokens[end]?.text ?? '';
    if (depth === 0 && (text === ',' || text === ';'))
      return { from: tokens[close]?.end ?? 0, to: tokens[end]?.at ?? 0 };
    if (opens.has(text)) depth++;
    if (closes.has(text) && --depth < 0) return { from: tokens[close]?.end ?? 0, to: tokens[end]?.at ?? 0 };
  }
  return undefined;
}

/** What calls something may refuse the case, or ask for what does; a function that is only declared does nothing. */
const mayRefuse = (value: string): boolean =>
  value.includes('(') && !/^(?:(?:once|onceEach|inOrder)\()?\([^()]*\)\s*=>/.test(value);
