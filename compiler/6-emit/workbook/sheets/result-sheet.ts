// The sheet of results: what the tariff gives, which alternative was retained, the notices, and the master check.

import { walk } from '../../../3-model/expressions/walk.js';
import { sectionText } from '../../wording/section-text.js';
import type { Retained } from '../book/written.js';
import {
  call,
  cell,
  choose,
  flagOf,
  holds,
  isEqual,
  nought,
  range,
  text,
  unity,
} from '../formula/formula.js';
import { labelKey } from '../formula/instantiate.js';
import { outputFormula } from '../plan/outputs.js';
import type { Plan } from '../plan/plan.js';
import { checkFormat } from './inputs-sheet.js';
import {
  bar,
  createSheet,
  formulaContent,
  type Put,
  type SheetImage,
  textContent,
  texts,
} from './parts/image.js';
import { masterKey, outputKey } from './parts/keys.js';
import { linkTo } from './parts/link.js';
import { statusBeside, statusPut } from './parts/status.js';

export function resultSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.result));
  sheet.next(texts('subtitle', `${model.label} – ${words.resultIntro}`));
  sheet.next([statusPut(plan)]);
  sheet.next([
    undefined,
    { role: 'label', content: textContent(words.masterCheck) },
    {
      role: 'status',
      content: formulaContent(cell(masterKey)),
      format: checkFormat(words.ok, words.toCorrect, words.toCorrect),
    },
  ]);
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      words.label,
      words.value,
      words.unit,
      words.retained,
      words.clause,
      words.link,
      words.state,
    ),
  );
  for (const planned of plan.results) {
    const result = model.results.find(({ name, listed }) => listed && name === planned.name);
    if (result === undefined) continue;
    const definition = model.definitions.find(({ id }) => id === result.definition);
    const clause = sectionText(model.sections.find(({ id }) => id === definition?.section));
    const base = [
      { role: 'id', content: textContent(`out_${result.name}`) },
      { role: 'label', content: textContent(result.label) },
    ] as const;
    if (result.list !== undefined) {
      const title = bench.listTitles.get(result.list) ?? result.list;
      sheet.next([
        ...base,
        { role: 'note', content: textContent(words.perItem(title)) },
        undefined,
        undefined,
        { role: 'text', content: textContent(clause) },
      ]);
      continue;
    }
    const { formula, show } = outputFormula(bench, result, planned, cell(plan.message));
    sheet.next([
      ...base,
      { role: 'result', key: outputKey(result.name), content: formulaContent(formula), format: show.format },
      { role: 'unit', content: textContent(show.unit) },
      retainedPut(plan, result.definition),
      { role: 'text', content: textContent(clause) },
      linkTo(planned.value, words.link),
      statusBeside(plan, planned),
    ]);
  }
  if (model.notices.length > 0) {
    sheet.skip();
    sheet.next(bar(7, words.notices));
    model.notices.forEach((notice, index) => {
      const flag = plan.notices[index];
      sheet.next([
        { role: 'id', content: textContent(`notice/${index + 1}`) },
        { role: 'label', content: textContent(notice.text) },
        flag === undefined
          ? { role: 'text', content: textContent(words.yes) }
          : {
              role: 'flag',
              content: formulaContent(flagOf(holds(flag))),
              format: `[=1]"${words.yes}";[=0]"${words.no}";General`,
            },
        undefined,
        undefined,
        {
          role: 'text',
          content: textContent(sectionText(model.sections.find(({ id }) => id === notice.section))),
        },
      ]);
    });
  }
  return {
    title: words.sheets.result,
    kind: 'result',
    widths: [24, 46, 18, 10, 36, 34, 9, 36],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 0 },
    landscape: true,
    tab: 'FF1E7B34',
    marked: [],
  };
}

/** The alternatives nearest to a result on the way to it, without crossing another result. */
function retainedFor(bench: Plan['bench'], result: string): Retained | undefined {
  const index = new Map(bench.model.definitions.map((definition) => [definition.id, definition]));
  const results = new Set(
    bench.model.results.filter(({ listed }) => listed).map(({ definition }) => definition),
  );
  const open = [result];
  const seen = new Set<string>();
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const definition = index.get(id);
    if (definition === undefined || seen.has(id) || definition.list !== undefined) continue;
    if (id !== result && results.has(id)) continue;
    seen.add(id);
    const retained = bench.retained.get(id);
    if (retained !== undefined && definition.role === 'retained') return retained;
    walk(definition.body, (node) => {
      if (node.kind === 'reference') open.push(node.definition);
    });
  }
  return undefined;
}

/** The label of the alternative retained on the way to a result. */
function retainedPut({ bench }: Plan, definition: string): Put | undefined {
  const retained = retainedFor(bench, definition);
  if (retained === undefined) return { role: 'text' };
  const flags = range(retained.flags.from, retained.flags.to);
  const labels = range(labelKey(retained.values.from), labelKey(retained.values.to));
  return {
    role: 'cross',
    format: '@',
    content: formulaContent(
      choose(
        isEqual(call('SUM', flags), unity),
        call('INDEX', labels, call('MATCH', unity, flags, nought)),
        text(''),
      ),
    ),
  };
}
