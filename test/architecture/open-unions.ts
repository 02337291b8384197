// Places where a new member of a union would be swallowed in silence, found with the type checker.

import ts from 'typescript';

/** A place that decides over a union of literals, and takes all that it does not name as if it were meant. */
export interface OpenPlace {
  readonly file: string;
  readonly line: number;
  /** The construct that is open, and what is swallowed by it. */
  readonly what: 'default' | 'no default' | 'last branch' | 'list of some';
  readonly subject: string;
  /** The members that end up in the open branch, as the types stand today. */
  readonly swallowed: readonly string[];
  /** All members of the union as it is at the first question asked of it. */
  readonly members: readonly string[];
}

/** The literal members of a type, or undefined where it is not a union of literals (text, numbers) alone. */
function literalsOf(type: ts.Type): readonly string[] | undefined {
  const parts = type.isUnion() ? type.types : [type];
  const literals: string[] = [];
  for (const part of parts) {
    if (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) literals.push('undefined');
    else if (part.isStringLiteral() || part.isNumberLiteral()) literals.push(String(part.value));
    else return undefined;
  }
  return literals;
}

interface Question {
  readonly subject: ts.Expression;
  readonly literals: readonly string[];
  /** Whether the literal is meant where the condition does not hold. */
  readonly negated: boolean;
}

/** `x === 'a'`, `x === 'a' || x === 'b'`, and their negations. */
function questionOf(condition: ts.Expression): Question | undefined {
  const inner = ts.isParenthesizedExpression(condition) ? condition.expression : condition;
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) {
    const question = questionOf(inner.operand);
    return question && { ...question, negated: !question.negated };
  }
  if (!ts.isBinaryExpression(inner)) return undefined;
  const operator = inner.operatorToken.kind;
  if (operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.AmpersandAmpersandToken) {
    const left = questionOf(inner.left);
    const right = questionOf(inner.right);
    if (!left || !right || left.subject.getText() !== right.subject.getText()) return undefined;
    const negated = operator === ts.SyntaxKind.AmpersandAmpersandToken;
    if (left.negated !== negated || right.negated !== negated) return undefined;
    return { subject: left.subject, literals: [...left.literals, ...right.literals], negated };
  }
  const same = operator === ts.SyntaxKind.EqualsEqualsEqualsToken;
  if (!same && operator !== ts.SyntaxKind.ExclamationEqualsEqualsToken) return undefined;
  const [subject, literal] =
    ts.isStringLiteralLike(inner.right) || ts.isNumericLiteral(inner.right)
      ? [inner.left, inner.right]
      : [inner.right, inner.left];
  if (!ts.isStringLiteralLike(literal) && !ts.isNumericLiteral(literal)) return undefined;
  return { subject, literals: [literal.text], negated: !same };
}

/** Whether a statement never goes on to the next. */
function leaves(statement: ts.Statement | undefined): boolean {
  if (!statement) return false;
  if (ts.isBlock(statement)) return leaves(statement.statements.at(-1));
  if (ts.isIfStatement(statement)) return leaves(statement.thenStatement) && leaves(statement.elseStatement);
  return (
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isContinueStatement(statement) ||
    ts.isBreakStatement(statement)
  );
}

/** `x satisfies …`, with `never` or with what is left, and a table with a place for each member, close a branch. */
function closed(node: ts.Node | undefined): boolean {
  if (!node) return false;
  if (ts.isSatisfiesExpression(node)) return true;
  if (ts.isElementAccessExpression(node) && isTable(node.expression)) return true;
  if (ts.isVariableDeclaration(node) && node.type?.kind === ts.SyntaxKind.NeverKeyword) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => closed(child) || undefined) ?? false;
}

/** `typeof x` and the platform are no unions of ours. */
const isOutside = (subject: ts.Expression): boolean =>
  ts.isTypeOfExpression(subject) || subject.getText() === 'process.platform';

export function openPlaces(program: ts.Program, wanted: (file: string) => boolean): OpenPlace[] {
  const checker = program.getTypeChecker();
  const places: OpenPlace[] = [];

  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || !wanted(source.fileName)) continue;
    const report = (
      node: ts.Node,
      what: OpenPlace['what'],
      subject: ts.Expression,
      swallowed: readonly string[],
      members: readonly string[],
    ): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      places.push({
        file: source.fileName,
        line: line + 1,
        what,
        subject: subject.getText(source),
        swallowed,
        members,
      });
    };

    /** Whether the branch uses the object in a way that only the member left allows: a new member is a type error there. */
    const narrowsObject = (subject: ts.Expression, open: ts.Node): boolean => {
      if (!ts.isPropertyAccessExpression(subject)) return false;
      const text = subject.expression.getText(source);
      const whole = checker.getNonNullableType(checker.getTypeAtLocation(subject.expression));
      const used = (node: ts.Node): boolean => {
        if (ts.isExpression(node) && node.getText(source) === text) {
          const { parent } = node;
          if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
            const property = checker.getPropertyOfType(whole, parent.name.text);
            if (!property) return true;
            const wide = checker.getTypeOfSymbolAtLocation(property, parent);
            return checker.typeToString(wide) !== checker.typeToString(checker.getTypeAtLocation(parent));
          }
          if (ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name))
            return parent.name.elements.some(
              (each) => !checker.getPropertyOfType(whole, (each.propertyName ?? each.name).getText(source)),
            );
          const wantedType = checker.getContextualType(node);
          return wantedType !== undefined && !checker.isTypeAssignableTo(whole, wantedType);
        }
        return ts.forEachChild(node, (child) => used(child) || undefined) ?? false;
      };
      return restOf(open).some(used);
    };

    /** Whether a ternary asks an object for a part that only the member named has. */
    const asksForPart = (node: ts.Node, subject: ts.Expression): boolean => {
      if (!ts.isConditionalExpression(node)) return false;
      return [node.whenTrue, node.whenFalse].some((branch) => narrowsObject(subject, branch));
    };

    const visit = (node: ts.Node): void => {
      const asked = someOf(node, checker);
      if (asked) {
        const swallowed = asked.members.filter((member) => !asked.named.has(member));
        if (swallowed.length > 0) report(node, 'list of some', asked.subject, swallowed, asked.members);
      }
      if (ts.isSwitchStatement(node)) {
        const members = literalsOf(checker.getTypeAtLocation(node.expression));
        if (members && members.length > 1) {
          const named = new Set(
            node.caseBlock.clauses.flatMap((clause) =>
              ts.isCaseClause(clause) &&
              (ts.isStringLiteralLike(clause.expression) || ts.isNumericLiteral(clause.expression))
                ? [clause.expression.text]
                : [],
            ),
          );
          const swallowed = members.filter((member) => !named.has(member));
          const other = node.caseBlock.clauses.find(ts.isDefaultClause);
          if (other && !other.statements.some(closed) && !isOutside(node.expression))
            report(node, 'default', node.expression, swallowed, members);
          if (!other && swallowed.length > 0) report(node, 'no default', node.expression, swallowed, members);
        }
      }
      const condition = ts.isConditionalExpression(node)
        ? node.condition
        : ts.isIfStatement(node)
          ? node.expression
          : undefined;
      const question = condition && questionOf(condition);
      if (question) {
        const members = literalsOf(checker.getTypeAtLocation(question.subject));
        if (members && members.length > 1) {
          const swallowed = members.filter((member) => !question.literals.includes(member));
          let open: ts.Node | undefined;
          if (ts.isConditionalExpression(node)) open = question.negated ? node.whenTrue : node.whenFalse;
          else if (ts.isIfStatement(node)) {
            if (question.negated) open = node.thenStatement;
            else if (node.elseStatement) open = node.elseStatement;
            else if (leaves(node.thenStatement)) open = nextOf(node);
          }
          if (
            open &&
            !restOf(open).some(closed) &&
            !isOutside(question.subject) &&
            !closed(question.subject)
          ) {
            const text = question.subject.getText(source);
            const narrowed =
              (swallowed.length === 1 && narrowsObject(question.subject, open)) ||
              (neutral(open) && asksForPart(node, question.subject));
            const again = asksAgain(open, text);
            const chained = swallowed.length <= 5 && !again && askedBefore(node, text);
            if (!narrowed && (swallowed.length === 1 || chained))
              report(node, 'last branch', question.subject, swallowed, members);
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return places;
}

interface Membership {
  readonly subject: ts.Expression;
  readonly members: readonly string[];
  readonly named: ReadonlySet<string>;
}

/** `some.has(x)` or `some.get(x)`, where `some` is a set or map written out that names some members of the union of `x`. */
function someOf(node: ts.Node, checker: ts.TypeChecker): Membership | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression: group, name } = node.expression;
  const [subject] = node.arguments;
  if (!subject || !['has', 'get', 'includes'].includes(name.text) || !ts.isIdentifier(group))
    return undefined;
  const members = literalsOf(checker.getTypeAtLocation(subject));
  const declared = checker.getSymbolAtLocation(group)?.valueDeclaration;
  const made = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
  const list = made && ts.isNewExpression(made) ? made.arguments?.[0] : made;
  if (!members || members.length < 2 || !list || !ts.isArrayLiteralExpression(list)) return undefined;
  const keys = list.elements.map((each) => (ts.isArrayLiteralExpression(each) ? each.elements[0] : each));
  const named = keys.flatMap((key) => (key && ts.isStringLiteralLike(key) ? [key.text] : []));
  return named.length === keys.length ? { subject, members, named: new Set(named) } : undefined;
}

/** `{ highest: …, lowest: … }`, asked by the literal itself. */
function isTable(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isTable(node.expression);
  return ts.isObjectLiteralExpression(node);
}

/** What stands for a part that is not there: `undefined`, an empty list or text. */
const neutral = (node: ts.Node): boolean =>
  (ts.isIdentifier(node) && node.text === 'undefined') ||
  (ts.isStringLiteral(node) && node.text === '') ||
  (ts.isArrayLiteralExpression(node) && node.elements.length === 0);

/** The statement after this one in its block. */
function nextOf(statement: ts.Statement): ts.Node | undefined {
  const { parent } = statement;
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent) && !ts.isCaseOrDefaultClause(parent)) return undefined;
  return parent.statements[parent.statements.indexOf(statement) + 1];
}

/** The branch itself, or where it is what follows an `if` that leaves, all that follows. */
function restOf(open: ts.Node): readonly ts.Node[] {
  const { parent } = open;
  if (!ts.isBlock(parent) && !ts.isSourceFile(parent) && !ts.isCaseOrDefaultClause(parent)) return [open];
  return parent.statements.slice(parent.statements.indexOf(open as ts.Statement));
}

/** Whether the branch begins with the next question of the same subject. */
function asksAgain(open: ts.Node, subject: string): boolean {
  let again = false;
  const look = (node: ts.Node): void => {
    const condition = ts.isConditionalExpression(node)
      ? node.condition
      : ts.isIfStatement(node)
        ? node.expression
        : undefined;
    if (condition && questionOf(condition)?.subject.getText() === subject) again = true;
    if (ts.isSwitchStatement(node) && node.expression.getText() === subject) again = true;
    ts.forEachChild(node, look);
  };
  for (const each of restOf(open)) look(each);
  return again;
}

/** Whether an `if` that leaves, or a ternary around it, asked about the same subject before. */
function askedBefore(node: ts.Node, subject: string): boolean {
  for (let at: ts.Node = node; !ts.isFunctionLike(at) && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (
      ts.isConditionalExpression(parent) &&
      parent.condition !== at &&
      questionOf(parent.condition)?.subject.getText() === subject
    )
      return true;
    if (
      ts.isIfStatement(parent) &&
      parent.expression !== at &&
      questionOf(parent.expression)?.subject.getText() === subject
    )
      return true;
    if (ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent)) {
      const before = parent.statements.slice(0, parent.statements.indexOf(at as ts.Statement));
      if (
        before.some(
          (each) =>
            ts.isIfStatement(each) &&
            leaves(each.thenStatement) &&
            questionOf(each.expression)?.subject.getText() === subject,
        )
      )
        return true;
    }
  }
  return false;
}
