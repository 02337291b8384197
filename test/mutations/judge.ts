// What becomes of a changed ruleset: which check reports it, or whether it still says the same.

import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { runExample } from '../../compiler/3-model/examples.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import type { Compilation } from '../../compiler/pipeline.js';
import type { Span } from '../../compiler/source.js';
import type { Mutation } from './mutate.js';
import { compileTexts, type Texts } from './rulesets.js';

export const verdicts = [
  'syntax, names or types',
  'quote not found',
  'number ledger',
  'analysis check',
  'example failed',
  'property false',
  'refused when asked for',
  'same amounts',
  'missed',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface Judgement {
  readonly mutation: Mutation;
  readonly verdict: Verdict;
  /** The first message, or the first case that differs. */
  readonly because: string;
}

/** Judges changes of one ruleset; what is the same for all of them is computed once. */
export class Judge {
  readonly #original: Model;
  readonly #known: ReadonlySet<string>;
  readonly #asked: readonly {
    readonly facts: object;
    readonly readings: Readonly<Record<string, string>>;
  }[];
  readonly #outcomes: readonly string[];

  constructor(
    readonly texts: Texts,
    cases = 400,
  ) {
    const { model, diagnostics } = compileTexts(texts);
    if (model === undefined) throw new Error(`${texts.name}: ${diagnostics[0]?.message.en}`);
    this.#original = model;
    this.#known = new Set(reported(diagnostics).map(({ code }) => code));
    const facts = boundaryCases(model, { seed: 4, count: cases }).map(({ input }) => input);
    this.#asked = [
      ...facts.map((given) => ({ facts: given, readings: {} })),
      ...model.readings.flatMap(({ name, options, chosen }) =>
        options
          .filter((option) => option.name !== chosen)
          .flatMap((option) =>
            facts.slice(0, cases / 8).map((given) => ({ facts: given, readings: { [name]: option.name } })),
          ),
      ),
    ];
    this.#outcomes = this.#evaluated(model);
  }

  judge(mutation: Mutation): Judgement {
    const compilation = compileTexts(this.texts, new Map([[mutation.path, mutation.text]]));
    const [verdict, because] = this.#verdict(compilation, mutation);
    return { mutation, verdict, because };
  }

  #verdict({ model, diagnostics }: Compilation, place: Mutation): readonly [Verdict, string] {
    const found = reported(diagnostics).filter(({ code }) => !this.#known.has(code));
    const worst = found.find(({ severity }) => severity === 'error') ?? found[0];
    if (worst !== undefined) return [verdictOf(worst.code), `${worst.code} ${worst.message.en}`];
    if (model === undefined) return ['syntax, names or types', 'no model'];
    const interpreter = new Interpreter(model);
    for (const example of model.examples) {
      const { passed } = runExample(interpreter, example);
      if (!passed) return ['example failed', example.label];
    }
    const different = this.#differences(model);
    const changed = different.filter(({ now }) => now.startsWith('['));
    // Proofs are the slow part: a text that gives the same amounts can only be wrong in the check that was changed.
    const own = model.properties.filter(({ span }) => isWithin(span, place));
    const only = changed.length > 0 ? model.properties : own;
    const wrong = only.find(({ id }) =>
      prove(model, { boxes: 12, tests: 30, only: new Set([id]) }).some(({ status }) => status === 'false'),
    );
    if (wrong !== undefined) return ['property false', wrong.text];
    const [first] = changed;
    if (first !== undefined) return ['missed', `${first.before} became ${first.now} with ${first.case}`];
    const [refused] = different;
    if (refused !== undefined) return ['refused when asked for', refused.now];
    return ['same amounts', `${this.#outcomes.length} cases`];
  }

  #differences(model: Model) {
    return this.#evaluated(model).flatMap((now, index) => {
      const before = this.#outcomes[index] ?? '';
      return now === before ? [] : [{ before, now, case: JSON.stringify(this.#asked[index]) }];
    });
  }

  // The results of the original are asked for, whatever the change calls them.
  #evaluated(model: Model): readonly string[] {
    const interpreter = new Interpreter(model);
    const results = this.#original.results.filter(({ listed }) => listed).map(({ name }) => name);
    return this.#asked.map(({ facts, readings }) => {
      const outcome = evaluate(interpreter, facts, { readings, results });
      return outcome.ok
        ? JSON.stringify([outcome.outputs, outcome.notices])
        : outcome.errors.map(({ code, path }) => `${code} ${path}`).join(', ');
    });
  }
}

/** Whether a property stands on the changed line. */
const isWithin = (span: Span, { path, line, text }: Mutation): boolean =>
  span.file === path && text.slice(0, span.start).split('\n').length === line;

const reported = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity !== 'info');

function verdictOf(code: string): Verdict {
  if (code === 'E901' || code === 'E906') return 'quote not found';
  if (code === 'W904' || code === 'W905') return 'number ledger';
  if (/^[EW]6/.test(code)) return 'analysis check';
  return 'syntax, names or types';
}
