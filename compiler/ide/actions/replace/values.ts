// What the rules compute, in place of what an example expects.

import { Interpreter } from '../../../3-model/evaluate/interpreter.js';
import { runExample } from '../../../3-model/examples.js';
import type { Type } from '../../../3-model/model.js';
import { unitOfType } from '../../../3-model/wording.js';
import { exampleDiffers } from '../../../diagnostics/catalogue/analysis/examples.js';
import type { Fix } from '../../../diagnostics/diagnostic.js';
import { punctuation } from '../../../languages.js';
import type { OutputValue } from '../../../runtime/outcome/assessment.js';
import type { ActionMaker } from '../action.js';

export const acceptValues: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  const model = snapshot.compilation.model;
  if (code !== exampleDiffers.entry.code || model === undefined) return [];
  const interpreter = new Interpreter(model);
  const types = new Map(model.results.map(({ name, type }) => [name, type]));
  for (const example of model.examples) {
    const isIt = example.expected.some((one) => one.span.file === span.file && one.span.start === span.start);
    if (!isIt) continue;
    const file = snapshot.compilation.resolved.files.find(({ path }) => path === span.file);
    const edits = runExample(interpreter, example).results.flatMap(
      ({ name, passed, actual, span: place }) => {
        const type = types.get(name);
        if (passed || actual === undefined || type === undefined) return [];
        return [{ span: place, text: asWritten(actual, type, file?.locale ?? 'en') }];
      },
    );
    const all = edits.map(({ text }) => text).join(', ');
    return edits.length === 0
      ? []
      : [
          {
            title: {
              en: `take what the rules give: \`${all}\``,
              fr: `prendre ce que donnent les règles : \`${all}\``,
            },
            edits,
          },
        ];
  }
  return [];
};

/** A value as a cell of an example has it. */
export function asWritten(value: OutputValue, type: Type, locale: 'en' | 'fr'): string {
  if (typeof value === 'object') return value.map((one) => asWritten(one, type, locale)).join(', ');
  if (typeof value === 'boolean') return { en: value ? 'yes' : 'no', fr: value ? 'oui' : 'non' }[locale];
  if (type.kind === 'text') return `"${value}"`;
  if (type.kind !== 'quantity') {
    type.kind satisfies 'choice' | 'date' | 'yes-no';
    return value;
  }
  const [whole = '', decimals] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ' ');
  const number = decimals === undefined ? grouped : `${grouped}${punctuation[locale].decimal}${decimals}`;
  return `${number} ${unitOfType(type)}`.trim();
}
