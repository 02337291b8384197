// What a workbook must show when something was done to its cells: the right amount, or nothing. The
// oracle reads the cells in its own way, and asks the interpreter of the rules, or of the rules as edited.

import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { walk } from '../../compiler/3-model/expressions/walk.js';
import type { Expression, Model } from '../../compiler/3-model/model.js';
import { type Reached, reach } from '../../compiler/3-model/reached/facts-reached.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import { itemCell } from '../../compiler/6-emit/workbook/formula/instantiate.js';
import { editedText } from '../../compiler/6-emit/workbook/import/edit-text.js';
import { literalEdits, valueCells } from '../../compiler/6-emit/workbook/import/literal-edits.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { itemOutputKey, outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { isoFromDays } from '../../compiler/runtime/exact/calendar.js';
import { equals, parseDecimal, type Rational, rational } from '../../compiler/runtime/exact/rational.js';
import { parse } from '../../grammar/parse.js';
import type { Attack } from './attacks-on-cells.js';
import { clock } from './clock.js';
import { modelOf, onDisk, type TextOf } from './load-ruleset.js';
import { caseIn, type Held, isDecimal } from './vandal-case.js';

export type { Held } from './vandal-case.js';

/** What the results must be; undefined: nothing may be shown. */
export type Expected = ReadonlyMap<CellKey, string | boolean | undefined> | undefined;

export interface Oracle {
  /** All that is filled in as delivered. */
  readonly delivered: ReadonlyMap<CellKey, Held>;
  readonly results: readonly CellKey[];
  /** What the results must be with all of these done. */
  readonly expected: (...attacks: readonly Attack[]) => Expected;
}

/** The texts that a workbook was made from, and the model that they would make if they were edited; throws where they make none. */
export interface RuleTexts {
  readonly textOf: TextOf;
  readonly modelWith: (textOf: TextOf) => Model;
}

export const rulesAt = (path: string): RuleTexts => ({
  textOf: onDisk,
  modelWith: (textOf) => modelOf(path, textOf),
});

export function createOracle(texts: RuleTexts, model: Model, image: WorkbookImage): Oracle {
  const { layout, plan } = image;
  const { bench } = plan;
  const delivered = new Map<CellKey, Held>();
  for (const sheet of layout.sheets) {
    for (const { unlocked, keys, content } of sheet.cells) {
      const [key] = keys;
      if (!unlocked || key === undefined) continue;
      delivered.set(key, content.kind === 'number' || content.kind === 'text' ? content.value : undefined);
    }
  }
  const interpreter = new Interpreter(model);
  const results = plan.results.flatMap(({ name }) => {
    const result = model.results.find((one) => one.listed && one.name === name);
    if (result === undefined) return [];
    if (result.list === undefined) return [outputKey(name)];
    const { list } = result;
    return Array.from({ length: Math.min(8, bench.capacities.get(list) ?? 0) }, (_, row) =>
      itemCell(itemOutputKey(list, name), row + 1),
    );
  });
  const reached = new Map(
    model.results.flatMap((result) =>
      result.listed ? [[result.name, reach(model, [result.definition])] as const] : [],
    ),
  );
  const evaluated = (rules: Interpreter, held: ReadonlyMap<CellKey, Held>): Results => {
    const input = caseIn(model, plan.declaredPresence, bench, held);
    const found = new Map<CellKey, string | boolean | undefined>();
    for (const { name } of plan.results) {
      const result = model.results.find((one) => one.listed && one.name === name);
      const own = reached.get(name);
      if (result === undefined || own === undefined) continue;
      const { facts, readings } = input;
      // What cannot be read is missing; where blank would be right too, nothing is shown that may come to it.
      const isRefused = input.refused.some(({ kind, name: what }) =>
        own[({ fact: 'facts', reading: 'readings', list: 'lists' } as const)[kind]].has(what),
      );
      const outcome = isRefused ? undefined : evaluate(rules, facts, { readings, results: [name] });
      const outputs: Readonly<Record<string, unknown>> = outcome?.ok === true ? outcome.outputs : {};
      const value = outputs[name];
      if (result.list === undefined) {
        found.set(outputKey(name), value as string | boolean | undefined);
        continue;
      }
      const rows = input.rows.get(result.list) ?? [];
      rows.forEach((row, index) => {
        found.set(
          itemCell(itemOutputKey(result.list ?? '', name), row),
          (value as readonly (string | boolean)[] | undefined)?.[index],
        );
      });
    }
    return found;
  };
  const parameters = new Map(valueCells(bench.blocks).map((cell) => [cell.key, cell]));
  const known = new Map<string, Model | undefined>();
  const rules = (changes: readonly Edit[]): Model | undefined => {
    const place = changes.map(({ key, value }) => `${key} ${value.n}/${value.d}`).join('\n');
    if (!known.has(place)) known.set(place, rulesWith(texts, model, image, changes));
    return known.get(place);
  };
  return {
    delivered,
    results,
    expected(...attacks) {
      const held = new Map(delivered);
      const edits: Edit[] = [];
      const refused: CellKey[] = [];
      for (const { key, value } of attacks) {
        if (!parameters.has(key)) held.set(key, value);
        else if (isDecimal(value) && value.n >= 0n) {
          // Two rows that write one limit are edited in both cells, or in neither.
          const printed = parameters.get(key)?.value;
          if (printed === undefined || !equals(printed, value)) edits.push({ key, value });
        } else refused.push(key);
      }
      const withEdits = (changes: readonly Edit[]): Results | undefined => {
        if (changes.length === 0) return evaluated(interpreter, held);
        const edited = rules(changes);
        return edited && evaluated(new Interpreter(edited), held);
      };
      // Where the rules do not take all of them at once, those stand that they take one by one.
      const together = withEdits(edits);
      const single = together === undefined ? edits.filter((one) => withEdits([one]) !== undefined) : edits;
      const taken = together ?? withEdits(single);
      const kept = taken === undefined ? [] : single;
      refused.push(...edits.filter((one) => !kept.includes(one)).map(({ key }) => key));
      const base = taken ?? evaluated(interpreter, held);
      // A figure that cannot be taken stands behind whatever another figure in its place changes.
      let same = base;
      for (const key of refused) {
        const printed = parameters.get(key)?.value ?? rational(0);
        const others = otherFigures(printed).flatMap((value) => withEdits([...kept, { key, value }]) ?? []);
        const { span } = parameters.get(key) ?? {};
        if (others.length === 0) {
          // A limit that moves with another one alone: it stands behind what is written around it.
          same = new Map(
            [...same].map(([at, value]) => [
              at,
              isBehind(model, reached.get(/out:([^\t]*)/.exec(at)?.[1] ?? ''), span) ? undefined : value,
            ]),
          );
          continue;
        }
        same = new Map(
          [...same].map(([at, value]) => [
            at,
            others.every((one) => one.get(at) === value) ? value : undefined,
          ]),
        );
      }
      return same;
    },
  };
}

/** Whether the result may come to what is written around a place of the rule file. */
function isBehind(model: Model, reached: Reached | undefined, span: Span | undefined): boolean {
  if (reached === undefined || span === undefined) return true;
  const around = (own: Span): boolean =>
    own.file === span.file && own.start <= span.start && own.end >= span.end;
  let found = false;
  const look = (expression: Expression): void => {
    walk(expression, (node) => {
      found ||= around(node.span);
    });
  };
  for (const { id, body } of model.definitions) if (reached.definitions.has(id)) look(body);
  for (const { id, rows } of model.tables)
    if (reached.tables.has(id)) found ||= rows.some((row) => around(row.span));
  for (const { id, variants } of model.scales)
    if (reached.scales.has(id))
      found ||= variants.some(({ bands }) => bands.some((band) => around(band.span)));
  return found;
}

type Span = { readonly file: string; readonly start: number; readonly end: number };

type Results = ReadonlyMap<CellKey, string | boolean | undefined>;

interface Edit {
  readonly key: CellKey;
  readonly value: Rational;
}

/** Near and far from the figure itself. */
const otherFigures = ({ n, d }: Rational): readonly Rational[] => [
  rational(n * 10n + 1n, d * 10n),
  rational(n * 9n, d * 10n),
  rational(n * 2n + d, d),
  rational(n, d * 2n),
];

/** The rules with numbers changed; undefined where they do not compile. */
function rulesWith(
  { textOf, modelWith }: RuleTexts,
  model: Model,
  { plan }: WorkbookImage,
  changes: readonly Edit[],
): Model | undefined {
  const { edits } = literalEdits(model, plan.bench.blocks, changes, (file) => {
    const text = textOf(file);
    return { text, language: parse({ path: file, text }, () => {}).locale };
  });
  if (edits.length < changes.length) return undefined;
  try {
    return modelWith((file) =>
      editedText(
        textOf(file),
        edits
          .filter(({ span }) => span.file === file)
          .map(({ span, text }) => ({ start: span.start, end: span.end, text })),
      ),
    );
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** What a result shows: a number, a text (nothing but a message, or a text of the rules), or an error value. */
export type Shown = number | string | boolean | { readonly error: unknown } | undefined;

/** Whether an amount, date or text of the rules is shown, and not a message. */
export const isShown = (messages: ReadonlySet<string>, shown: Shown): boolean =>
  shown !== undefined && shown !== '' && typeof shown !== 'object' && !messages.has(String(shown));

/** Undefined where the workbook is right, or visibly withholds the result; else what is wrong. */
export function verdict(
  { model, messages }: { readonly model: Model; readonly messages: ReadonlySet<string> },
  name: string,
  wanted: string | boolean | undefined,
  shown: Shown,
): 'right' | 'withheld' | 'wrong' {
  if (shown === undefined || shown === '' || typeof shown === 'object')
    return wanted === undefined ? 'right' : 'withheld';
  if (typeof shown === 'string' && messages.has(shown)) return wanted === undefined ? 'right' : 'withheld';
  if (wanted === undefined) return 'wrong';
  const type = model.results.find((one) => one.listed && one.name === name)?.type;
  if (typeof wanted === 'boolean') return Number(shown) === Number(wanted) ? 'right' : 'wrong';
  if (type?.kind === 'text' || type?.kind === 'choice') return shown === wanted ? 'right' : 'wrong';
  if (typeof shown !== 'number') return 'wrong';
  if (type?.kind === 'date') return isoFromDays(shown - 25_569) === wanted ? 'right' : 'wrong';
  if (type?.kind === 'quantity' && type.unit.powers[0]?.symbol === 'time of day')
    return clock(Math.round(shown * 1440)) === wanted ? 'right' : 'wrong';
  const exact = parseDecimal(wanted);
  if (exact === undefined) return 'wrong';
  const decimal = Number(exact.n) / Number(exact.d);
  return Math.abs(shown - decimal) <= 1e-9 * Math.max(1, Math.abs(decimal)) ? 'right' : 'wrong';
}
