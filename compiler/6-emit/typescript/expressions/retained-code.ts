// Which alternative was retained: the label of the first lowest or highest one, or of the branch that held.

import type { Definition, Expression, Model } from '../../../3-model/model.js';
import {
  atom,
  type Code,
  infix,
  isFalse,
  isTrue,
  joinedBy,
  js,
  precedences,
  textCode,
  truthLiteral,
} from '../code/code.js';
import { parameters } from '../code/names.js';
import { indent } from '../code/printing.js';
import { conditional, leave, plain } from '../code/statements.js';
import { propertyName } from '../code/texts.js';
import type { Block } from '../integers/block.js';
import { type Case, chosen } from '../integers/choosing.js';
import { comparison } from '../integers/comparing.js';
import { isQuantity, type Operand, type Quantity } from '../integers/operand.js';
import { placesOf, type Scope, scopeAt, type Write } from '../integers/scope.js';
import { demandsOf } from './demand-code.js';

const { seen } = parameters;

const label = (text: string): Operand => ({ kind: 'text', code: textCode(text) });

/** The label as a text; the alternatives are definitions, so nothing is computed twice. */
export function retainedLabel(
  { definition: id, items }: Extract<Expression, { readonly kind: 'retained-label' }>,
  block: Block,
  scope: Scope,
  write: Write,
): Operand {
  const definition = scope.model.definitions.find((candidate) => candidate.id === id);
  // The definition itself is computed too: what it refuses refuses its label.
  scope.definitions.get(id)?.read(block, placesOf(items, scope));
  if (definition === undefined) return label('');
  return labelOf(definition.body, block, scopeAt(scope, definition.loops, items), write);
}

/** The label that the body of a definition retains. */
function labelOf(body: Expression, block: Block, scope: Scope, write: Write): Operand {
  if (body.kind === 'conditional') {
    return chosen(
      [
        ...body.branches.map(
          (branch): Case => ({
            when: (inner) => write(branch.when, inner, scope),
            value: () => label(branch.label ?? body.otherwiseLabel ?? ''),
          }),
        ),
        { when: undefined, value: () => label(body.otherwiseLabel ?? '') },
      ],
      block,
      'retained',
    );
  }
  if (body.kind !== 'alternatives') return label('');
  const values = body.items.map((item) => block.keep(write(item.value, block, scope), 'alternative'));
  if (!values.every(isQuantity)) return label('');
  const cases = body.items.map((item, index): Case => {
    const test = beatsAll(values, index, body.rule === 'higher' ? 'from' : 'up-to');
    return { when: () => ({ kind: 'truth', code: test }), value: () => label(item.label) };
  });
  return chosen(
    [...cases.slice(0, -1), { when: undefined, value: () => label(body.items.at(-1)?.label ?? '') }],
    block,
    'retained',
  );
}

/** No later value is strictly better; earlier ones have already been passed over. */
function beatsAll(values: readonly Quantity[], index: number, operator: 'from' | 'up-to'): Code {
  const own = values[index];
  if (own === undefined) return truthLiteral(false);
  const tests = values.slice(index + 1).map((other) => comparison(operator, own, other));
  if (tests.some(isFalse)) return truthLiteral(false);
  return tests
    .filter((test) => !isTrue(test))
    .reduce((a, b) => (isTrue(a) ? b : infix(a, '&&', b, precedences.and)), truthLiteral(true));
}

const isTold = ({ role, list, counterfactual, body }: Definition): boolean =>
  role === 'retained' &&
  list === undefined &&
  counterfactual === undefined &&
  (body.kind === 'conditional' || (body.kind === 'alternatives' && body.rule !== 'sum'));

/** In the thorough function: the alternatives retained of every declared name that the case has computed. */
export function writeRetained(model: Model, block: Block, scope: Scope, write: Write): void {
  for (const definition of model.definitions) {
    const known = scope.definitions.get(definition.id)?.known;
    if (isTold(definition) && known !== undefined) writeLabel(definition, known, block, scope, write);
  }
}

/** In the fast function: those that the case reaches. Where that cannot be told here, the case is left. */
export function writeRetainedWhereReached(model: Model, block: Block, scope: Scope, write: Write): void {
  const told = model.definitions.filter((one) => isTold(one) && scope.definitions.has(one.id));
  const demands = demandsOf(model, new Set(told.map(({ id }) => id)), block, scope, write);
  if (told.some(({ id }) => demands.has(id) && demands.get(id) === undefined)) {
    block.push(leave);
    return;
  }
  const possible = told.flatMap((definition) => {
    const demand = demands.get(definition.id);
    return demand === undefined || isFalse(demand) ? [] : [{ definition, demand }];
  });
  // Of the definitions of one name, the last that is reached is told.
  const later = new Map<string, Set<string>>();
  const reached = possible.reverse().filter(({ definition: { owner }, demand }) => {
    const told = later.get(owner) ?? new Set();
    if (told.has('true') || told.has(demand.text)) return false;
    later.set(owner, told.add(demand.text));
    return true;
  });
  reached.reverse();
  // What every case reaches is one object made at once; a property that is added later costs a new form of object.
  const sometimes = reached.findIndex(({ demand }) => !isTrue(demand));
  const fields = new Map<string, Code>();
  for (const { definition } of sometimes < 0 ? reached : reached.slice(0, sometimes)) {
    const name = labelOf(definition.body, block, scope, write);
    if (name.kind === 'text') fields.set(definition.owner, name.code);
  }
  if (fields.size > 0) {
    const lines = [...fields].map(([owner, told]) => indent(js`${atom(propertyName(owner))}: ${told},`));
    block.push(plain(joinedBy('\n', [js`${seen}.retained = {`, ...lines, '};'])));
  }
  for (const { definition, demand } of sometimes < 0 ? [] : reached.slice(sometimes)) {
    writeLabel(definition, demand, block, scope, write);
  }
}

function writeLabel(definition: Definition, when: Code, block: Block, scope: Scope, write: Write): void {
  if (isFalse(when)) return;
  const inner = block.inner();
  const name = labelOf(definition.body, inner, scope, write);
  if (name.kind !== 'text') return;
  const owner = textCode(definition.owner);
  inner.push(
    (scope.mode satisfies 'fast' | 'thorough') === 'fast'
      ? plain(js`${seen}.retained[${owner}] = ${name.code};`)
      : plain(js`${seen}.keeps(${owner}, ${name.code});`),
  );
  if (isTrue(when)) block.push(...inner.statements);
  else block.push(conditional(when, inner.statements));
}
