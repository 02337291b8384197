// Answers of `ide`, which are offsets, in the words of the protocol: lines and UTF-16 characters.

import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  InsertTextFormat,
  type Diagnostic as LspDiagnostic,
  type Position,
  type Range,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Locale, Severity } from '../../compiler/diagnostics/diagnostic.js';
import type { Action } from '../../compiler/ide/actions/action.js';
import type { Completion } from '../../compiler/ide/completion/completion.js';
import type { Fold, OutlineEntry } from '../../compiler/ide/document-outline.js';
import type { NameKind, SemanticToken } from '../../compiler/ide/semantic-tokens.js';
import type { Span } from '../../compiler/source.js';

export const uriOf = (path: string): string => pathToFileURL(path).href;

/** Ranges in one text, by the lines of the protocol. */
export class Places {
  readonly #document: TextDocument;
  readonly text: string;

  constructor(text: string) {
    this.#document = TextDocument.create('', 'bareme', 0, text);
    this.text = text;
  }

  range({ start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  position(offset: number): Position {
    return this.#document.positionAt(offset);
  }

  /** Beyond the end of a line is its end. */
  offset(position: Position): number {
    return this.#document.offsetAt(position);
  }
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** `placesOf` knows every text that a span may lie in. */
export function toDiagnostic(
  diagnostic: Diagnostic,
  locale: Locale,
  placesOf: (file: string) => Places | undefined,
): LspDiagnostic {
  const { code, severity, message, help, label, span, related } = diagnostic;
  const places = placesOf(span.file);
  const words = [message[locale], label?.[locale], help?.[locale]].filter((part) => part !== undefined);
  return {
    range: places?.range(span) ?? origin,
    severity: severities[severity],
    code,
    source: 'bareme',
    message: words.join('\n'),
    relatedInformation: related.flatMap(({ span: other, label: about }) => {
      const there = placesOf(other.file);
      if (there === undefined) return [];
      return [{ location: { uri: uriOf(other.file), range: there.range(other) }, message: about[locale] }];
    }),
  };
}

const origin: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Edits by the file that they change. */
export function toChanges(
  edits: readonly { readonly span: Span; readonly text: string }[],
  placesOf: (file: string) => Places | undefined,
): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {};
  for (const { span, text } of edits) {
    const places = placesOf(span.file);
    if (places === undefined) continue;
    const uri = uriOf(span.file);
    changes[uri] = [...(changes[uri] ?? []), { range: places.range(span), newText: text }];
  }
  return changes;
}

export const toCodeAction = (
  action: Action,
  diagnostic: LspDiagnostic,
  locale: Locale,
  placesOf: (file: string) => Places | undefined,
): CodeAction => ({
  title: action.title[locale],
  kind: CodeActionKind.QuickFix,
  diagnostics: [diagnostic],
  isPreferred: action.preferred,
  edit: { changes: toChanges(action.edits, placesOf) },
});

const completionKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  declaration: CompletionItemKind.Snippet,
  keyword: CompletionItemKind.Keyword,
  name: CompletionItemKind.Variable,
  option: CompletionItemKind.EnumMember,
  unit: CompletionItemKind.Unit,
  text: CompletionItemKind.File,
};

export const toCompletion = (
  { label, kind, detail, insert, isTemplate, start, end }: Completion,
  index: number,
  places: Places,
  snippets: boolean,
): CompletionItem => ({
  label,
  kind: completionKinds[kind],
  detail,
  sortText: String(index).padStart(4, '0'),
  insertTextFormat: isTemplate && snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  textEdit: {
    range: places.range({ start, end }),
    newText: isTemplate && !snippets ? insert.replace(/\$\{\d+:([^}]*)\}/g, '$1') : insert,
  },
});

const symbolKinds: Readonly<Record<string, SymbolKind>> = {
  section: SymbolKind.Namespace,
  fact: SymbolKind.Field,
  list: SymbolKind.Array,
  choice: SymbolKind.Enum,
  reading: SymbolKind.Enum,
  table: SymbolKind.Struct,
  scale: SymbolKind.Struct,
  function: SymbolKind.Function,
  amount: SymbolKind.Variable,
  value: SymbolKind.Variable,
  answer: SymbolKind.Boolean,
  unit: SymbolKind.Constant,
  example: SymbolKind.Event,
};

export const toSymbol = (entry: OutlineEntry, places: Places): DocumentSymbol => ({
  name: entry.name === '' ? entry.keyword : entry.name,
  detail: entry.label === entry.name ? entry.keyword : entry.label,
  kind: symbolKinds[entry.concept ?? ''] ?? SymbolKind.Property,
  range: places.range(entry),
  selectionRange: places.range({ start: entry.nameStart, end: entry.nameEnd }),
  children: entry.children.map((child) => toSymbol(child, places)),
});

export function toFold({ start, end, kind }: Fold, places: Places): FoldingRange {
  const range = places.range({ start, end });
  return {
    startLine: range.start.line,
    endLine: range.end.line,
    kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region,
  };
}

type TokenKind = SemanticToken['kind'];

const tokenTypeOf: Readonly<Record<Exclude<TokenKind, NameKind> | NameKind, string | undefined>> = {
  declaration: 'keyword',
  keyword: 'keyword',
  number: 'number',
  date: 'number',
  text: 'string',
  unit: 'type',
  operator: 'operator',
  bar: undefined,
  comment: 'comment',
  fact: 'parameter',
  result: 'variable',
  table: 'struct',
  choice: 'enum',
  option: 'enumMember',
  function: 'function',
  parameter: 'parameter',
  plain: undefined,
};

export const tokenTypes = [
  ...new Set(Object.values(tokenTypeOf).filter((type): type is string => type !== undefined)),
];
export const tokenModifiers = ['declaration'];

/** Five numbers a word, each counted from the word before; a word of several lines is told line by line. */
export function toTokenData(tokens: readonly SemanticToken[], places: Places): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { start, end, kind, isDeclaration } of tokens) {
    const type = tokenTypeOf[kind];
    if (type === undefined) continue;
    const at = places.position(start);
    const line = at.line - before.line;
    data.push(
      line,
      line === 0 ? at.character - before.character : at.character,
      end - start,
      tokenTypes.indexOf(type),
      isDeclaration ? 1 : 0,
    );
    before = at;
  }
  return data;
}
