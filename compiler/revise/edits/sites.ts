// A model → the places of its rules where a slip may happen. One written construct that stands in the model several times
// (a function that is called twice) is one place: it is changed everywhere at once.

import { walk } from '../../3-model/expressions/walk.js';
import type { Definition, Expression, Model } from '../../3-model/model.js';
import type { Localized } from '../../runtime/outcome/localized.js';
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
}

export const keyOf = (kind: string, { file, start, end }: Span): string => `${kind}:${file}:${start}-${end}`;

/** The places of some kinds of node, in the order of the rules. */
export function sitesOf<Kind extends Expression['kind']>(
  model: Model,
  kinds: readonly Kind[],
): readonly Site<Kind>[] {
  const sites = new Map<string, Site<Kind>>();
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
      const key = keyOf(node.kind, node.span);
      if (!sites.has(key)) sites.set(key, { key, node, definition, label, owner });
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
 * Names of rules in what is told → their labels. Only names that no word of a sentence could be: formulas stand in sayings as the
 * rules have them, `times hours_factor`.
 */
export function inLabels(model: Model): (says: Localized) => Localized {
  const labels = new Map<string, string>();
  for (const { owner, label, final } of model.definitions)
    if (final && label !== '') labels.set(owner, label);
  for (const { name, label } of [...model.facts, ...model.readings])
    if (label !== '') labels.set(name, label);
  for (const { origin, label } of [...model.tables, ...model.scales])
    if (label !== '' && !labels.has(origin)) labels.set(origin, label);
  const name = /\p{L}[\p{L}\p{N}]*(?:_[\p{L}\p{N}]+)+/gu;
  // What stands in backticks is code to copy.
  const told = (text: string): string =>
    text
      .split(/(`[^`]*`)/)
      .map((part) => (part.startsWith('`') ? part : part.replace(name, (one) => labels.get(one) ?? one)))
      .join('');
  return ({ en, fr }) => ({ en: told(en), fr: told(fr) });
}

/** How people call what a step leads to: the label of the declaration, else of the step. */
export function labelOf(model: Model, { owner, label }: Definition): string {
  const final = model.definitions.find((definition) => definition.final && definition.owner === owner);
  return final === undefined || final.label === '' ? (label === '' ? owner : label) : final.label;
}
