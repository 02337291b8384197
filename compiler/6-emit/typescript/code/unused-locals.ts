// Locals that nothing reads, left out of a function: what is computed only because it may refuse the case stays as a statement.
// Statements are put together by parts that do not know what the others read; what a strict compiler would say is settled here.

import { js, type Name, namesIn } from './code.js';
import { allOf, innerOf, ownCode, plain, type Statement } from './statements.js';

/** The statements without locals that nothing reads. */
export function withoutUnused(statements: readonly Statement[]): readonly Statement[] {
  const dead = unused(statements);
  return dead.size === 0 ? statements : kept(statements, dead);
}

/** Declarations of what nothing reads, and what gives it a value. */
function unused(statements: readonly Statement[]): ReadonlySet<Statement> {
  const uses = new Map<Name, number>();
  const about = new Map<Name, Statement[]>();
  const counted = (statement: Statement, by: 1 | -1): readonly Name[] => {
    const names = namesIn(...ownCode(statement));
    for (const name of names) uses.set(name, (uses.get(name) ?? 0) + by);
    return names;
  };
  for (const statement of allOf(statements)) {
    counted(statement, 1);
    if (isLeftOut(statement)) about.set(statement.name, [...(about.get(statement.name) ?? []), statement]);
  }
  const dead = new Set<Statement>();
  const gone = new Set<Statement>();
  const open = [...about.keys()];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if ((uses.get(name) ?? 0) > 0) continue;
    for (const statement of about.get(name) ?? []) {
      if (dead.has(statement)) continue;
      dead.add(statement);
      if (mayRefuse(statement)) continue;
      // Of a function, what stands in it goes with it.
      for (const inner of allOf([statement])) {
        if (gone.has(inner)) continue;
        gone.add(inner);
        open.push(...counted(inner, -1));
      }
    }
  }
  return dead;
}

type LeftOut = Extract<Statement, { readonly kind: 'constant' | 'lambda' | 'later' | 'assign' }>;

const isLeftOut = (statement: Statement): statement is LeftOut =>
  statement.kind === 'constant' ||
  statement.kind === 'lambda' ||
  statement.kind === 'later' ||
  statement.kind === 'assign';

const mayRefuse = (statement: Statement): boolean => statement.kind === 'constant' && statement.refuses;

function kept(statements: readonly Statement[], dead: ReadonlySet<Statement>): readonly Statement[] {
  return statements.flatMap((statement): readonly Statement[] => {
    if (dead.has(statement)) {
      return statement.kind === 'constant' && statement.refuses ? [plain(js`${statement.value};`)] : [];
    }
    return innerOf(statement).length === 0 ? [statement] : [within(statement, dead)];
  });
}

/** The statement with what is kept of its inner ones. */
function within(statement: Statement, dead: ReadonlySet<Statement>): Statement {
  switch (statement.kind) {
    case 'lambda':
      return { ...statement, body: kept(statement.body, dead) };
    case 'if':
      return { ...statement, then: kept(statement.then, dead), otherwise: kept(statement.otherwise, dead) };
    case 'around':
      return { ...statement, arms: statement.arms.map((arm) => ({ ...arm, body: kept(arm.body, dead) })) };
    case 'functions':
      return {
        ...statement,
        entries: statement.entries.map((each) => ({ ...each, body: kept(each.body, dead) })),
      };
    case 'aside':
    case 'constant':
    case 'later':
    case 'assign':
    case 'return':
    case 'leave':
    case 'plain':
    case 'when':
      return statement;
    default:
      return statement satisfies never;
  }
}
