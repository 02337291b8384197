// One table of places, two drivers: what the page's engine answers there, the language server answers over its streams.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../../apps/studio/engine/engine.js';
import type { CallName, Calls, Edit } from '../../apps/studio/engine/messages.js';
import type { Completion } from '../../compiler/ide/completion/completion.js';
import type { OutlineEntry } from '../../compiler/ide/document-outline.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { projectOptions, readRoot, seeds } from '../ide/projects.js';
import { Editor, uriOf } from './editor.js';

const files = [
  ...seeds,
  'examples/gallery/bareme-kilometrique/bareme-kilometrique.bareme',
  'examples/gallery/nyc-taxi/nyc-taxi.bareme',
];

/** States of a file: as it is, with a line cut short, and with a figure that no document has. */
const states: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with a line cut short', (text) => text.replace(/^(\s*(?:amount|montant) \w+ ?=?).*$/m, '$1 (')],
  ['with a figure changed', (text) => text.replace(/(\d)( (?:EUR|XPF|USD)\b)/, '$11$2')],
];

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Offsets and positions of one text, by the definition of the protocol alone: lines end with LF, CR LF or CR. */
function placesOf(text: string) {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return {
    at(offset: number): Position {
      const line = starts.findLastIndex((start) => start <= offset);
      return { line, character: offset - (starts[line] ?? 0) };
    },
    offset: ({ line, character }: Position): number => (starts[line] ?? text.length) + character,
  };
}

class Drivers {
  readonly editor = new Editor();
  readonly engine = new Engine();
  #version = 0;
  #path = '';
  #text = '';

  page<K extends CallName>(call: K, asked: Calls[K]['asked']): Promise<Calls[K]['told']> {
    return Promise.resolve(this.engine.answer({ id: 0, call, asked }) as Calls[K]['told']);
  }

  /** The same state in both, with the files beside it. */
  async state(path: string, text: string): Promise<void> {
    const { compilation, textOf } = snapshotOf(readRoot(path), projectOptions());
    const beside = [
      ...compilation.files.map((file) => file.path),
      ...compilation.documents.map((one) => one.path),
    ]
      .filter((one) => one !== path)
      .map((one) => ({ path: one, text: textOf(one) ?? '' }));
    await this.page('files', [...beside, { path, text }]);
    this.#version += 1;
    if (this.#path !== path) await this.editor.open(uriOf(path), text, this.#version);
    else await this.editor.change(uriOf(path), this.#version, text);
    this.#path = path;
    this.#text = text;
  }

  get #here() {
    return { places: placesOf(this.#text), uri: uriOf(this.#path) };
  }

  async bothMessages(): Promise<readonly [page: unknown, server: unknown]> {
    const { places, uri } = this.#here;
    const checked = await this.page('check', {
      main: this.#path,
      file: this.#path,
      version: this.#version,
      locale: 'fr',
    });
    const { diagnostics } = await this.editor.messages(uri, this.#version);
    const ofPage = checked.messages.filter(({ span }) => span.file === this.#path);
    return [
      ofPage.map(({ code, message, span }) => [code, message.fr, places.at(span.start)]),
      diagnostics.map(({ code, message, range }) => [code, message.split('\n')[0], range.start]),
    ];
  }

  async bothOfTheWhole(): Promise<readonly [page: unknown, server: unknown]> {
    const { places, uri } = this.#here;
    const checked = await this.page('check', {
      main: this.#path,
      file: this.#path,
      version: this.#version,
      locale: 'fr',
    });
    const formatted = await this.page('format', { file: this.#path });
    const named = ({ name, keyword, start, children }: OutlineEntry): unknown => [
      name === '' ? keyword : name,
      places.at(start),
      children.map(named),
    ];
    interface Told {
      readonly name: string;
      readonly range: Range;
      readonly children: readonly Told[];
    }
    const told = ({ name, range, children }: Told): unknown => [name, range.start, children.map(told)];
    const symbols = await this.editor.ask<Told[]>('textDocument/documentSymbol', uri);
    const edits = await this.editor.ask<TextEdit[]>('textDocument/formatting', uri, { options: {} });
    const { data } = await this.editor.ask<{ data: number[] }>('textDocument/semanticTokens/full', uri);
    return [
      {
        outline: checked.outline.map(named),
        formatted: formatted ?? this.#text,
        words: checked.tokens.flatMap(({ start, end, kind }) =>
          kind === 'bar' || kind === 'plain' ? [] : [[start, end]],
        ),
      },
      {
        outline: symbols.map(told),
        formatted: edits[0]?.newText ?? this.#text,
        words: this.#words(data),
      },
    ];
  }

  /** Five numbers a word, each counted from the word before. */
  #words(data: readonly number[]): readonly (readonly [number, number])[] {
    const { places } = this.#here;
    let line = 0;
    let character = 0;
    return Array.from({ length: data.length / 5 }, (_, index) => {
      const [lines = 0, characters = 0, length = 0] = data.slice(5 * index);
      character = lines === 0 ? character + characters : characters;
      line += lines;
      const start = places.offset({ line, character });
      return [start, start + length] as const;
    });
  }

  async bothAt(offset: number) {
    const { places, uri } = this.#here;
    const file = this.#path;
    const to = 'a_name_that_is_free';
    const position = places.at(offset);
    const own = (edits: readonly Edit[]) =>
      edits
        .filter(({ span }) => span.file === file)
        .map(({ span, text }) => [span.start, text])
        .sort(byStart);
    const offered = await this.page('complete', { file, text: this.#text, offset });
    const renamed = await this.page('rename', { file, offset, to });
    const defined = await this.page('define', { file, offset });
    const page = {
      offered: offered.map(asOffered),
      said: await this.page('hover', { file, offset, locale: 'fr' }),
      defined: defined.filter((span) => span.file === file).map(({ start }) => start),
      elsewhere: defined.filter((span) => span.file !== file).map((span) => uriOf(span.file)),
      renamed: 'edits' in renamed ? own(renamed.edits) : renamed.refused.fr,
    };
    interface Item {
      readonly label: string;
      readonly textEdit: TextEdit;
    }
    const items = await this.editor.ask<Item[]>('textDocument/completion', uri, { position });
    const hover = await this.editor.ask<{ contents: { value: string } } | null>('textDocument/hover', uri, {
      position,
    });
    const locations = await this.editor.ask<{ uri: string; range: Range }[]>('textDocument/definition', uri, {
      position,
    });
    const renaming = await this.editor
      .ask<{ changes: Record<string, TextEdit[]> }>('textDocument/rename', uri, { position, newName: to })
      .catch((refused: Error) => refused.message);
    const server = {
      offered: items.map(({ label, textEdit: { range, newText } }) => [
        label,
        newText,
        places.offset(range.start),
        places.offset(range.end),
      ]),
      said: hover === null ? [] : asLines(hover.contents.value),
      defined: locations.filter((one) => one.uri === uri).map(({ range }) => places.offset(range.start)),
      elsewhere: locations.filter((one) => one.uri !== uri).map((one) => one.uri),
      renamed:
        typeof renaming === 'string'
          ? renaming
          : (renaming.changes[uri] ?? [])
              .map(({ range, newText }) => [places.offset(range.start), newText])
              .sort(byStart),
    };
    return [page, server] as const;
  }
}

const byStart = (a: readonly unknown[], b: readonly unknown[]): number => Number(a[0]) - Number(b[0]);

const asOffered = ({ label, insert, start, end }: Completion) => [label, insert, start, end];

/** The paragraphs of a hover without the signs of Markdown. */
const asLines = (value: string): readonly string[] =>
  value
    .replace(/^```bareme\n(.*)\n```\n\n/, '$1\n\n')
    .split('\n\n')
    .map((line) => line.replace(/\\([\\`*_{}[\]<>#|])/g, '$1'))
    .filter((line) => line !== '');

/** Names at each kind of place, and places that nobody chose: within words, cells, quotes, behind the end. */
function offsetsIn(path: string, text: string): readonly number[] {
  const { symbols } = snapshotOf({ path, text }, projectOptions());
  const names = symbols.in(path).map(({ span }) => span.start);
  const some = names.filter((_, index) => index % Math.ceil(names.length / 10) === 0);
  const anywhere = Array.from({ length: 12 }, (_, index) => Math.floor((text.length * (index + 1)) / 12));
  return [...some, ...anywhere];
}

describe('the page and the language server', () => {
  const both = new Drivers();
  beforeAll(async () => {
    await both.editor.start('fr-FR');
    await both.page('loadRest', {});
  });
  afterAll(async () => expect(await both.editor.stop()).toBe(0));

  it.each(files.flatMap((path) => states.map(([what, change]) => [path, what, change] as const)))(
    'say the same of %s, %s',
    async (path, what, change) => {
      const text = change(readRoot(path).text);
      if (what !== 'as it is') expect(text).not.toBe(readRoot(path).text);
      await both.state(path, text);
      const [pageMessages, serverMessages] = await both.bothMessages();
      expect(serverMessages).toEqual(pageMessages);
      const [pageWhole, serverWhole] = await both.bothOfTheWhole();
      expect(serverWhole).toEqual(pageWhole);
      const said = { offered: 0, said: 0, defined: 0, renamed: 0 };
      for (const offset of offsetsIn(path, text)) {
        const [page, server] = await both.bothAt(offset);
        expect({ offset, ...server }).toEqual({ offset, ...page });
        for (const key of ['offered', 'said', 'defined', 'renamed'] as const)
          if (typeof page[key] !== 'string' && page[key].length > 0) said[key] += 1;
      }
      // Two that say nothing agree too.
      for (const [key, places] of Object.entries(said)) expect(places, key).toBeGreaterThan(3);
    },
  );
});
