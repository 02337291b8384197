// The engine of the page: files as they stand in it, and every answer about them. No I/O; the worker binds it to messages.

import { documentOutline } from '../../../compiler/ide/document-outline.js';
import { semanticTokens } from '../../../compiler/ide/semantic-tokens.js';
import { type Amounts, type Snapshot, snapshotFrom } from '../../../compiler/ide/snapshot-from.js';
import { besideOf } from '../../../compiler/ide/views/beside.js';
import type { SourceFile } from '../../../compiler/source.js';
import { compileBy } from '../../../compiler/stages.js';
import { caseForm } from './case-form.js';
import { joined } from './joined-path.js';
import type { Asked, CallName, Calls } from './messages.js';

type Answer<K extends CallName> = Calls[K]['told'] | Promise<Calls[K]['told']>;
type Answers = { readonly [K in CallName]: (asked: Calls[K]['asked']) => Answer<K> };

export class Engine {
  readonly #files = new Map<string, string>();
  #main = '';
  #snapshot: Snapshot | undefined;
  /** Undefined until it is asked for: prover, examples and fixes are loaded behind the first messages. */
  #late: typeof import('./late/second-messages.js') | undefined;
  /** Of the last state that had any. */
  #amounts: Amounts | undefined;

  answer<K extends CallName>({ call, asked }: Asked<K>): Answer<K> {
    return (this.#answers[call] as (asked: Calls[K]['asked']) => Answer<K>)(asked);
  }

  get #now(): Snapshot {
    const text = this.#files.get(this.#main) ?? '';
    const near = (name: string, from: string): SourceFile | undefined => {
      const path = joined(from, name);
      const found = this.#files.get(path);
      return found === undefined ? undefined : { path, text: found };
    };
    const source = { path: this.#main, text };
    this.#snapshot ??= snapshotFrom(
      source,
      compileBy(this.#late?.checksThatProve, source, { load: near, document: near }),
      this.#late?.checkExamples,
    );
    return this.#snapshot;
  }

  readonly #answers: Answers = {
    files: (files) => {
      for (const { path, text } of files) {
        if (this.#files.get(path) !== text) this.#snapshot = undefined;
        this.#files.set(path, text);
      }
      return true;
    },
    check: ({ main, file, version, locale }) => {
      if (main !== this.#main) {
        this.#snapshot = undefined;
        this.#amounts = undefined;
      }
      this.#main = main;
      const snapshot = this.#now;
      const { amounts } = snapshot;
      if (amounts !== undefined) this.#amounts = amounts;
      const shown = this.#amounts;
      return {
        version,
        isWhole: this.#late !== undefined,
        locale: snapshot.compilation.locale,
        messages: snapshot.diagnostics.map((diagnostic) => ({
          code: diagnostic.code,
          severity: diagnostic.severity,
          message: diagnostic.message,
          help: diagnostic.help,
          span: diagnostic.span,
          actions: this.#late?.actionsFor(diagnostic, snapshot) ?? [],
        })),
        tokens: semanticTokens(snapshot, file),
        outline: documentOutline(this.#files.get(file) ?? ''),
        documents: besideOf(snapshot),
        examples: this.#late?.examplesOf(snapshot, locale) ?? [],
        amounts: amounts === undefined ? 'none' : amounts.isWhole ? 'whole' : 'partial',
        leftOut: amounts?.leftOut ?? [],
        ...caseForm(shown?.model, locale),
      };
    },
    loadRest: async () => {
      this.#late ??= await import('./late/second-messages.js');
      this.#snapshot = undefined;
      return true as const;
    },
    // What proves, prices, draws and explains comes when it is asked for: the first message does not wait for it.
    price: async (asked) => {
      const model = this.#amounts?.model;
      return model && (await import('./price-case.js')).priceCase(model, asked);
    },
    complete: async ({ file, text, offset }) =>
      (await import('./late/at-the-caret.js')).completionsAt(this.#now, file, text, offset),
    hover: async ({ file, offset, locale }) => {
      const { hoverAt } = await import('./late/at-the-caret.js');
      const told = hoverAt(this.#now, file, offset, { locale });
      if (told?.code === undefined) return told?.lines ?? [];
      return [...told.lines, (await import('./explanations.js')).explanationOf(told.code, locale)];
    },
    define: async ({ file, offset }) =>
      (await import('./late/at-the-caret.js')).definitionsAt(this.#now, file, offset),
    rename: async ({ file, offset, to }) => {
      const { renameAt } = await import('./late/at-the-caret.js');
      const renamed = renameAt(this.#now, file, offset, to);
      return renamed.ok ? { edits: renamed.edits } : { refused: renamed.reason };
    },
    format: async ({ file }) =>
      (await import('./late/at-the-caret.js')).formatted({ path: file, text: this.#files.get(file) ?? '' }),
    priceReadings: async ({ locale }) => {
      const model = this.#amounts?.model;
      return model === undefined ? [] : (await import('./price-readings.js')).priceReadings(model, locale);
    },
    prove: async ({ locale }) => {
      const model = this.#amounts?.model;
      return model === undefined ? [] : (await import('./proofs.js')).proofs(model, locale);
    },
    curve: async (asked) => {
      const model = this.#amounts?.model;
      return model && (await import('./draw-curve.js')).drawCurve(model, asked);
    },
  };
}
