// Facts that nothing uses, declarations that no result, notice, requirement, check or example reaches, idle parameters.

import type { CheckedExpression, CheckedTariff, Statement } from '../2-check/types/checked.js';
import { factWithoutEffect } from '../diagnostics/catalogue/analysis/analysis.js';
import { nothingUses, parameterUnused } from '../diagnostics/catalogue/analysis/analysis-names.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Span } from '../source.js';
import { nameGraph } from './build/names/name-graph.js';
import { usesOf } from './build/names/name-uses.js';
import { isInForce, namesOf } from './build/names/statement-names.js';

/** For tariffs; all that a module declares is there for others. */
export function reportUnused(checked: CheckedTariff, report: Report): void {
  const [main] = checked.files;
  const { uses } = nameGraph(checked);
  const roots = rootsOf(checked);
  const reached = reachedNames(uses, roots);
  const told = new Set<string>();
  for (const statement of checked.statements.filter(isInForce)) {
    const { name, kind, place } = statement;
    if (place.span.file !== main || told.has(name)) continue;
    if (!namesOf(statement).some((one) => reached.has(one))) {
      told.add(name);
      report(nothingUses(place.span, { name, kind: kind === 'reading-value' ? 'reading' : kind }));
    } else if (kind === 'function') {
      for (const { name: parameter } of statement.parameters)
        if (!usesParameter(statement, parameter))
          report(parameterUnused(place.span, { parameter, of: name }));
    }
  }
  reportIdleFacts(checked, uses, roots, report);
  const valued = new Set(checked.statements.map(({ name }) => name));
  for (const { name, span } of checked.readings) {
    if (span.file === main && !valued.has(name) && !reached.has(name))
      report(nothingUses(span, { name, kind: 'reading' }));
  }
}

type Uses = ReadonlyMap<string, ReadonlyMap<string, Span>>;

/** A fact counts as used wherever it is named, also by a declaration that is itself told to be without use. */
function reportIdleFacts(
  checked: CheckedTariff,
  uses: Uses,
  roots: ReadonlyMap<string, Span>,
  report: Report,
): void {
  const named = new Set([...roots.keys(), ...[...uses.values()].flatMap((names) => [...names.keys()])]);
  const dating = checked.dating.kind === 'fact' ? checked.dating.fact : undefined;
  for (const { name, synthetic, place } of checked.facts) {
    if (!synthetic && name !== dating && !named.has(name)) report(factWithoutEffect(place.span, { name }));
  }
}

function reachedNames(uses: Uses, roots: ReadonlyMap<string, Span>): ReadonlySet<string> {
  const open = [...roots.keys()];
  const reached = new Set<string>();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    const [name = node] = node.split(' #');
    reached.add(name);
    open.push(...(uses.get(node)?.keys() ?? []));
  }
  return reached;
}

/** What people ask for, and what the file itself asks: results, notices, requirements, checks, examples. */
function rootsOf(checked: CheckedTariff): ReadonlyMap<string, Span> {
  const roots = new Map<string, Span>();
  const use = (expression: CheckedExpression | undefined) =>
    expression === undefined ? undefined : usesOf(expression, new Set(), roots);
  const ask = (name: string, span: Span) => roots.set(name, span);
  const isResult = ({ kind, list }: Statement) =>
    (kind === 'amount' || kind === 'answer') && list === undefined;
  for (const { name, span } of checked.results ?? []) ask(name, span);
  for (const statement of checked.statements)
    if (checked.results === undefined && isResult(statement)) ask(statement.name, statement.place.span);
  for (const { when } of checked.notices) use(when);
  for (const { condition } of checked.requirements) use(condition);
  for (const property of checked.properties) {
    use(property.when);
    use(property.kind === 'always' ? property.condition : property.subject);
  }
  for (const { expected, readings, span } of checked.examples) {
    for (const { result, span: at } of expected) ask(result, at);
    for (const reading of Object.keys(readings)) ask(reading, span);
  }
  for (const { presence } of checked.facts) {
    if (presence.kind === 'when') use(presence.condition);
    if (presence.kind === 'default') use(presence.value);
  }
  return roots;
}

/** A parameter is a name within its function. */
function usesParameter(statement: Extract<Statement, { kind: 'function' }>, parameter: string): boolean {
  const { base, steps } = statement.formula;
  const expressions =
    base.kind === 'expression'
      ? [base.expression]
      : base.items.flatMap(({ value, when }) => (when === undefined ? [value] : [value, when]));
  const names = new Map<string, Span>();
  for (const expression of expressions) usesOf(expression, new Set(), names);
  for (const { value, when } of steps) {
    usesOf(value, new Set(), names);
    if (when !== undefined) usesOf(when, new Set(), names);
  }
  return names.has(parameter);
}
