// Which facts a case lacks: those that the results reach, always or under a condition that holds.

import { missingFact } from '../../runtime/facts/fact-messages.js';
import { itemName } from '../../runtime/facts/fact-values.js';
import type { FactValues } from '../../runtime/facts/facts.js';
import type { CaseError } from '../../runtime/outcome/assessment.js';
import type { Fact, List } from '../model.js';
import type { Reached } from '../reached/facts-reached.js';
import type { CaseRun } from './case-run.js';
import type { Interpreter } from './interpreter.js';

/**
 * In the order of the file. `broken` are paths that were given wrongly and are reported already. `surely` is set where only some results
 * are asked for: the facts that these need whatever the case; what else they need they tell when they come to it.
 */
export function missingFacts(
  interpreter: Interpreter,
  run: CaseRun,
  reached: Reached,
  facts: FactValues,
  broken: ReadonlySet<string>,
  surely: ReadonlySet<string> | undefined,
  isOfListed: boolean,
): readonly CaseError[] {
  const { model } = interpreter;
  const errors: CaseError[] = [];
  const lists = new Set<string>();
  for (const fact of model.facts) {
    const { list } = fact;
    if (list === undefined) {
      if (!reached.facts.has(fact.name) || facts.values[fact.name] !== undefined || broken.has(fact.name))
        continue;
      if (isNeeded(interpreter, run, fact, -1, surely))
        errors.push(missingFact(fact.name, fact.label, becauseOf(fact)));
      continue;
    }
    if (!lists.has(list)) {
      lists.add(list);
      errors.push(...missingOfList(interpreter, run, reached, facts, broken, surely, list));
    }
  }
  for (const { name } of model.lists) {
    if (!lists.has(name))
      errors.push(...missingOfList(interpreter, run, reached, facts, broken, surely, name));
  }
  // A list of which it cannot be told is asked for where nothing else refuses the case.
  const lacking = model.lists.filter(
    ({ name }) => reached.lists.has(name) && !broken.has(name) && facts.lists[name] === undefined,
  );
  const told = lacking.map((list) => ({
    list,
    need: needOfList(interpreter, run, list, surely !== undefined && !isOfListed),
  }));
  const missing = told.filter(({ need }) => need === 'needed');
  const rest = told.filter(({ need }) => need === 'untold');
  const asked = errors.length + missing.length > 0 ? missing : rest;
  return [...errors, ...asked.map(({ list }) => missingFact(list.name, list.label, becauseOf(list)))];
}

function needOfList(
  interpreter: Interpreter,
  run: CaseRun,
  { presence }: List,
  isOfOthers: boolean,
): 'needed' | 'untold' | 'not needed' {
  switch (presence.kind) {
    case 'always':
      return 'needed';
    case 'optional':
      return 'not needed';
    case 'when': {
      // What all listed results reach says nothing of those that are not listed.
      if (presence.inferred && isOfOthers) return 'needed';
      const needed = interpreter.expression(run, presence.condition, -1);
      if (typeof needed !== 'boolean') return 'untold';
      return needed ? 'needed' : 'not needed';
    }
    default:
      return presence satisfies never;
  }
}

function missingOfList(
  interpreter: Interpreter,
  run: CaseRun,
  reached: Reached,
  facts: FactValues,
  broken: ReadonlySet<string>,
  surely: ReadonlySet<string> | undefined,
  list: string,
): readonly CaseError[] {
  if (!reached.lists.has(list) || broken.has(list)) return [];
  const { model } = interpreter;
  const items = facts.lists[list];
  if (items === undefined) return [];
  const wanted = model.facts.filter((fact) => fact.list === list && reached.facts.has(fact.name));
  return items.flatMap((item, index) =>
    wanted.flatMap((fact) => {
      const path = itemName(list, index, fact.name);
      const given = item[fact.name] !== undefined || broken.has(path) || broken.has(itemName(list, index));
      return !given && isNeeded(interpreter, run, fact, index, surely)
        ? [missingFact(path, fact.label, becauseOf(fact))]
        : [];
    }),
  );
}

const becauseOf = ({ presence }: Fact | List): string | undefined =>
  presence.kind === 'when' ? presence.because : undefined;

/** A condition that cannot be told, because a fact that it needs is missing itself, asks for nothing yet. */
function isNeeded(
  interpreter: Interpreter,
  run: CaseRun,
  { name, list, presence }: Fact,
  item: number,
  surely: ReadonlySet<string> | undefined,
): boolean {
  switch (presence.kind) {
    case 'always':
      return surely === undefined || (list === undefined && surely.has(name));
    case 'optional':
    case 'default':
      return false;
    case 'when':
      // What all results reach says nothing of some of them.
      if (presence.inferred && surely !== undefined) return list === undefined && surely.has(name);
      return interpreter.expression(run, presence.condition, item) === true;
    default:
      presence satisfies never;
      return false;
  }
}
