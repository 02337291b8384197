// The extension: a client of `bareme lsp --stdio`, and commands that show a receipt, prove and build.

import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { type FoundBareme, findBareme } from './find-bareme.js';

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const own = context.asAbsolutePath('server/main.js');
  const found = (file?: vscode.Uri): FoundBareme =>
    findBareme(
      file?.scheme === 'file' ? dirname(file.fsPath) : vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      own,
      {
        set: vscode.workspace.getConfiguration('bareme').get('path', ''),
        isTrusted: vscode.workspace.isTrusted,
      },
    );

  const register = (name: string, run: (editor: vscode.TextEditor) => Promise<void>) =>
    context.subscriptions.push(
      vscode.commands.registerCommand(name, async () => {
        const editor = vscode.window.activeTextEditor;
        if (editor?.document.languageId === 'bareme') await run(editor);
      }),
    );
  register('bareme.receipt', showReceipt);
  register('bareme.prove', (editor) => inTask(editor, 'prove', found(editor.document.uri)));
  register('bareme.build', async (editor) => {
    const bareme = found(editor.document.uri);
    const { l10n, window, workspace } = vscode;
    if (!workspace.isTrusted)
      void window.showWarningMessage(l10n.t('Nothing is built from a folder that is not trusted.'));
    else if (bareme.isOwn)
      void window.showWarningMessage(l10n.t('To build, install bareme in this folder: npm install bareme'));
    else await inTask(editor, 'build', bareme);
  });

  const { path } = found(vscode.window.activeTextEditor?.document.uri);
  const run = { module: path, args: ['lsp', '--stdio'], transport: TransportKind.stdio };
  client = new LanguageClient(
    'bareme',
    'bareme',
    { run, debug: run },
    {
      documentSelector: [
        { language: 'bareme', scheme: 'file' },
        { language: 'bareme', scheme: 'untitled' },
      ],
    },
  );
  await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();

/** Of the example at the caret, or the one before it; beside the rules, as a text of its own. */
async function showReceipt({ document, selection }: vscode.TextEditor): Promise<void> {
  const told: unknown = await client?.sendRequest('workspace/executeCommand', {
    command: 'bareme.receiptOfExample',
    arguments: [document.uri.toString(), selection.active.line],
  });
  if (typeof told !== 'string') {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The rules are not understood yet: there is no receipt.'),
    );
    return;
  }
  const receipt = await vscode.workspace.openTextDocument({ language: 'plaintext', content: told });
  await vscode.window.showTextDocument(receipt, {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}

/** Runs a command of bareme on the saved file, its output in a terminal. */
async function inTask(
  { document }: vscode.TextEditor,
  command: string,
  { path }: FoundBareme,
): Promise<void> {
  if (document.isUntitled || !(await document.save())) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The file must be saved first.'));
    return;
  }
  const language = vscode.env.language.startsWith('fr') ? 'fr' : 'en';
  const words = [path, command, document.uri.fsPath, '--lang', language];
  const cwd = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? dirname(document.uri.fsPath);
  // The Node that runs the editor: nobody has to have another one.
  const run = new vscode.ProcessExecution(process.execPath, words, {
    cwd,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const task = new vscode.Task(
    { type: 'bareme', command },
    vscode.TaskScope.Workspace,
    command,
    'bareme',
    run,
  );
  await vscode.tasks.executeTask(task);
}
