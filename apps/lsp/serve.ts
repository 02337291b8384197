// The language server: the protocol's requests, each answered by `ide` on the newest version of its document.

import type { Duplex, Readable, Writable } from 'node:stream';
import {
  type CancellationToken,
  CodeActionKind,
  createConnection,
  type InitializeParams,
  LSPErrorCodes,
  type Diagnostic as LspDiagnostic,
  ProposedFeatures,
  ResponseError,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { entryOf } from '../../compiler/diagnostics/catalogue/entries.js';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { actionsAt } from '../../compiler/ide/actions/actions.js';
import { completionsAt } from '../../compiler/ide/completion/completion.js';
import { documentOutline, folds } from '../../compiler/ide/document-outline.js';
import { hoverAt } from '../../compiler/ide/hover.js';
import { definitionsAt, referencesAt } from '../../compiler/ide/references.js';
import { renamableAt, renameAt } from '../../compiler/ide/rename.js';
import { semanticTokens } from '../../compiler/ide/semantic-tokens.js';
import type { Snapshot } from '../../compiler/ide/snapshot.js';
import type { Span } from '../../compiler/source.js';
import { print } from '../../grammar/format/print.js';
import { parse } from '../../grammar/parse.js';
import { exampleReceipt } from './example-receipt.js';
import type { ProjectFiles } from './project.js';
import {
  type Places,
  toChanges,
  toCodeAction,
  toCompletion,
  toDiagnostic,
  toFold,
  tokenModifiers,
  tokenTypes,
  toSymbol,
  toTokenData,
  uriOf,
} from './protocol.js';
import { Workspace } from './workspace.js';

/** Typing goes on so long before messages are looked for. */
const pause = 120;

const receiptCommand = 'bareme.receiptOfExample';

export interface ServeOptions {
  readonly input: Readable | Duplex;
  readonly output: Writable | Duplex;
  /** Language of messages; without it French where the editor is French, else that of each file. */
  readonly lang: Locale | undefined;
  readonly project: ProjectFiles;
  /** Of bareme, as receipts and the editor name it. */
  readonly version: string;
}

/** Serves until the editor says `exit` or the input ends. */
export function serve({ input, output, lang, project, version: ownVersion }: ServeOptions): Promise<void> {
  const connection = createConnection(ProposedFeatures.all, input, output);
  const workspace = new Workspace(project);
  const documents = new Map<string, TextDocument>();
  let locale = lang;
  let snippets = false;
  const localeOf = (snapshot: Snapshot): Locale => locale ?? snapshot.compilation.locale;

  connection.onInitialize(({ locale: asked, capabilities }: InitializeParams) => {
    // English is what an editor says that nobody has set: then a file is spoken of in its own language.
    if (lang === undefined && asked?.toLowerCase().startsWith('fr')) locale = 'fr';
    snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
    return {
      serverInfo: { name: 'bareme', version: ownVersion },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: ['|', ':', ' ', '"', '/'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        documentFormattingProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        semanticTokensProvider: { legend: { tokenTypes, tokenModifiers }, full: true },
        executeCommandProvider: { commands: [receiptCommand] },
      },
    };
  });

  /** Answers on the newest version: what changed meanwhile, or is no longer wanted, is not answered. */
  const answer =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(
      work: (snapshot: Snapshot, places: Places, parameters: P) => R,
      nothing: R,
    ) =>
    async (parameters: P, token: CancellationToken): Promise<R | ResponseError<void>> => {
      const { uri } = parameters.textDocument;
      const version = workspace.versionOf(uri);
      // Changes and cancellations that have come in already are taken first.
      await new Promise<void>((done) => setImmediate(done));
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, '');
      if (workspace.versionOf(uri) !== version) return new ResponseError(LSPErrorCodes.ContentModified, '');
      const snapshot = workspace.snapshot(uri);
      const places = snapshot && workspace.places(snapshot)(snapshot.source.path);
      return snapshot === undefined || places === undefined ? nothing : work(snapshot, places, parameters);
    };
  const locations = (snapshot: Snapshot, spans: readonly Span[]) =>
    spans.flatMap((span) => {
      const places = workspace.places(snapshot)(span.file);
      return places === undefined ? [] : [{ uri: uriOf(span.file), range: places.range(span) }];
    });
  /** Edits of several snapshots, each place once. */
  const once = <T extends { readonly span: Span }>(all: readonly T[]): readonly T[] => {
    const seen = new Set<string>();
    return all.filter(({ span }) => {
      const key = `${span.file} ${span.start}`;
      return !seen.has(key) && seen.add(key);
    });
  };

  connection.onCompletion(
    answer(
      (snapshot, places, { position }) =>
        completionsAt(snapshot, snapshot.source.path, places.text, places.offset(position)).map(
          (one, index) => toCompletion(one, index, places, snippets),
        ),
      [],
    ),
  );
  connection.onHover(
    answer((snapshot, places, { position }) => {
      const hover = hoverAt(snapshot, snapshot.source.path, places.offset(position), {
        locale: localeOf(snapshot),
      });
      if (hover === undefined) return null;
      const meaning = hover.code && entryOf(hover.code)?.explanation[localeOf(snapshot)];
      const [first = '', ...rest] = [...hover.lines, ...(meaning ? [meaning] : [])];
      const value = `\`\`\`bareme\n${first}\n\`\`\`\n\n${rest.map(asMarkdown).join('\n\n')}`;
      return { contents: { kind: 'markdown' as const, value }, range: places.range(hover.span) };
    }, null),
  );
  connection.onDefinition(
    answer(
      (snapshot, places, { position }) =>
        locations(snapshot, definitionsAt(snapshot, snapshot.source.path, places.offset(position))),
      [],
    ),
  );
  connection.onReferences(
    answer((snapshot, places, { position, context, textDocument }) => {
      const offset = places.offset(position);
      const declarations = context.includeDeclaration;
      return workspace
        .around(textDocument.uri)
        .flatMap((one) => locations(one, referencesAt(one, snapshot.source.path, offset, { declarations })))
        .filter(
          ({ uri, range }, index, all) =>
            all.findIndex(
              (other) => other.uri === uri && JSON.stringify(other.range) === JSON.stringify(range),
            ) === index,
        );
    }, []),
  );
  connection.onDocumentHighlight(
    answer(
      (snapshot, places, { position }) =>
        referencesAt(snapshot, snapshot.source.path, places.offset(position))
          .filter(({ file }) => file === snapshot.source.path)
          .map((span) => ({ range: places.range(span) })),
      [],
    ),
  );
  connection.onPrepareRename(
    answer((snapshot, places, { position }) => {
      const span = renamableAt(snapshot, snapshot.source.path, places.offset(position));
      return span === undefined ? null : places.range(span);
    }, null),
  );
  connection.onRenameRequest(async (parameters, token) => {
    const renamed = await answer(
      (snapshot: Snapshot, places: Places, { position, newName, textDocument }: typeof parameters) => {
        const offset = places.offset(position);
        const all = workspace.around(textDocument.uri).map((one) => ({
          one,
          renaming: renameAt(one, snapshot.source.path, offset, newName),
        }));
        const refused = all.find(({ renaming }) => !renaming.ok)?.renaming;
        if (refused !== undefined && !refused.ok)
          return new ResponseError<void>(LSPErrorCodes.RequestFailed, refused.reason[localeOf(snapshot)]);
        const edits = once(all.flatMap(({ renaming }) => (renaming.ok ? renaming.edits : [])));
        const placesOf = (file: string) =>
          all.map(({ one }) => workspace.places(one)(file)).find((found) => found !== undefined);
        return { changes: toChanges(edits, placesOf) };
      },
      null,
    )(parameters, token);
    return renamed;
  });
  connection.onDocumentSymbol(
    answer((_, places) => documentOutline(places.text).map((entry) => toSymbol(entry, places)), []),
  );
  connection.onFoldingRanges(
    answer((_, places) => folds(places.text).map((fold) => toFold(fold, places)), []),
  );
  connection.onDocumentFormatting(
    answer((snapshot, places) => {
      let isBroken = false;
      const tree = parse(snapshot.source, ({ severity }) => {
        isBroken ||= severity === 'error';
      });
      const text = isBroken ? places.text : print(tree);
      if (text === places.text) return [];
      return [{ range: places.range({ start: 0, end: places.text.length }), newText: text }];
    }, []),
  );
  connection.onCodeAction(
    answer((snapshot, places, { range }) => {
      const at = { start: places.offset(range.start), end: places.offset(range.end) };
      const placesOf = workspace.places(snapshot);
      const own = localeOf(snapshot);
      return actionsAt(snapshot, snapshot.source.path, at).flatMap(({ diagnostic, actions }) => {
        const about = toDiagnostic(diagnostic, own, placesOf);
        return actions.map((action) => toCodeAction(action, about, own, placesOf));
      });
    }, []),
  );
  connection.languages.semanticTokens.on(
    answer(
      (snapshot, places) => ({ data: toTokenData(semanticTokens(snapshot, snapshot.source.path), places) }),
      { data: [] },
    ),
  );
  connection.onExecuteCommand(({ command, arguments: given }) => {
    if (command !== receiptCommand) return null;
    const [uri, line] = (given ?? []) as readonly unknown[];
    const snapshot = typeof uri === 'string' ? workspace.snapshot(uri) : undefined;
    const places = snapshot && workspace.places(snapshot)(snapshot.source.path);
    if (snapshot === undefined || places === undefined) return null;
    const offset = places.offset({ line: Number(line), character: 0 });
    return exampleReceipt(snapshot, offset, localeOf(snapshot), ownVersion);
  });

  const shown = new Map<string, readonly string[]>();
  const publish = (uri: string) => {
    const version = workspace.versionOf(uri);
    const snapshot = workspace.snapshot(uri);
    if (snapshot === undefined || version === undefined) return;
    const placesOf = workspace.places(snapshot);
    const byUri = new Map<string, LspDiagnostic[]>([[uri, []]]);
    for (const diagnostic of snapshot.diagnostics) {
      const { file } = diagnostic.span;
      const at = file === snapshot.source.path ? uri : uriOf(file);
      // A module that is open tells its own.
      if (at !== uri && workspace.versionOf(at) !== undefined) continue;
      const told = toDiagnostic(diagnostic, localeOf(snapshot), placesOf);
      byUri.set(at, [...(byUri.get(at) ?? []), told]);
    }
    for (const old of shown.get(uri) ?? []) {
      if (!byUri.has(old)) void connection.sendDiagnostics({ uri: old, diagnostics: [] });
    }
    shown.set(
      uri,
      [...byUri.keys()].filter((one) => one !== uri),
    );
    for (const [at, diagnostics] of byUri) {
      void connection.sendDiagnostics(
        at === uri ? { uri: at, version, diagnostics } : { uri: at, diagnostics },
      );
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const uri of workspace.uris) publish(uri);
    }, pause);
  };

  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.set(uri, TextDocument.create(uri, languageId, version, text));
    workspace.set(documents.get(uri)!);
    soon();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const known = documents.get(uri);
    // Versions only rise; what arrives late is old.
    if (known === undefined || version <= known.version) return;
    const updated = TextDocument.update(known, contentChanges, version);
    documents.set(uri, updated);
    workspace.set(updated);
    soon();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.delete(uri);
    workspace.remove(uri);
    for (const other of [uri, ...(shown.get(uri) ?? [])])
      void connection.sendDiagnostics({ uri: other, diagnostics: [] });
    shown.delete(uri);
    soon();
  });
  connection.onDidSaveTextDocument(() => {
    workspace.forget();
    soon();
  });
  connection.onDidChangeWatchedFiles(() => {
    workspace.forget();
    soon();
  });
  return new Promise((done) => {
    connection.onExit(() => {
      clearTimeout(timer);
      done();
    });
    input.once('end', () => {
      clearTimeout(timer);
      done();
    });
    connection.listen();
  });
}

/** As it is written, whatever signs are in it. */
const asMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, (sign) => `\\${sign}`);
