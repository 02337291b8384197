// Which of the definitions behind an entry are worth a line, and where the clause of each declaration is told.

import type { Definition } from '../../3-model/model.js';
import { equals } from '../../runtime/exact/rational.js';
import type { Occurrence } from './followed.js';
import type { ReceiptStep } from './receipt.js';
import { decidedBy, stepOf } from './steps.js';
import type { Sum } from './sums.js';
import type { Telling } from './telling.js';

/** `of` is the entry's own definition: its line says its label, value and clause already. */
export function shownSteps(
  occurrences: readonly Occurrence[],
  of: Occurrence,
  sum: Sum | undefined,
  telling: Telling,
): readonly ReceiptStep[] {
  const hidden = new Set<string>();
  const key = (definition: string, item: number | undefined) => `${definition} ${item ?? ''}`;
  for (const { definition, item } of occurrences) {
    const told = decidedBy(definition, item, telling)?.told;
    if (told !== undefined) hidden.add(key(told.id, item));
  }
  const isShown = (occurrence: Occurrence): boolean => {
    const { definition, item } = occurrence;
    if (hidden.has(key(definition.id, item))) return false;
    if (isOf(occurrence)) return addsToHeading(occurrence, sum, telling);
    if (sum !== undefined && passesTheSumOn(occurrence, sum, telling)) return false;
    return !passesOn(occurrence, telling);
  };
  const isOf = ({ definition, item }: Occurrence) => definition === of.definition && item === of.item;

  const shown = occurrences.filter(isShown);
  // The clause of a declaration goes with its value; where that line says nothing new, with the line before.
  const cited = new Map<Occurrence, Definition>();
  for (const occurrence of occurrences) {
    const { definition, item } = occurrence;
    if (!definition.final || isOf(occurrence) || definition.owner === of.definition.owner) continue;
    const own = shown.filter((other) => other.definition.owner === definition.owner && other.item === item);
    const at = own.includes(occurrence) ? occurrence : own.at(-1);
    if (at === undefined && definition.quote === undefined) continue;
    if (at === undefined) shown.push(occurrence);
    cited.set(at ?? occurrence, definition);
  }
  const inOrder = occurrences.filter((occurrence) => shown.includes(occurrence));
  return inOrder.map((occurrence) => stepOf(occurrence, cited.get(occurrence), telling));
}

/** The last step of an entry is told unless the entry's own line says it all: a sum, a gate that is open, an exact value. */
function addsToHeading({ definition, item }: Occurrence, sum: Sum | undefined, { view }: Telling): boolean {
  const { body, role } = definition;
  if (role === 'due' || sum?.chain.at(-1) === definition) return false;
  if (body.kind === 'reference') return false;
  if (body.kind !== 'round') return true;
  const before = view.value(body.operand, item);
  const after = view.value(body, item);
  if (typeof before !== 'object' || typeof after !== 'object') return true;
  return !equals(before, after) || body.operand.kind !== 'reference';
}

/** Between the parts of a sum and the entry: nothing to tell where the value stays the sum. */
function passesTheSumOn({ definition, item }: Occurrence, sum: Sum, { view }: Telling): boolean {
  if (!sum.chain.includes(definition)) return false;
  const value = view.value(definition.body, item);
  return typeof value === 'object' && equals(value, sum.value);
}

/** A gate that is open, a step whose condition does not hold, the version in force: the value is that of the step before. */
function passesOn({ definition: { body, role }, item }: Occurrence, { view }: Telling): boolean {
  if (body.kind === 'in-force') return view.inForce(body, item)?.kind === 'reference';
  if (body.kind !== 'conditional' || (role !== 'due' && role !== 'step')) return false;
  const taken = view.taken(body, item);
  if (taken?.kind !== 'reference') return false;
  return role === 'due' || taken === body.otherwise;
}
