// CheckedTariff → Model: every statement flattened into definitions that can be followed one at a time.

import type { CheckedFact, CheckedTariff, Statement } from '../2-check/types/checked.js';
import { tooManySteps } from '../diagnostics/catalogue/rules/limits.js';
import { definitionLoop, neverAbsent, noValue } from '../diagnostics/catalogue/rules/model.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { usualLimits } from '../limits.js';
import type { Build } from './build/build.js';
import { buildCall } from './build/build-call.js';
import { buildExpression, itemOfFact } from './build/build-expression.js';
import { isFromTop } from './build/build-from-top.js';
import { buildRetained, NameBuilder } from './build/build-name.js';
import { TableBuilder } from './build/build-table.js';
import { hasValue, useOf } from './build/declared.js';
import { DefinitionStore, TooManySteps } from './build/names/definition-store.js';
import { type NameGraph, nameGraph } from './build/names/name-graph.js';
import type { Around } from './build/names/placing.js';
import { isInForce, namesOf } from './build/names/statement-names.js';
import { actual } from './build/names/world.js';
import { factsOf, listsOf, noticesOf, propertiesOf, requirementsOf } from './build/outer-parts.js';
import { resultsOf } from './build/results.js';
import { versionDate } from './build/versions.js';
import { checkDefinedness } from './definedness/definedness.js';
import type { Expression, Model } from './model.js';
import { withInferredNeeds } from './needed/needed-when.js';
import { Presence } from './needed/presence.js';
import { inOrder } from './together/carried-groups.js';
import { Wording } from './wording.js';

/** Outside of any item and counterfactual. */
const nobody: Around = { loops: [], world: actual };

/**
 * Builds the model. Loops and uses of facts that may be missing are reported; what is in a loop, and all that
 * depends on it, is left out, so that the model stays usable. Throws for nothing that the checker lets through but a
 * `TooManySteps`.
 */
export function modelFromChecked(
  checked: CheckedTariff,
  report: Report,
  mostSteps: number = usualLimits.steps,
): Model {
  const graph = nameGraph(checked);
  reportLoops(graph, checked, report);
  for (const { name, span } of graph.missing) report(noValue(span, { name }));
  const language = checked.documents[0]?.language ?? checked.language;
  const store = new DefinitionStore(mostSteps);
  const facts = new Map<string, CheckedFact>(checked.facts.map((fact) => [fact.name, fact]));
  const names = new NameBuilder();
  const build: Build = {
    checked,
    report,
    words: new Wording(checked, language),
    graph,
    store,
    facts,
    lists: new Map(checked.lists.map((list) => [list.name, list])),
    statements: statementsByName(checked, graph),
    lookup: { get: (id) => store.get(id), fact: (name) => facts.get(name) },
    standIns: new Map(),
    presence: new Presence(),
    tables: new TableBuilder(),
    common: new Map(),
    expression: (expression, scope, root) => buildExpression(build, expression, scope, root),
    name: (name, around, use) => names.build(build, name, around, use),
    fact: (name, around, use) => {
      const replaced = around.world.replacements.get(name);
      if (replaced !== undefined) return replaced.value;
      if (facts.get(name)?.presence.kind === 'default') return names.build(build, name, around, use);
      const item = itemOfFact(build, name, around);
      return { kind: 'fact', fact: name, item, type: facts.get(name)?.type ?? use.type, span: use.span };
    },
    date: (around, use) => versionDate(build, around, use),
    call: (call, scope, root) => buildCall(build, call, scope, root),
    retained: (name, around, use) => buildRetained(build, name, around, use),
  };
  for (const name of graph.order) {
    if (!graph.broken.has(name) && hasValue(build, name)) build.name(name, nobody, useOf(build, name));
  }
  for (const statement of checked.statements) {
    const kept = isInForce(statement) && namesOf(statement).some((name) => build.statements.has(name));
    if (kept && (statement.kind === 'table' || statement.kind === 'scale') && !isFromTop(statement)) {
      build.tables.made(build, statement, nobody);
    }
  }
  const parts = {
    facts: factsOf(build),
    lists: listsOf(build),
    notices: noticesOf(build),
    requirements: requirementsOf(build),
    properties: propertiesOf(build),
    results: resultsOf(build),
  };
  names.finish();
  const model: Model = inOrder({
    name: checked.name,
    label: checked.label,
    language,
    files: checked.files,
    documents: checked.documents,
    currency: checked.currency,
    currencies: checked.currencies,
    units: checked.units,
    versions: checked.versions,
    dating: checked.dating,
    sections: checked.sections,
    ...parts,
    readings: checked.readings,
    tables: store.tables,
    scales: store.scales,
    definitions: store.definitions,
    ...(store.claims.length === 0 ? {} : { claims: store.claims }),
    ...(store.keyedRows.length === 0 ? {} : { keyedRows: store.keyedRows }),
    examples: checked.examples,
    notModelled: checked.notModelled,
    quotes: checked.quotes,
    numbers: checked.numbers,
  });
  for (const { span, word, counts } of build.standIns.values()) {
    if (!counts) report(neverAbsent(span, { word }));
  }
  const written = (expression: Expression) => build.words.written(expression.span);
  checkDefinedness(model, facts, written, report);
  return withInferredNeeds(model, written);
}

/** As `modelFromChecked`; undefined where the rules come to more steps than may be, which is reported. */
export function modelWithin(checked: CheckedTariff, limit: number, report: Report): Model | undefined {
  try {
    return modelFromChecked(checked, report, limit);
  } catch (error) {
    if (!(error instanceof TooManySteps)) throw error;
    report(tooManySteps(error.span, { name: error.owner, limit }));
    return undefined;
  }
}

function statementsByName(
  checked: CheckedTariff,
  graph: NameGraph,
): ReadonlyMap<string, readonly Statement[]> {
  const byName = new Map<string, Statement[]>();
  for (const statement of checked.statements.filter(isInForce)) {
    for (const name of namesOf(statement)) {
      if (graph.broken.has(name)) continue;
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [statement]);
      else list.push(statement);
    }
  }
  return byName;
}

function reportLoops(graph: NameGraph, checked: CheckedTariff, report: Report): void {
  const lists = new Set(checked.statements.flatMap(({ name, list }) => (list === undefined ? [] : [name])));
  for (const loop of graph.loops) {
    // The cells of a table are shown as the table.
    const shown = loop
      .map((node) => node.split(' #')[0] ?? node)
      .filter((name, index, all) => name !== all[index + 1]);
    const uses = loop.flatMap((node, index) => {
      const next = loop[(index + 1) % loop.length] ?? node;
      const span = graph.uses.get(node)?.get(next);
      return span === undefined ? [] : [{ node, next, span }];
    });
    const closing = uses.at(-1);
    if (closing === undefined) continue;
    const related = uses.slice(0, -1).map(({ node, next, span }) => ({
      span,
      label: { en: `\`${node}\` uses \`${next}\` here`, fr: `\`${node}\` utilise \`${next}\` ici` },
    }));
    const ofItems = shown.find((name) => lists.has(name));
    report(definitionLoop(closing.span, { loop: shown, ofItems }, { related }));
  }
}
