// A model → the places of its rules where a slip may happen. One written construct that stands in the model several times
// (a function that is called twice) is one place: it is changed everywhere at once.

import { walk } from '../../3-model/expressions/walk.js';
import type { Definition, Expression, Model } from '../../3-model/model.js';
import type { Span } from '../../source.js';

export interface Site<Kind extends Expression['kind']> {
  /** Where it is written. */
  readonly key: string;
  readonly node: Expression & { readonly kind: Kind };
  /** The definition in which it was met first; undefined in a table or scale. */
  readonly definition: Definition | undefined;
  /** How people call the declaration in which it stands. */
  readonly label: string;
  /** The declared name in which it stands. */
  readonly owner: string;
  /** The step in which it stands as the rules write it, with labels for names; empty in a table or scale. */
  readonly formula: string;
}

export const keyOf = (kind: string, { file, start, end }: Span): string => `${kind}:${file}:${start}-${end}`;

/** Of a node: figures of one place are told apart by value (“less 30 %” is 1 − 30 %, written once). */
export const keyOfNode = (node: Expression): string => {
  const key = keyOf(node.kind, node.span);
  return node.kind === 'number' ? `${key}=${node.value.n}/${node.value.d}` : key;
};

/** The places of some kinds of node, in the order of the rules. */
export function sitesOf<Kind extends Expression['kind']>(
  model: Model,
  kinds: readonly Kind[],
): readonly Site<Kind>[] {
  const sites = new Map<string, Site<Kind>>();
  const told = formulasOf(model);
  const isWanted = (node: Expression): node is Expression & { readonly kind: Kind } =>
    (kinds as readonly string[]).includes(node.kind);
  const look = (
    expression: Expression,
    definition: Definition | undefined,
    label: string,
    owner: string,
  ): void =>
    walk(expression, (node) => {
      if (!isWanted(node)) return;
      const key = keyOfNode(node);
      if (sites.has(key)) return;
      const formula = definition === undefined ? '' : told(definition.formula);
      sites.set(key, { key, node, definition, label, owner, formula });
    });
  for (const definition of model.definitions) {
    look(definition.body, definition, labelOf(model, definition), definition.owner);
  }
  for (const table of model.tables) {
    for (const { cells } of table.rows)
      for (const cell of cells) look(cell, undefined, table.label, table.origin);
  }
  for (const scale of model.scales) {
    for (const { bands } of scale.variants) {
      for (const { once, rate, started } of bands) {
        for (const part of [once, rate, started?.amount]) {
          if (part !== undefined) look(part, undefined, scale.label, scale.origin);
        }
      }
    }
  }
  return [...sites.values()];
}

/** Definitions that are one written step, by where it is written. */
export function definitionsByPlace(
  model: Model,
  roles: readonly Definition['role'][],
): ReadonlyMap<string, readonly Definition[]> {
  const places = new Map<string, Definition[]>();
  for (const definition of model.definitions) {
    if (!roles.includes(definition.role)) continue;
    const key = keyOf(definition.role, definition.span);
    const known = places.get(key);
    if (known === undefined) places.set(key, [definition]);
    else known.push(definition);
  }
  return places;
}

/**
 * Names that stand in formulas → how people call them. A formula is text of the rules: what stands in it is a name, a word of
 * the language or a figure with its unit.
 */
export function formulasOf(model: Model): (formula: string) => string {
  const labels = new Map<string, string>();
  const add = (name: string, label: string): void => {
    if (label !== '' && label !== name && !labels.has(name)) labels.set(name, label);
  };
  for (const { owner, label, final } of model.definitions) if (final) add(owner, label);
  for (const { name, label } of [...model.facts, ...model.readings]) add(name, label);
  for (const { origin, label } of [...model.tables, ...model.scales]) add(origin, label);
  const name = /"[^"]*"|[\p{L}_][\p{L}\p{N}_]*/gu;
  return (formula) =>
    formula.replace(name, (token, at: number) =>
      // A unit stands behind its figure.
      /[\d.,][ /]?$/.test(formula.slice(0, at)) ? token : (labels.get(token) ?? token),
    );
}

/** How people call what a step leads to: the label of the declaration, else of the step. */
export function labelOf(model: Model, { owner, label }: Definition): string {
  const final = model.definitions.find((definition) => definition.final && definition.owner === owner);
  return final === undefined || final.label === '' ? (label === '' ? owner : label) : final.label;
}
