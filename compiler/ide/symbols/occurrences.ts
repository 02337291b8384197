// Every place of a file where a name stands, with what kind of name it is there.

import type {
  Cell,
  Declaration,
  Expr,
  FormulaBase,
  Name,
  PaperKind,
  RuleFile,
} from '../../../grammar/tree/syntax.js';
import { declaredNames } from '../../1-resolve/declared-names.js';
import type { Span } from '../../source.js';
import type { OptionSets } from './option-sets.js';

/** What a name stands for: options live inside their choice, parameters inside their function. */
export type SymbolKey =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'option'; readonly owner: string; readonly name: string }
  | { readonly kind: 'unit'; readonly name: string }
  | { readonly kind: 'parameter'; readonly owner: string; readonly name: string };

export interface Occurrence {
  readonly key: SymbolKey;
  readonly span: Span;
  readonly isDeclaration: boolean;
}

/** What a walk knows of the place: whose options a word may be, which names are parameters. */
interface Context {
  readonly owner: string | undefined;
  readonly parameters: ReadonlySet<string>;
  readonly within: string;
}

/** The names of a file in the order of its declarations. `names` are all that are declared anywhere. */
export function occurrencesIn(
  file: RuleFile,
  names: ReadonlySet<string>,
  sets: OptionSets,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const seen = new Set<number>();
  const add = (key: SymbolKey, span: Span, isDeclaration = false) => {
    // A node that stands for two things is told once; a name is exactly what stands at its span.
    if (seen.has(span.start) || file.text.slice(span.start, span.end) !== key.name) return;
    seen.add(span.start);
    found.push({ key, span, isDeclaration });
  };
  const word = (name: string, span: Span, { owner, parameters, within }: Context) => {
    if (parameters.has(name)) add({ kind: 'parameter', owner: within, name }, span);
    else if (owner !== undefined && sets.has(owner, name)) add({ kind: 'option', owner, name }, span);
    else if (names.has(name)) add({ kind: 'name', name }, span);
    else {
      const only = sets.onlyOwner(name);
      if (only !== undefined) add({ kind: 'option', owner: only, name }, span);
    }
  };
  const ownerOfExpression = (node: Expr | undefined): string | undefined => {
    if (node?.kind === 'name') return sets.ownerOf(node.name);
    if (node?.kind === 'item') return ownerOfExpression(node.of);
    return undefined;
  };

  const visit = (node: unknown, context: Context): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, context);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    if (isUnit(node)) {
      for (const { text, span } of node.names) add({ kind: 'unit', name: text }, span);
      return;
    }
    if (isExpression(node, 'name') && typeof node.name === 'string') {
      word(node.name, node.span, context);
      return;
    }
    if (isExpression(node, 'is')) {
      visit(node.subject, { ...context, owner: undefined });
      visit(node.test, { ...context, owner: ownerOfExpression(node.subject) });
      return;
    }
    if (isExpression(node, 'for')) {
      visit(node.table, { ...context, owner: undefined });
      word(node.option.text, node.option.span, {
        ...context,
        owner: node.table.kind === 'name' ? acrossOf.get(node.table.name) : undefined,
      });
      return;
    }
    if (isExpression(node, 'with')) {
      visit(node.value, context);
      for (const { name, value } of node.replacements) {
        word(name.text, name.span, { ...context, owner: undefined });
        visit(value, { ...context, owner: sets.ownerOf(name.text) });
      }
      return;
    }
    if (isName(node, file.text)) {
      word(node.text, node.span, context);
      return;
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'span') visit(child, context);
  };

  /** Rows whose columns each have a name: the options of a column are those of its name. */
  const visitColumns = (
    header: { readonly cells: readonly Cell[] } | undefined,
    rows: readonly { readonly cells: readonly Cell[] }[],
    owners: readonly (string | undefined)[],
    context: Context,
  ) => {
    for (const [column, cell] of header?.cells.entries() ?? [])
      visit(cell, { ...context, owner: owners[column] });
    for (const { cells } of rows) {
      for (const [column, cell] of cells.entries()) visit(cell, { ...context, owner: owners[column] });
    }
  };

  const headings = (header: { readonly cells: readonly Cell[] } | undefined, context: Context) => {
    for (const { text, span } of header?.cells ?? []) word(text, span, context);
  };

  /** Cells by keys: the options of a column are those of its key. */
  const visitKeyed = ({ keys, rows }: FormulaBase & { kind: 'by' }, context: Context) => {
    visit(keys, context);
    for (const { matches } of rows) {
      for (const [place, match] of matches.entries()) {
        const key = keys[place];
        visit(match, { ...context, owner: key && ownerOfExpression(key) });
      }
    }
  };

  const acrossOf = new Map<string, string>();
  for (const declaration of file.declarations) {
    if (declaration.kind !== 'table') continue;
    const across = declaration.keys.find(({ kind }) => kind === 'across');
    const owner = across?.kind === 'across' ? ownerOfExpression(across.value) : undefined;
    if (owner !== undefined) for (const { text } of declaredNames(declaration)) acrossOf.set(text, owner);
  }

  const declare = (declaration: Declaration): void => {
    const context: Context = { owner: undefined, parameters: new Set(), within: '' };
    for (const { text, span } of declaredNames(declaration)) add({ kind: 'name', name: text }, span, true);
    switch (declaration.kind) {
      case 'unit':
        for (const { text, span } of declaration.names) add({ kind: 'unit', name: text }, span, true);
        visit(declaration.equals, context);
        return;
      case 'currency':
        add({ kind: 'unit', name: declaration.code.text }, declaration.code.span, true);
        return;
      case 'fact': {
        const own = { ...context, owner: sets.ownerOf(declaration.name.text) };
        if (declaration.type?.kind === 'one-of') options(declaration.name.text, declaration.type.options);
        visit(declaration.type?.kind === 'one-of' ? undefined : declaration.type, context);
        visit([declaration.list, declaration.step, declaration.range, declaration.neededWhen], context);
        visit(declaration.default, own);
        return;
      }
      case 'choice':
        options(
          declaration.name.text,
          declaration.rows.map(({ option }) => option),
        );
        visit([declaration.list, declaration.rows.map(({ when }) => when)], context);
        if (declaration.by) visitKeyed(declaration.by, context);
        return;
      case 'reading': {
        const { name, rows, chosen, parameters } = declaration;
        const own = parametersOf(name.text, parameters);
        options(
          name.text,
          rows.map((row) => ({ name: row.name })),
        );
        visit(
          rows.map(({ value }) => value),
          own,
        );
        if (chosen) word(chosen.text, chosen.span, { ...context, owner: name.text });
        return;
      }
      case 'function':
        visit(declaration.formula, parametersOf(declaration.name.text, declaration.parameters));
        return;
      case 'table': {
        const keys = declaration.keys.map((key) =>
          key.kind === 'on' ? undefined : ownerOfExpression(key.value),
        );
        const lead = declaration.keys.filter(({ kind }) => kind !== 'across').length;
        visit([declaration.list, declaration.keys], context);
        const across = acrossOf.get(declaration.name.text);
        const width = Math.max(
          0,
          ...[declaration.header, ...declaration.rows].map((row) => row?.cells.length ?? 0),
        );
        const owners = Array.from({ length: width }, (_, column) => (column < lead ? keys[column] : across));
        visitColumns(declaration.header, [], owners, context);
        const values = Array.from({ length: width }, (_, column) =>
          column < lead ? keys[column] : undefined,
        );
        visitColumns(undefined, declaration.rows, values, context);
        return;
      }
      case 'example': {
        for (const { reading, option } of declaration.readings) {
          word(reading.text, reading.span, context);
          word(option.text, option.span, { ...context, owner: reading.text });
        }
        const owners = (header: typeof declaration.header) =>
          header?.cells.map(({ text }) => sets.ownerOf(text)) ?? [];
        headings(declaration.header, context);
        visitColumns(undefined, declaration.rows, owners(declaration.header), context);
        for (const { list, header, rows } of declaration.givenLists) {
          visit(list, context);
          headings(header, context);
          visitColumns(undefined, rows, owners(header), context);
        }
        for (const { name, value } of declaration.given) {
          visit(name, context);
          visit(value, { ...context, owner: sets.ownerOf(name.text) });
        }
        for (const { name, values } of declaration.expected) {
          visit(name, context);
          visit(values, { ...context, owner: sets.ownerOf(name.text) });
        }
        return;
      }
      case 'amount':
      case 'value':
      case 'answer': {
        const { base } = declaration.formula;
        visit(declaration.list, context);
        if (base.kind === 'by') {
          visitKeyed(base, context);
          for (const row of base.rows)
            visit([row.value, row.formula], { ...context, owner: sets.ownerOf(declaration.name.text) });
        }
        visit(declaration.formula, { ...context, owner: sets.ownerOf(declaration.name.text) });
        visit(declaration.due, context);
        return;
      }
      case 'tariff':
      case 'module':
      case 'broken':
        return;
      default: {
        declaration.kind satisfies
          | PaperKind
          | 'language'
          | 'use'
          | 'source'
          | 'conversion'
          | 'valid'
          | 'version'
          | 'removed'
          | 'every-version'
          | 'list'
          | 'require'
          | 'scale'
          | 'check'
          | 'rounding'
          | 'dated-by';
        const { quotes: _, allowed: __, ...own } = declaration;
        visit(own, context);
      }
    }
  };
  const options = (owner: string, all: readonly { readonly name: Name }[]) => {
    for (const { name } of all) add({ kind: 'option', owner, name: name.text }, name.span, true);
  };
  const parametersOf = (
    within: string,
    parameters: readonly { readonly name: Name; readonly type: unknown }[],
  ): Context => {
    for (const { name, type } of parameters) {
      add({ kind: 'parameter', owner: within, name: name.text }, name.span, true);
      visit(type, { owner: undefined, parameters: new Set(), within });
    }
    return { owner: undefined, parameters: new Set(parameters.map(({ name }) => name.text)), within };
  };
  for (const declaration of file.declarations) declare(declaration);
  return found.sort((a, b) => a.span.start - b.span.start);
}

const isExpression = <K extends Expr['kind']>(node: object, kind: K): node is Extract<Expr, { kind: K }> =>
  'kind' in node && node.kind === kind && 'span' in node;

const isUnit = (node: object): node is { readonly names: readonly Name[] } =>
  'names' in node && Array.isArray(node.names) && 'span' in node && !('kind' in node);

/** A name, and no text in quotes nor a cell: exactly what stands there. */
const isName = (node: object, text: string): node is Name => {
  if (!('text' in node && 'span' in node) || 'content' in node || 'kind' in node) return false;
  const { span } = node as Name;
  return typeof node.text === 'string' && text.slice(span.start, span.end) === node.text;
};
