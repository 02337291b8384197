// The sheet that traces one amount: which of its steps and inputs counted for the present case, from the amount down, each with
// its formula in words, clause, quote and a link to its cell. All of it is live; the rows at the bottom say how it is found.

import { sectionText } from '../../wording/section-text.js';
import { headKey } from '../book/input-keys.js';
import type { Step } from '../book/step.js';
import { type CellKey, call, type Formula, flagOf } from '../formula/formula.js';
import type { Printed } from '../formula/in-place.js';
import type { Plan } from '../plan/plan.js';
import { distances, isChosen, liveSteps } from '../trace/live-steps.js';
import { type Way, waysOf } from '../trace/ways.js';
import { stepInWords } from '../words/step-in-words.js';
import { bar, createSheet, formulaContent, type SheetImage, textContent, texts } from './parts/image.js';
import { statusPut } from './parts/status.js';
import { linesOf } from './parts/text-lines.js';
import { addAll, addCounted, addWay, columns, moreOf, most, type Traced } from './parts/trace-rows.js';

/** The cell in which the amount is chosen; no result depends on it. */
export const chosenKey: CellKey = 'trace:chosen';
const chosenCell: Printed = { key: chosenKey, head: headKey(chosenKey), after: 1 };

const widths = [7, 40, 16, 10, 50, 26, 40, 9, 12, 9, 8, 14, 9] as const;
/** Points, at most: what does not fit, the link leads to. */
const rowHeights = { steps: 52, inputs: 40 } as const;
const line = 12.5;
/** Characters to a unit of width: of labels, and of the smaller words and quotes. */
const dense = { label: 1.18, text: 1.35 } as const;

/**
 * Undefined where no amount stands by itself: those of lists are traced on their own sheets. The first of `main` that does is traced
 * at first.
 */
export function traceSheet(
  plan: Plan,
  main: ReadonlySet<string>,
): (SheetImage & { readonly kind: 'trace' }) | undefined {
  const { bench } = plan;
  const { words, model } = bench;
  const amounts = plan.results.flatMap((planned) => {
    const result = model.results.find(({ name, listed }) => listed && name === planned.name);
    return result === undefined || result.list !== undefined ? [] : [{ planned, result }];
  });
  const first = amounts.find(({ result }) => main.has(result.name)) ?? amounts[0];
  if (first === undefined) return undefined;
  const ways = waysOf(bench);
  const traced = tracedSteps(plan, ways);
  const shown = new Set(traced.map(({ step }) => step.key));
  const amountKey = (name: string): CellKey => `trace:amount:${name}`;
  const roots = new Map<CellKey, Formula>();
  for (const { planned } of amounts) {
    const chosen = isChosen(chosenCell, amountKey(planned.name), planned.shown);
    const known = roots.get(planned.value);
    roots.set(planned.value, known === undefined ? chosen : call('OR', known, chosen));
  }
  const live = liveSteps(bench, ways, roots, shown);
  // What an amount is made of comes before what that is made of; inputs stand as on their sheet.
  const far = distances(ways, [first.planned.value], shown);
  // Among those that are equally near, results come first: people know them.
  const listed = new Set(model.results.filter((result) => result.listed).map(({ definition }) => definition));
  const rank = ({ step, part }: Traced): number => {
    if (part === 'inputs') return 0;
    part satisfies 'steps';
    const distance = far.get(step.key) ?? Number.MAX_SAFE_INTEGER / 4;
    return 2 * distance + (listed.has(step.definition ?? '') ? 0 : 1);
  };
  const counted = traced
    .filter(({ step }) => live.shown.has(step.key))
    .map((one, place) => ({ one, place }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.place - b.place)
    .map(({ one }) => one);
  // Where all that is asked is asked of the items of lists, no input stands by itself.
  const parts = (['steps', 'inputs'] as const).filter((part) => counted.some((one) => one.part === part));

  const sheet = createSheet();
  const heights = new Map<number, number>();
  sheet.next(texts('title', words.sheets.trace));
  sheet.next(texts('subtitle', `${model.label} – ${words.traced.intro}`));
  sheet.next([statusPut(plan)]);
  const labels = new Map<string, number>();
  const labelOf = (name: string, label: string): string => {
    const count = (labels.get(label) ?? 0) + 1;
    labels.set(label, count);
    return count === 1 ? label : `${label} (${name})`;
  };
  const named = amounts.map((amount) => ({
    ...amount,
    said: labelOf(amount.result.name, amount.result.label),
  }));
  const [head] = named;
  const tail = named[named.length - 1];
  sheet.next([
    { role: 'label', key: chosenCell.head, content: textContent('') },
    {
      role: 'input',
      key: chosenKey,
      content: textContent(named.find(({ result }) => result === first.result)?.said ?? ''),
      format: '@',
      unlocked: true,
      validation: {
        kind: 'list-at',
        from: amountKey(head?.result.name ?? ''),
        to: amountKey(tail?.result.name ?? ''),
        prompt: words.traced.choose,
      },
    },
    undefined,
    undefined,
    ...texts('note', words.traced.choose),
  ]);
  const heading = sheet.next(
    texts(
      'heading',
      words.traced.number,
      words.label,
      words.value,
      words.unit,
      words.inWords,
      words.clause,
      words.quote,
      words.link,
      words.traced.place,
      words.traced.format,
    ),
  );
  for (const part of parts) {
    sheet.next(bar(columns, words.traced[part]));
    for (let place = 1; place <= most[part]; place++) {
      heights.set(sheet.row(), heightOf(plan, counted, part));
      addCounted(plan, sheet, part, place);
    }
    sheet.next([undefined, { role: 'text', content: formulaContent(moreOf(plan, part)), format: '@' }]);
  }
  const lastPrinted = sheet.row() - 1;
  sheet.next(bar(columns, words.traced.amounts));
  for (const { result, planned, said } of named) {
    sheet.next([
      ...texts('id', ''),
      { role: 'label', key: amountKey(result.name), content: textContent(said) },
      undefined,
      undefined,
      ...Array.from({ length: 5 }, () => undefined),
      {
        role: 'flag',
        content: formulaContent(flagOf(isChosen(chosenCell, amountKey(result.name), planned.shown))),
      },
    ]);
  }
  for (const part of parts) {
    sheet.next(bar(columns, words.traced.all[part]));
    addAll(plan, sheet, part, live, counted);
  }
  if (live.between.length > 0) {
    sheet.next(bar(columns, words.traced.between));
    for (const row of live.between) addWay(plan, sheet, row);
  }
  return {
    title: words.sheets.trace,
    kind: 'trace',
    widths,
    printed: 8,
    lastPrinted,
    cells: sheet.cells,
    frozen: { rows: heading, columns: 2 },
    landscape: true,
    tab: 'FF1E7B34',
    marked: [],
    heights,
    shownAs: { column: 3, by: 10, formats: formatsOf(counted) },
  };
}

/** What people know by a name: definitions, alternatives and inputs. */
function tracedSteps({ bench }: Plan, ways: readonly Way[]): readonly Traced[] {
  const definitions = new Map(bench.model.definitions.map((definition) => [definition.id, definition]));
  const definitionOf = ({ definition }: Step) => definitions.get(definition ?? '');
  const isNamed = (step: Step): boolean => {
    const definition = definitionOf(step);
    return (definition?.final === true || definition?.role === 'alternative') && !definition.counterfactual;
  };
  const steps = new Map(bench.steps.map((step) => [step.key, step]));
  const uses = new Map<CellKey, Set<CellKey>>();
  for (const { from, to } of ways) uses.set(to, (uses.get(to) ?? new Set()).add(from));
  /** What a step is made of under the same name has no row of its own: it is told with the step. */
  const wordsOf = (step: Step): string => {
    const own = [...(uses.get(step.key) ?? [])].flatMap((key) => {
      const used = steps.get(key);
      const isOwn = used !== undefined && definitionOf(used)?.owner === definitionOf(step)?.owner;
      return isOwn && used.definition !== undefined && !isNamed(used) ? [used] : [];
    });
    const [inner] = own;
    const said = stepInWords(bench, step);
    return own.length === 1 && inner !== undefined ? `${wordsOf(inner)} → ${said}` : said;
  };
  return bench.steps.flatMap((step): readonly Traced[] => {
    if (step.list !== undefined) return [];
    if (step.kind === 'link' && (step.group === 'inputs' || step.group === 'readings'))
      return [{ step, words: stepInWords(bench, step), part: 'inputs' }];
    return step.group === 'document' && isNamed(step) ? [{ step, words: wordsOf(step), part: 'steps' }] : [];
  });
}

/** Every row of a part can show any of its steps or inputs: as high as the longest of them needs. */
const heightOf = ({ bench }: Plan, counted: readonly Traced[], part: Traced['part']): number => {
  const [, label, , , said, clause, quote] = widths;
  const clauses = new Map(bench.model.sections.map((section) => [section.id, sectionText(section)]));
  const lines = counted
    .filter((one) => one.part === part)
    .reduce(
      (most, { step, words }) =>
        Math.max(
          most,
          linesOf(step.label, label * dense.label),
          linesOf(words, said * dense.text),
          linesOf(clauses.get(step.section ?? '') ?? '', clause * dense.text),
          linesOf(step.quote?.text ?? '', quote * dense.text),
        ),
      1,
    );
  return Math.min(rowHeights[part], Math.ceil(lines * line + 3));
};

const formatsOf = (counted: readonly Traced[]): readonly string[] => [
  ...new Set(counted.map(({ step }) => step.show.format)),
];
