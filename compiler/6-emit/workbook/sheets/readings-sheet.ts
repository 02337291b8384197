// The sheet of readings: each question that the document leaves open, the option chosen (a drop-down), and why.

import type { Model } from '../../../3-model/model.js';
import { sectionText } from '../../wording/section-text.js';
import { asDeliveredKey, deliveredKey, headKey, readingCheckKey, readingKey } from '../book/input-keys.js';
import {
  all,
  call,
  cell,
  choose,
  isEqual,
  nought,
  operation,
  range,
  times,
  unity,
} from '../formula/formula.js';
import { isInPlace } from '../formula/in-place.js';
import type { Plan } from '../plan/plan.js';
import { acceptedFormula, checkFormat } from './inputs-sheet.js';
import { createSheet, formulaContent, type SheetImage, textContent, texts } from './parts/image.js';
import { statusPut } from './parts/status.js';

/** What an option is called, where it has a label, and what it is worth, where it has a value. */
const toldOption = ({ name, label, formula }: Model['readings'][number]['options'][number]): string =>
  [...(label === name ? [] : [label]), ...(formula === '' ? [] : [formula])].join(' = ');

const optionKey = (reading: string, place: number): string => `reading-option:${reading}/${place}`;

export function readingsSheet(plan: Plan): SheetImage {
  const { bench } = plan;
  const { words, model } = bench;
  const sheet = createSheet();
  sheet.next(texts('title', words.sheets.readings));
  sheet.next(
    texts(
      'subtitle',
      `${model.label} – ${model.readings.length === 0 ? words.noReadings : words.readingsIntro}`,
    ),
  );
  sheet.next([statusPut(plan)]);
  const heading = sheet.next(
    texts(
      'heading',
      words.id,
      words.question,
      words.chosen,
      words.check,
      words.asDelivered,
      '=',
      words.because,
      words.clause,
    ),
  );
  for (const reading of model.readings) {
    const key = readingKey(reading.name);
    const last = reading.options.length;
    const options = range(optionKey(reading.name, 1), optionKey(reading.name, last));
    const found = call('SUMPRODUCT', times(unity, isEqual(options, cell(key))));
    const chosen = reading.options.find(({ name }) => name === reading.chosen);
    sheet.next([
      { role: 'id', content: textContent(`reading_${reading.name}`) },
      { role: 'question', key: headKey(key), content: textContent(reading.label) },
      {
        role: 'input',
        key,
        content: textContent(reading.chosen),
        format: '@',
        unlocked: true,
        validation: {
          kind: 'list-at',
          from: optionKey(reading.name, 1),
          to: optionKey(reading.name, last),
          prompt: words.choicePrompt,
        },
      },
      {
        role: 'status',
        key: readingCheckKey(reading.name),
        content: formulaContent(
          acceptedFormula(
            all([operation('>', found, nought), isInPlace({ key, head: headKey(key), after: 1 })]),
          ),
        ),
        format: checkFormat(words.ok, '–', words.toCorrect),
      },
      { role: 'figure', key: deliveredKey(reading.name), content: textContent(reading.chosen), format: '@' },
      {
        role: 'flag',
        key: asDeliveredKey(reading.name),
        content: formulaContent(choose(isEqual(cell(key), cell(deliveredKey(reading.name))), unity, nought)),
        format: '0',
      },
      { role: 'note', content: textContent(chosen?.because ?? '') },
      {
        role: 'text',
        content: textContent(sectionText(model.sections.find(({ id }) => id === reading.section))),
      },
    ]);
    reading.options.forEach((option, index) => {
      sheet.next([
        { role: 'id', content: textContent(`reading_${reading.name}/${index + 1}`) },
        { role: 'note', content: textContent(toldOption(option)) },
        { role: 'text', key: optionKey(reading.name, index + 1), content: textContent(option.name) },
        undefined,
        undefined,
        undefined,
        { role: 'note', content: textContent(option.because) },
      ]);
    });
  }
  return {
    title: words.sheets.readings,
    kind: 'readings',
    widths: [28, 50, 22, 12, 22, 6, 74, 34],
    cells: sheet.cells,
    frozen: { rows: heading, columns: 3 },
    landscape: true,
    tab: 'FF7F6000',
    marked: [{ kind: 'flag', column: 6 }],
  };
}
