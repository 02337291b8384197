// Every declaration in its turn → the parts of the checked tariff; what stands under a version holds with it.

import type { Expr, HeadKind } from '../../grammar/tree/syntax.js';
import type { Entry } from '../1-resolve/resolved.js';
import { factQualifier, listCapacity } from '../diagnostics/catalogue/syntax/statements.js';
import { compare, isInteger, rational } from '../runtime/exact/rational.js';
import { checkExample } from './declarations/examples.js';
import { checkFact } from './declarations/facts.js';
import { amongValues } from './declarations/numbers-to-choose.js';
import { checkProperty, inForce, versionFollows, versionOf } from './declarations/properties.js';
import { checkReading } from './declarations/readings.js';
import { checkCondition } from './expressions/conditions.js';
import { demandConstant } from './expressions/constants.js';
import type { StatementContext } from './statements.js';
import { all } from './types/build.js';
import type {
  CheckedExpression,
  CheckedFact,
  CheckedList,
  CheckedProperty,
  CheckedTariff,
  Statement,
} from './types/checked.js';
import { topScope } from './types/context.js';
import type { Example, ListPresence, Reading } from './types/parts.js';
import { plainNumber } from './types/types.js';

/** The declarations of a tariff as its typed parts. */
export interface Parts {
  readonly facts: readonly CheckedFact[];
  readonly lists: readonly CheckedList[];
  readonly readings: readonly Reading[];
  readonly statements: readonly Statement[];
  readonly notices: CheckedTariff['notices'];
  readonly requirements: CheckedTariff['requirements'];
  readonly properties: readonly CheckedProperty[];
  readonly examples: readonly Example[];
}

/** Checks every declaration, in order; `statementsOfEntry` has those that have a value. */
export function readParts(
  context: StatementContext,
  entries: readonly Entry[],
  statementsOfEntry: (entry: Entry) => readonly Statement[] | undefined,
): Parts {
  const facts: CheckedFact[] = [];
  const lists: CheckedList[] = [];
  const readings: Reading[] = [];
  const statements: Statement[] = [];
  const notices: CheckedTariff['notices'][number][] = [];
  const requirements: CheckedTariff['requirements'][number][] = [];
  const properties: CheckedProperty[] = [];
  const examples: Example[] = [];
  for (const entry of entries) {
    const { declaration } = entry;
    const place = context.places.placeOf(entry);
    switch (declaration.kind) {
      case 'fact': {
        const meaning = context.meaning(declaration.name.text, declaration.name.span);
        if (meaning?.kind !== 'fact') break;
        const fact = checkFact(context, declaration, meaning.type, place);
        facts.push(fact);
        const condition = amongValues(fact);
        if (condition) {
          const { list } = fact;
          const message = `${fact.label}: ${context.text(declaration.type?.span ?? place.span)}`;
          requirements.push({ condition, message, list, fact: fact.name, span: place.span });
        }
        break;
      }
      case 'list':
        lists.push(readList(context, declaration, place.section));
        break;
      case 'reading': {
        const reading = checkReading(context, declaration, place.section);
        if (reading) readings.push(reading);
        const hasValue = context.meaning(declaration.name.text, declaration.name.span)?.kind === 'value';
        if (hasValue) statements.push(...(statementsOfEntry(entry) ?? []));
        break;
      }
      case 'notice': {
        const when = guarded(context, entry, declaration.when, undefined);
        if (when !== 'wrong') notices.push({ text: declaration.text.text, when, place });
        break;
      }
      case 'require': {
        const list = declaration.list?.text;
        const condition = checkCondition(context, declaration.condition, topScope('rule', '', list));
        const message = declaration.message?.text ?? context.text(declaration.condition.span);
        const { span } = declaration;
        if (condition)
          requirements.push({ condition: unlessOther(context, entry, condition), message, list, span });
        break;
      }
      case 'check': {
        const property = checkProperty(context, declaration, place);
        // Behind the last version, a check speaks of all: of one version alone only where another follows, and says so.
        const force = versionFollows(entry) ? inForce(context, entry) : undefined;
        if (property && force) {
          const when = property.when ? all([force, property.when], declaration.span) : force;
          properties.push({ ...property, text: `${property.text} (${versionOf(context, entry)})`, when });
        } else if (property) {
          properties.push(property);
        }
        break;
      }
      case 'example':
        examples.push(...checkExample(context, declaration));
        break;
      default:
        declaration.kind satisfies
          | HeadKind
          | 'function'
          | 'results'
          | 'section'
          | 'choice'
          | 'table'
          | 'scale'
          | 'amount'
          | 'value'
          | 'answer'
          | 'rounding'
          | 'broken'
          | 'not-used'
          | 'not-modelled';
        statements.push(...(statementsOfEntry(entry) ?? []));
    }
  }
  return { facts, lists, readings, statements, notices, requirements, properties, examples };
}

function presenceOfList(
  context: StatementContext,
  { name, optional, neededWhen }: Extract<Entry['declaration'], { kind: 'list' }>,
): ListPresence<CheckedExpression> {
  if (optional && neededWhen !== undefined) {
    const both = { en: 'a list that says so otherwise too', fr: 'une liste qui dit aussi autre chose' };
    context.report(factQualifier(name.span, { qualifier: 'optional', type: both }));
  }
  if (neededWhen === undefined) return { kind: optional ? 'optional' : 'always' };
  const condition = checkCondition(context, neededWhen, topScope('rule', name.text));
  return condition ? { kind: 'when', condition } : { kind: 'always' };
}

/** Of one list; said in the reference and in the message. A year of quarter hours is 35 040. */
const mostItems = 100_000;

function readList(
  context: StatementContext,
  declaration: Extract<Entry['declaration'], { kind: 'list' }>,
  section: string | undefined,
): CheckedList {
  const { name, label, capacity, span } = declaration;
  const value =
    capacity && demandConstant(context, context.check(capacity, topScope('domain', name.text), plainNumber));
  const isCount = value && isInteger(value) && compare(value, rational(1)) >= 0;
  const fits = isCount && compare(value, rational(mostItems)) <= 0;
  if (!fits) {
    const problem = isCount ? 'too-many' : value ? 'not-whole' : 'missing';
    context.report(listCapacity(capacity?.span ?? name.span, { name: name.text, problem }));
  }
  const items = fits ? Number(value.n) : 1;
  const presence = presenceOfList(context, declaration);
  return { name: name.text, label: label?.text ?? name.text, capacity: items, presence, section, span };
}

/** The condition of a line, together with that its version is in force. */
function guarded(
  context: StatementContext,
  entry: Entry,
  written: Expr | undefined,
  list: string | undefined,
): CheckedExpression | undefined | 'wrong' {
  const own = written && checkCondition(context, written, topScope('rule', '', list));
  if (written && own === undefined) return 'wrong';
  const force = inForce(context, entry);
  const conditions = [force, own].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? undefined : all(conditions, entry.declaration.span);
}

// A requirement of one version asks nothing under another.
function unlessOther(
  context: StatementContext,
  entry: Entry,
  condition: CheckedExpression,
): CheckedExpression {
  const force = inForce(context, entry);
  if (force === undefined) return condition;
  const { type, span } = condition;
  return { kind: 'or', operands: [{ kind: 'not', operand: force, type, span }, condition], type, span };
}
