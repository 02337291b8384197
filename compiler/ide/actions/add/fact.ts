// A fact for a name that nothing declares: yes/no where a condition is wanted, else an amount; its limits are to be looked at.

import { caretAt } from '../../../../grammar/editing/caret.js';
import { unknownName } from '../../../diagnostics/catalogue/rules/names.js';
import type { Fix, Locale } from '../../../diagnostics/diagnostic.js';
import type { ActionMaker } from '../action.js';
import { at, declarationAround, newline, wordIn } from '../places.js';

const conditionBefore = new Set(['when', 'and', 'or', 'not', 'dueWhen', 'neededWhen', 'where', 'applies']);

const words = {
  en: { condition: 'yes/no', number: 'number', limits: 'from 0 to 1 000 000' },
  fr: { condition: 'oui/non', number: 'nombre', limits: 'de 0 à 1 000 000' },
} as const satisfies Readonly<Record<Locale, unknown>>;

export const declareFact: ActionMaker = ({ code, span }, snapshot): readonly Fix[] => {
  if (code !== unknownName.entry.code) return [];
  const place = declarationAround(snapshot, span);
  if (place === undefined || place.declaration.kind === 'example') return [];
  const { file, declaration } = place;
  const name = file.text.slice(span.start, span.end);
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name)) return [];
  const { before } = caretAt(file.text, span.start);
  const isCondition =
    before.at(-1)?.concepts.some((concept) => conditionBefore.has(concept)) === true ||
    declaration.kind === 'answer' ||
    declaration.kind === 'require';
  const currency = snapshot.compilation.checked.currency?.code;
  const { condition, number, limits } = words[file.locale];
  const types = { condition, quantity: `${currency ?? number}, ${limits}` };
  const label = name.replaceAll('_', ' ').replace(/^./u, (first) => first.toUpperCase());
  const gap = newline(file.text);
  const fix = (type: string): Fix => {
    const line = `${wordIn('fact', file.locale)} ${name} "${label}" : ${type}`;
    return {
      title: { en: `declare it: \`${line}\``, fr: `la déclarer : \`${line}\`` },
      edits: [{ span: at(file.path, declaration.span.start), text: `${line}${gap}` }],
    };
  };
  return isCondition ? [fix(types.condition)] : [fix(types.quantity), fix(types.condition)];
};
