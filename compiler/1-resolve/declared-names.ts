// Which names a declaration gives meaning to, and which it uses.

import type {
  Declaration,
  HeadKind,
  Name,
  PaperKind,
  PropertyKind,
  TableDeclaration,
} from '../../grammar/tree/syntax.js';

/** Names that the declaration adds to the namespace, the main one first. A table adds its columns too. */
export function declaredNames(declaration: Declaration): readonly Name[] {
  switch (declaration.kind) {
    case 'fact':
    case 'list':
    case 'choice':
    case 'scale':
    case 'reading':
    case 'function':
    case 'amount':
    case 'value':
    case 'answer':
      return [declaration.name];
    case 'table': {
      const columns = tableColumns(declaration).filter((name) => name.text !== declaration.name.text);
      return [declaration.name, ...columns];
    }
    default:
      declaration.kind satisfies HeadKind | PaperKind | PropertyKind | 'require' | 'rounding' | 'broken';
      return [];
  }
}

/**
 * The values that a table gives: those after `gives`, else the `as` names of its headings where they cannot be
 * options of an across choice, else the table's own name.
 */
export function tableColumns(table: TableDeclaration): readonly Name[] {
  if (table.gives.length > 0) return table.gives.map(({ name }) => name);
  const keys = table.keys.filter((key) => key.kind !== 'across').length;
  const across = table.keys.some((key) => key.kind === 'across');
  const names: Name[] = [];
  for (const cell of table.header?.cells.slice(keys) ?? []) {
    if (cell.content.kind !== 'heading' || cell.content.as?.kind !== 'name') continue;
    if (across && cell.content.option === undefined) continue;
    const { name } = cell.content.as;
    if (!names.some(({ text }) => text === name.text)) names.push(name);
  }
  return names.length > 0 ? names : [table.name];
}

/** Every word of a declaration that could be the use of a name: more than are meant, never fewer. */
export function usedWords(declaration: Declaration): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    if ('kind' in node && node.kind === 'name' && 'name' in node && typeof node.name === 'string')
      words.add(node.name);
    if ('text' in node && typeof node.text === 'string') words.add(node.text);
    for (const child of Object.values(node)) visit(child);
  };
  visit(declaration);
  return words;
}
