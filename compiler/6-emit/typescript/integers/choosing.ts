// One value out of several cases, as `a ? b : c` where that is all, as `if … else` where a case needs statements.

import {
  type Code,
  isFalse,
  isTrue,
  js,
  junction,
  negation,
  nought,
  ternary,
  truthLiteral,
} from '../code/code.js';
import { assign, conditional, later, plain, type Statement, variable, when } from '../code/statements.js';
import { annotation } from '../code/typed.js';
import type { Block } from './block.js';
import { type Operand, operandOf, type Shape, shapeOf, slotsOf, slotTypes } from './operand.js';

/** A case to be written: `when` undefined holds always. Both are written only when their turn comes. */
export interface Case {
  readonly when: ((block: Block) => Operand) | undefined;
  readonly value: (block: Block) => Operand;
}

/** Cases that may nest in one another. */
const mostNested = 12;

interface Written {
  readonly test: Code;
  /** Statements that the test needs. */
  readonly before: Block;
  readonly inner: Block;
  readonly value: Operand;
}

/** The value of the first case that holds; cases are tried in order and the last one holds always. */
export function chosen(cases: readonly Case[], block: Block, wanted: string): Operand {
  const written: Written[] = [];
  for (const each of cases) {
    const before = block.inner();
    const test = each.when?.(before);
    if (test?.kind === 'none') {
      written.push({ test: truthLiteral(true), before, inner: block.inner(), value: test });
      break;
    }
    const code = test?.kind === 'truth' ? test.code : truthLiteral(true);
    if (isFalse(code) && before.isEmpty) continue;
    const inner = before.inner();
    const value = each.value(inner);
    written.push({ test: code, before, inner, value });
    if (isTrue(code)) break;
  }
  const shape = shapeOf(written.map((each) => each.value));
  const plain = written.every(
    (each) => each.before.isEmpty && each.inner.isEmpty && each.value.kind !== 'none',
  );
  if (plain && (slotTypes(shape).length <= 1 || written.length === 1)) return asTernary(written, shape);
  return asStatements(written, shape, block, wanted);
}

function asTernary(written: readonly Written[], shape: Shape): Operand {
  const codes = slotTypes(shape).map((_, slot) => {
    const pick = (each: Written | undefined): Code => (each && slotsOf(each.value, shape)[slot]) ?? nought;
    return written
      .slice(0, -1)
      .reduceRight((rest, each) => ternary(each.test, pick(each), rest), pick(written.at(-1)));
  });
  return operandOf(shape, codes);
}

function asStatements(written: readonly Written[], shape: Shape, block: Block, wanted: string): Operand {
  const slots = slotTypes(shape).map((slot) => ({
    name: block.names.fresh(`${wanted}${slot.suffix}`, slot.type),
    ...slot,
  }));
  for (const { name, type } of slots) block.push(later(name, annotation(type)));
  const given = (value: Operand): readonly Statement[] => {
    const codes = slotsOf(value, shape);
    return slots.flatMap(({ name }, index) => (codes[index] ? [assign(name, codes[index])] : []));
  };
  if (written.length > mostNested) oneAfterTheOther();
  else place(written, block);
  return operandOf(
    shape,
    slots.map(({ name }) => name),
  );

  // Many cases would nest as deep as they are many: they stand one after the other, and whichever holds leaves them.
  function oneAfterTheOther(): void {
    const label = block.names.fresh('cases');
    const body = block.inner();
    for (const [place, each] of written.entries()) {
      body.push(...each.before.statements);
      each.inner.push(...given(each.value));
      if (isTrue(each.test) || place === written.length - 1) {
        body.push(...each.inner.statements);
        break;
      }
      each.inner.push(plain(js`break ${label};`));
      body.push(conditional(each.test, each.inner.statements));
    }
    block.embed(js`${label}:`, body);
  }

  function place(rest: readonly Written[], into: Block): void {
    const [first, ...others] = rest;
    if (first === undefined) return;
    into.push(...first.before.statements);
    first.inner.push(...given(first.value));
    if (isTrue(first.test) || others.length === 0) {
      into.push(...first.inner.statements);
      return;
    }
    const otherwise = into.inner();
    place(others, otherwise);
    into.push(
      first.inner.isEmpty && !otherwise.isEmpty
        ? conditional(negation(first.test), otherwise.statements)
        : conditional(first.test, first.inner.statements, otherwise.statements),
    );
  }
}

/** Many operands would nest as deep as they are many: they are tried one after the other, until one decides. */
function joinedInARow(
  kind: 'and' | 'or',
  operands: readonly ((block: Block) => Operand)[],
  block: Block,
): Operand {
  const decisive = kind === 'or';
  const label = block.names.fresh('tried');
  const body = block.inner();
  let pending = truthLiteral(!decisive);
  let refuses = false;
  for (const operand of operands) {
    const at = body.statements.length;
    const tried = operand(body);
    // Statements of its own must not run where an earlier one decides.
    if (body.statements.length > at && pending.text !== truthLiteral(!decisive).text) {
      const test = decisive ? pending : negation(pending);
      body.statements.splice(at, 0, when(test, plain(js`break ${label};`)));
      pending = truthLiteral(!decisive);
    }
    if (tried.kind !== 'truth') {
      refuses = true;
      break;
    }
    pending = junction(kind, pending, tried.code);
    if (pending.text === truthLiteral(decisive).text) break;
  }
  if (body.isEmpty) return { kind: 'truth', code: pending };
  const holds = block.names.fresh('holds', 'boolean');
  block.push(variable(holds, truthLiteral(decisive)));
  if (!refuses) body.push(assign(holds, pending));
  block.embed(js`${label}:`, body);
  return { kind: 'truth', code: holds };
}

/** `and` and `or`: later operands are written, and run, only where the earlier ones do not decide. */
export function joined(
  kind: 'and' | 'or',
  operands: readonly ((block: Block) => Operand)[],
  block: Block,
): Operand {
  const [first, ...others] = operands;
  if (first === undefined) return { kind: 'truth', code: truthLiteral(kind === 'and') };
  const last = others.length === 0;
  if (last) return first(block);
  if (operands.length > mostNested) return joinedInARow(kind, operands, block);
  const rest = (inner: Block): Operand => joined(kind, others, inner);
  const settled = (value: boolean): Operand => ({ kind: 'truth', code: truthLiteral(value) });
  return (kind satisfies 'and' | 'or') === 'and'
    ? chosen(
        [
          { when: first, value: rest },
          { when: undefined, value: () => settled(false) },
        ],
        block,
        'holds',
      )
    : chosen(
        [
          { when: first, value: () => settled(true) },
          { when: undefined, value: rest },
        ],
        block,
        'holds',
      );
}
