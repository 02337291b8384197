// Which parts of the rules two tariffs have in different wording, in the order of `diff`, and whether each can be changed alone.

import type { Model } from '../../3-model/model.js';
import { definitionText, readingText, scaleText, tableText } from '../edits/content.js';
import type { Change } from '../tariffs/changes.js';
import type { PartName } from './lanes.js';

export interface ChangedPart {
  readonly part: PartName;
  readonly label: string;
}

/** Parts that both have and that differ by themselves, whatever they stand on. */
export function changedParts(
  before: Model,
  after: Model,
  changes: readonly Change[],
): readonly ChangedPart[] {
  const [old, renewed] = [textsOf(before), textsOf(after)];
  const differ = (part: PartName): boolean => {
    const [was, is] = [old.get(part), renewed.get(part)];
    return was !== undefined && is !== undefined && was.text !== is.text;
  };
  const told = changes.flatMap(({ kind, name, label }): readonly ChangedPart[] => {
    const part = partOf(kind, name);
    return part !== undefined && differ(part) ? [{ part, label: label === '' ? name : label }] : [];
  });
  // What says the same in words and not in numbers: another unit, another factor.
  const rest = [...old].flatMap(([part, { label }]) => (differ(part) ? [{ part, label }] : []));
  return [...new Map([...told, ...rest].reverse().map((one) => [one.part, one])).values()].reverse();
}

/** Undefined for what is no part of the calculation. */
export function partOf(kind: Change['kind'], name: string): PartName | undefined {
  switch (kind) {
    case 'rule':
    case 'table':
    case 'scale':
    case 'reading':
      return `${kind} ${name}`;
    case 'fact':
    case 'result':
    case 'requirement':
    case 'period':
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** Whether rules of one side can stand on parts of the other: each gives the same kind of value. */
export function areExchangeable(before: Model, after: Model): boolean {
  const others = new Map(after.definitions.map(({ id, type, list }) => [id, JSON.stringify([type, list])]));
  const tables = new Map(after.tables.map(({ id, keys, columns }) => [id, shapeOf(keys, columns)]));
  return (
    before.definitions.every(({ id, type, list, inferred }) => {
      const other = others.get(id);
      return inferred === true || other === undefined || other === JSON.stringify([type, list]);
    }) &&
    before.tables.every(({ id, keys, columns }) => {
      const other = tables.get(id);
      return other === undefined || other === shapeOf(keys, columns);
    })
  );
}

const shapeOf = (
  keys: Model['tables'][number]['keys'],
  columns: Model['tables'][number]['columns'],
): string => JSON.stringify([keys.map(({ type }) => type), columns.map(({ type }) => type)]);

interface Text {
  readonly label: string;
  readonly text: string;
}

function textsOf({ definitions, tables, scales, readings }: Model): ReadonlyMap<PartName, Text> {
  const texts = new Map<PartName, Text>();
  const put = (part: PartName, label: string, text: string, isFinal = false): void => {
    const known = texts.get(part);
    const own = isFinal || known === undefined ? label : known.label;
    texts.set(part, { label: own, text: known === undefined ? text : `${known.text}\n${text}` });
  };
  for (const one of definitions) {
    if (one.inferred === true || one.owner.startsWith('check/')) continue;
    put(`rule ${one.owner}`, one.label, `${one.id} ${definitionText(one)}`, one.final);
  }
  for (const one of tables) put(`table ${one.origin}`, one.label, `${one.id} ${tableText(one)}`);
  for (const one of scales) put(`scale ${one.origin}`, one.label, `${one.id} ${scaleText(one)}`);
  for (const one of readings) put(`reading ${one.name}`, one.label, readingText(one));
  return texts;
}
