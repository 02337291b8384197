// Statements of a generated function, with what each declares, gives and needs, so that what nothing reads can be left out, and
// a long function can be cut in parts.

import { absent, type Code, isFalse, js, type Name, namesIn } from './code.js';

export type Statement =
  /** A line of comment, or an empty one. */
  | { readonly kind: 'aside'; readonly text: string }
  | Constant
  | Lambda
  /** A variable that is given its value later. */
  | { readonly kind: 'later'; readonly name: Name; readonly annotation: Code }
  | { readonly kind: 'assign'; readonly name: Name; readonly value: Code }
  /** A value of the function. */
  | { readonly kind: 'return'; readonly value: Code }
  /** Leaves the case to who can tell what is wrong with it. */
  | { readonly kind: 'leave' }
  /** Anything else, on lines of its own. */
  | Plain
  | { readonly kind: 'when'; readonly test: Code; readonly then: Statement }
  | Conditional
  | Around
  | Functions;

interface Constant {
  readonly kind: 'constant';
  readonly name: Name;
  readonly annotation: Code | undefined;
  readonly value: Code;
  /** A comment behind it. */
  readonly note: string;
  /** Computing the value may refuse the case: it is computed even where nothing reads it. */
  readonly refuses: boolean;
}

/** A function in a constant: `const name = by((parameter) => value)`, each of the wrappers within the one before. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly name: Name;
  readonly wrappers: readonly { readonly by: Name | undefined; readonly parameter: Name | undefined }[];
  readonly result: Code;
  readonly body: readonly Statement[];
  /** The body is one value, on the line of the head. */
  readonly isShort: boolean;
}

interface Plain {
  readonly kind: 'plain';
  readonly code: Code;
  readonly declares?: Name;
  /** What gets its value there, or more of it. */
  readonly changes?: Name;
}

interface Conditional {
  readonly kind: 'if';
  readonly test: Code;
  readonly then: readonly Statement[];
  readonly otherwise: readonly Statement[];
  /** What follows: nothing, one more `if`, or a block. */
  readonly after: 'nothing' | 'if' | 'block';
}

/** `head { body }` and what may follow with a body of its own. */
interface Around {
  readonly kind: 'around';
  readonly arms: readonly { readonly head: Code; readonly body: readonly Statement[] }[];
}

/** Returns functions, in an array. */
interface Functions {
  readonly kind: 'functions';
  readonly entries: readonly Returned[];
}

interface Returned {
  readonly parameter: Name | undefined;
  readonly body: readonly Statement[];
  readonly note: string;
  /** The body is one value. */
  readonly isShort: boolean;
}

export const returnedFunction = (
  parameter: Name | undefined,
  body: readonly Statement[],
  note: string,
): Returned => ({ parameter, body, note, isShort: body.length === 1 });

export const aside = (text: string): Statement => ({ kind: 'aside', text });

export const constant = (
  name: Name,
  value: Code,
  more: { readonly annotation?: Code; readonly note?: string; readonly refuses?: boolean } = {},
): Statement => ({
  kind: 'constant',
  name,
  annotation: more.annotation,
  value,
  note: more.note ?? '',
  refuses: more.refuses ?? false,
});

export const plain = (code: Code, more: Omit<Plain, 'kind' | 'code'> = {}): Statement => ({
  kind: 'plain',
  code,
  ...more,
});

/** A variable with a value that changes later. */
export const variable = (name: Name, value: Code, annotation?: Code): Statement =>
  plain(js`let ${name}${annotation ?? js``} = ${value};`, { declares: name, changes: name });

/** An empty array that is filled item by item. */
export const array = (name: Name, annotation: Code, first: Code = js``): Statement =>
  plain(js`const ${name}${annotation} = [${first}];`, { declares: name, changes: name });

export const pushed = (array: Name, value: Code): Statement =>
  plain(js`${array}.push(${value});`, { changes: array });

export const later = (name: Name, annotation: Code): Statement => ({ kind: 'later', name, annotation });
export const assign = (name: Name, value: Code): Statement => ({ kind: 'assign', name, value });
export const leave: Statement = { kind: 'leave' };
export const returns = (value: Code = absent): Statement => ({ kind: 'return', value });
export const when = (test: Code, then: Statement): Statement => ({ kind: 'when', test, then });

export const conditional = (
  test: Code,
  then: readonly Statement[],
  otherwise: readonly Statement[] = [],
): Statement => ({ kind: 'if', test, then, otherwise, after: afterwards(otherwise) });

function afterwards([only, ...others]: readonly Statement[]): Conditional['after'] {
  if (only === undefined) return 'nothing';
  return others.length === 0 && (only.kind === 'when' || only.kind === 'if') ? 'if' : 'block';
}

export function lambda(
  name: Name,
  wrappers: Lambda['wrappers'],
  body: readonly Statement[],
  result: Code = js``,
): Statement {
  const [only, ...others] = body;
  const isShort = others.length === 0 && only?.kind === 'return' && !only.value.text.includes('\n');
  return { kind: 'lambda', name, wrappers, result, body, isShort };
}

export const around = (head: Code, body: readonly Statement[]): Statement => ({
  kind: 'around',
  arms: [{ head, body }],
});

/** The code of a statement, its inner statements and what it declares left aside. */
export function ownCode(statement: Statement): readonly Code[] {
  switch (statement.kind) {
    case 'aside':
    case 'leave':
    case 'functions':
      return [];
    case 'constant':
      return [...(statement.annotation === undefined ? [] : [statement.annotation]), statement.value];
    case 'lambda':
      return [...statement.wrappers.flatMap(({ by }) => (by === undefined ? [] : [by])), statement.result];
    case 'later':
      return [statement.annotation];
    case 'assign':
    case 'return':
      return [statement.value];
    case 'plain':
      return [statement.code];
    case 'when':
      return isFalse(statement.test) ? [] : [statement.test];
    case 'if':
      return [statement.test];
    case 'around':
      return statement.arms.map(({ head }) => head);
    default:
      return statement satisfies never;
  }
}

export function innerOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'aside':
    case 'leave':
    case 'constant':
    case 'later':
    case 'assign':
    case 'return':
    case 'plain':
      return [];
    case 'lambda':
      return statement.body;
    case 'when':
      return isFalse(statement.test) ? [] : [statement.then];
    case 'if':
      return [...statement.then, ...statement.otherwise];
    case 'around':
      return statement.arms.flatMap(({ body }) => body);
    case 'functions':
      return statement.entries.flatMap(({ body }) => body);
    default:
      return statement satisfies never;
  }
}

/** The statement and all within it, in the order of the text. */
export function* allOf(statements: readonly Statement[]): Generator<Statement> {
  for (const statement of statements) {
    yield statement;
    yield* allOf(innerOf(statement));
  }
}

/** What a statement declares for those after it. */
export function declaredBy(statement: Statement): Name | undefined {
  switch (statement.kind) {
    case 'constant':
    case 'lambda':
    case 'later':
      return statement.name;
    case 'plain':
      return statement.declares;
    case 'aside':
    case 'leave':
    case 'assign':
    case 'return':
    case 'when':
    case 'if':
    case 'around':
    case 'functions':
      return undefined;
    default:
      return statement satisfies never;
  }
}

/** What gets a value in a statement, its inner ones left aside. */
export const givenBy = (statement: Statement): Name | undefined =>
  statement.kind === 'assign'
    ? statement.name
    : statement.kind === 'plain'
      ? statement.changes
      : declaredBy(statement);

/** All names in statements, in the order of the text; those that are assigned too. */
export const namesOf = (statements: readonly Statement[]): ReadonlySet<Name> =>
  new Set(
    [...allOf(statements)].flatMap((statement) => [
      ...(statement.kind === 'assign' ? [statement.name] : []),
      ...namesIn(...ownCode(statement)),
    ]),
  );
