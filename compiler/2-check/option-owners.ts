// Which facts, choices and readings have an option: for options that stand where nothing says whose they are.

import type { Declaration, HeadKind, PaperKind, PropertyKind } from '../../grammar/tree/syntax.js';
import type { Resolved } from '../1-resolve/resolved.js';

/** The facts, choices and readings that have all the options given; looked up once for all. */
export function optionOwners({ names }: Resolved): (options: readonly string[]) => readonly string[] {
  let byOption: Map<string, { readonly owner: string; readonly options: ReadonlySet<string> }[]> | undefined;
  const gathered = () => {
    byOption = new Map();
    for (const [owner, entries] of names) {
      for (const { declaration } of entries) {
        const options = new Set(optionsOf(declaration));
        for (const option of options) {
          const owners = byOption.get(option) ?? [];
          owners.push({ owner, options });
          byOption.set(option, owners);
        }
      }
    }
    return byOption;
  };
  return (wanted) =>
    ((byOption ?? gathered()).get(wanted[0] ?? '') ?? [])
      .filter(({ options }) => wanted.every((option) => options.has(option)))
      .map(({ owner }) => owner);
}

function optionsOf(declaration: Declaration): readonly string[] {
  switch (declaration.kind) {
    case 'choice':
      return declaration.rows.map(({ option }) => option.name.text);
    case 'reading':
      return declaration.rows.map(({ name }) => name.text);
    case 'fact':
      return declaration.type?.kind === 'one-of' ? declaration.type.options.map(({ name }) => name.text) : [];
    default:
      declaration.kind satisfies
        | HeadKind
        | PaperKind
        | PropertyKind
        | 'function'
        | 'list'
        | 'require'
        | 'table'
        | 'scale'
        | 'amount'
        | 'value'
        | 'answer'
        | 'rounding'
        | 'broken';
      return [];
  }
}
