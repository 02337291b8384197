// The engine of the page: files as they stand in it, and every answer about them. No I/O; the worker binds it to messages.

import type { FactInput } from '../../../compiler/3-model/model.js';
import { curveOfOutput } from '../../../compiler/6-emit/curves/curve-of-model.js';
import { actionsFor } from '../../../compiler/ide/actions/actions.js';
import { completionsAt } from '../../../compiler/ide/completion/completion.js';
import { documentOutline } from '../../../compiler/ide/document-outline.js';
import { hoverAt } from '../../../compiler/ide/hover.js';
import { definitionsAt } from '../../../compiler/ide/references.js';
import { renameAt } from '../../../compiler/ide/rename.js';
import { semanticTokens } from '../../../compiler/ide/semantic-tokens.js';
import { type Amounts, type Snapshot, snapshotOf } from '../../../compiler/ide/snapshot.js';
import { besideOf } from '../../../compiler/ide/views/beside.js';
import { examplesOf } from '../../../compiler/ide/views/cases.js';
import { decimalsOf, formatDecimal, type Rational } from '../../../compiler/runtime/exact/rational.js';
import type { SourceFile } from '../../../compiler/source.js';
import { print } from '../../../grammar/format/print.js';
import { parse } from '../../../grammar/parse.js';
import { caseForm } from './case-form.js';
import { joined } from './joined-path.js';
import type { Asked, CallName, Calls } from './messages.js';
import { priceCase } from './price-case.js';
import { priceReadings } from './price-readings.js';
import { proofs } from './proofs.js';

type Answers = { readonly [K in CallName]: (asked: Calls[K]['asked']) => Calls[K]['told'] };

export class Engine {
  readonly #files = new Map<string, string>();
  #main = '';
  #snapshot: Snapshot | undefined;
  /** Of the last state that had any. */
  #amounts: Amounts | undefined;

  answer<K extends CallName>({ call, asked }: Asked<K>): Calls[K]['told'] {
    return (this.#answers[call] as (asked: Calls[K]['asked']) => Calls[K]['told'])(asked);
  }

  get #now(): Snapshot {
    const text = this.#files.get(this.#main) ?? '';
    const near = (name: string, from: string): SourceFile | undefined => {
      const path = joined(from, name);
      const found = this.#files.get(path);
      return found === undefined ? undefined : { path, text: found };
    };
    this.#snapshot ??= snapshotOf({ path: this.#main, text }, { load: near, document: near });
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
        locale: snapshot.compilation.locale,
        messages: snapshot.diagnostics.map((diagnostic) => ({
          code: diagnostic.code,
          severity: diagnostic.severity,
          message: diagnostic.message,
          help: diagnostic.help,
          span: diagnostic.span,
          actions: actionsFor(diagnostic, snapshot),
        })),
        tokens: semanticTokens(snapshot, file),
        outline: documentOutline(this.#files.get(file) ?? ''),
        documents: besideOf(snapshot),
        examples: examplesOf(snapshot, locale),
        amounts: amounts === undefined ? 'none' : amounts.isWhole ? 'whole' : 'partial',
        leftOut: amounts?.leftOut ?? [],
        ...caseForm(shown?.model, locale),
      };
    },
    price: (asked) => this.#amounts && priceCase(this.#amounts.model, asked),
    complete: ({ file, text, offset }) => completionsAt(this.#now, file, text, offset),
    hover: ({ file, offset, locale }) => hoverAt(this.#now, file, offset, { locale })?.lines ?? [],
    define: ({ file, offset }) => definitionsAt(this.#now, file, offset),
    rename: ({ file, offset, to }) => {
      const renamed = renameAt(this.#now, file, offset, to);
      return renamed.ok ? { edits: renamed.edits } : { refused: renamed.reason };
    },
    format: ({ file }) => {
      let isBroken = false;
      const tree = parse({ path: file, text: this.#files.get(file) ?? '' }, ({ severity }) => {
        isBroken ||= severity === 'error';
      });
      return isBroken ? undefined : print(tree);
    },
    priceReadings: ({ locale }) =>
      this.#amounts === undefined ? [] : priceReadings(this.#amounts.model, locale),
    prove: ({ locale }) => (this.#amounts === undefined ? [] : proofs(this.#amounts.model, locale)),
    curve: ({ facts, readings, result: name, fact: over }) => {
      const model = this.#amounts?.model;
      const result = model?.results.find((one) => one.name === name);
      const fact = model?.facts.find((one) => one.name === over);
      if (model === undefined || result === undefined || fact === undefined) return undefined;
      const known = Object.fromEntries(
        Object.entries(facts).filter(([key]) => model.facts.some((one) => one.name === key)),
      ) as Readonly<Record<string, FactInput>>;
      const curve = curveOfOutput(model, { result, fact, facts: known, readings });
      if (curve === undefined) return undefined;
      const points = curve.lines.flatMap(({ pieces }) => pieces.flatMap(({ from, to }) => [from, to]));
      return {
        title: `${result.label} / ${fact.label}`,
        fact: [curve.x.title, curve.x.unit].filter((part) => part !== '').join(', '),
        unit: curve.y.unit,
        points: points.map(({ at, value }) => ({
          x: inDecimals(at),
          y: inDecimals(value),
          at: nearest(at),
          value: nearest(value),
        })),
      };
    },
  };
}

/** Where a point is drawn; what is written beside it is exact. */
const nearest = ({ n, d }: Rational): number => Number(n) / Number(d);

const inDecimals = (value: Rational): string =>
  decimalsOf(value) === undefined ? `≈ ${nearest(value).toFixed(4)}` : (formatDecimal(value, 0) ?? '');
