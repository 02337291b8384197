// Which choice, fact or reading the options of a name belong to.

import type { Declaration } from '../../../grammar/tree/syntax.js';
import type { CheckedTariff } from '../../2-check/types/checked.js';
import type { Type } from '../../2-check/types/types.js';

export interface OptionSets {
  /** The declaration whose options the values of a name are. */
  readonly ownerOf: (name: string) => string | undefined;
  /** The one declaration that has an option of this name, where only one has. */
  readonly onlyOwner: (option: string) => string | undefined;
  readonly has: (owner: string, option: string) => boolean;
}

/** From the syntax, so that it holds while types are broken; the types say what the syntax does not. */
export function optionSets(declarations: readonly Declaration[], checked: CheckedTariff): OptionSets {
  const options = new Map<string, ReadonlySet<string>>();
  const like = new Map<string, string>();
  for (const declaration of declarations) {
    if (declaration.kind === 'choice')
      options.set(declaration.name.text, new Set(declaration.rows.map(({ option }) => option.name.text)));
    if (declaration.kind === 'reading')
      options.set(declaration.name.text, new Set(declaration.rows.map(({ name }) => name.text)));
    if (declaration.kind !== 'fact') continue;
    const { name, type } = declaration;
    if (type?.kind === 'one-of') options.set(name.text, new Set(type.options.map((one) => one.name.text)));
    if (type?.kind === 'like') like.set(name.text, type.name.text);
  }
  const typed = new Map<string, string>();
  const note = (name: string, type: Type) => {
    if (type.kind === 'choice') typed.set(name, type.set.name);
  };
  for (const { name, type } of checked.facts) note(name, type);
  for (const statement of checked.statements) {
    if (statement.kind === 'table') for (const { name, type } of statement.columns) note(name, type);
    else if (statement.kind !== 'scale') note(statement.name, statement.type);
  }
  const ownerOf = (name: string, seen: ReadonlySet<string> = new Set()): string | undefined => {
    if (options.has(name)) return name;
    if (seen.has(name)) return undefined;
    const other = like.get(name) ?? typed.get(name);
    return other === undefined || other === name ? undefined : ownerOf(other, new Set([...seen, name]));
  };
  const onlyOwner = (option: string) => {
    const owners = [...options].filter(([, names]) => names.has(option));
    return owners.length === 1 ? owners[0]?.[0] : undefined;
  };
  return {
    ownerOf: (name) => ownerOf(name),
    onlyOwner,
    has: (owner, option) => options.get(owner)?.has(option) === true,
  };
}
