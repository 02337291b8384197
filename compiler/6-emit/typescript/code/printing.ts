// Statements and functions as lines of text, indented.

import { atom, Code, codeOf, isFalse, joinedBy, js, type Line, type Name } from './code.js';
import { type Lambda, namesOf, type Statement } from './statements.js';
import { typed } from './typed.js';
import { withoutUnused } from './unused-locals.js';

/** Every line moved to the right, those inside of it too. */
export function indent(line: Line, spaces = 2): Code {
  const code = codeOf(line);
  const lines = code.text.split('\n').map((each) => (each === '' ? each : ' '.repeat(spaces) + each));
  return new Code(lines.join('\n'), [code]);
}

/** A file without spaces at the ends of lines, and without more than one empty line in a row. */
export function tidy(text: string): string {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.filter((line, at) => line !== '' || lines[at - 1] !== '' || at === 0).join('\n');
}

/** What a function gives that leaves the case to another. */
type Leaving = 'return undefined;' | 'return false;';

/** The lines of statements, each of which may be several lines of text. */
export function linesOf(
  statements: readonly Statement[],
  leaving: Leaving = 'return undefined;',
): readonly Code[] {
  return statements.flatMap((statement) => printed(statement, leaving));
}

function printed(statement: Statement, leaving: Leaving): readonly Code[] {
  const inner = (body: readonly Statement[]) => linesOf(body, leaving).map((line) => indent(line));
  switch (statement.kind) {
    case 'aside':
      return [atom(statement.text)];
    case 'constant': {
      const { name, annotation = js``, value, note } = statement;
      return [js`const ${name}${annotation} = ${value};${atom(note)}`];
    }
    case 'lambda':
      return lambdaLines(statement, inner);
    case 'later':
      return [js`let ${statement.name}${statement.annotation};`];
    case 'assign':
      return [js`${statement.name} = ${statement.value};`];
    case 'return':
      return [js`return ${statement.value};`];
    case 'leave':
      return [atom(leaving)];
    case 'plain':
      return [statement.code];
    case 'when': {
      // What never happens is not written: a strict compiler would find it unreachable.
      if (isFalse(statement.test)) return [];
      return [js`if (${statement.test}) ${joinedBy('\n', printed(statement.then, leaving))}`];
    }
    case 'if': {
      const { test, then, otherwise, after } = statement;
      const first = [js`if (${test}) {`, ...inner(then)];
      if (after === 'nothing') return [...first, atom('}')];
      if (after === 'block') return [...first, atom('} else {'), ...inner(otherwise), atom('}')];
      after satisfies 'if';
      const [next = js``, ...rest] = linesOf(otherwise, leaving);
      return [...first, js`} else ${next}`, ...rest];
    }
    case 'around':
      return [
        ...statement.arms.flatMap(({ head, body }, index) => [
          js`${atom(index === 0 ? '' : '} ')}${head} {`,
          ...inner(body),
        ]),
        atom('}'),
      ];
    case 'functions':
      return [
        atom('return ['),
        ...statement.entries.flatMap(({ parameter, body, note, isShort }) => {
          const used = namesOf(body);
          const head = js`  (${parameterCode(parameter, used)}) =>`;
          const [only] = body;
          return isShort && only?.kind === 'return'
            ? [js`${head} ${only.value}, ${atom(note)}`]
            : [js`${head} { ${atom(note)}`, ...inner(body).map((line) => indent(line)), atom('  },')];
        }),
        atom('];'),
      ];
    default:
      return statement satisfies never;
  }
}

function lambdaLines(
  { name, wrappers, result, body, isShort }: Lambda,
  inner: (body: readonly Statement[]) => readonly Code[],
): readonly Code[] {
  const used = namesOf(body);
  const heads = wrappers.map(({ by, parameter }, index) => {
    const ends = index === wrappers.length - 1 ? js`${result} =>` : js` =>`;
    return js`${by === undefined ? js`` : js`${by}(`}(${parameterCode(parameter, used)})${ends}`;
  });
  const head = js`const ${name} = ${joinedBy(' ', heads)}`;
  const close = atom(')'.repeat(wrappers.filter(({ by }) => by !== undefined).length));
  const [only] = body;
  if (isShort && only?.kind === 'return') return [js`${head} ${only.value}${close};`];
  return [js`${head} {`, ...inner(body), js`}${close};`];
}

/** The place of an item, where there is one. */
const parameterCode = (parameter: Name | undefined, used: ReadonlySet<Name>): Code =>
  parameter === undefined ? js`` : js`${marked(parameter, used)}${typed(': number')}`;

/** A parameter that nothing reads begins with an underscore. */
const marked = (parameter: Name, used: ReadonlySet<Name>): Code =>
  used.has(parameter) ? parameter : atom(`_${parameter.text}`);

interface FunctionParts {
  /** Before the parameters. */
  readonly head: string;
  readonly parameters: readonly { readonly name: Name; readonly type: Code }[];
  readonly result: Code;
  readonly body: readonly Statement[];
  readonly leaving?: Leaving;
}

/** A function without what nothing in it reads. */
export function functionLines({ head, parameters, result, body, leaving }: FunctionParts): readonly Code[] {
  const kept = withoutUnused(body);
  const used = namesOf(kept);
  const given = parameters.map(({ name, type }) => js`${marked(name, used)}${typed(type)}`);
  return [
    js`${atom(head)}(${joinedBy(', ', given)})${typed(result)} {`,
    ...linesOf(kept, leaving).map((line) => indent(line)),
    atom('}'),
    atom(''),
  ];
}
