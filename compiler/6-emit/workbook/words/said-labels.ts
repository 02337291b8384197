// Steps without a label of their own are called by their rule as the file writes it, in the language and names of rules. Readers of a
// workbook get what it says with labels, or the amount that the step belongs to and its place.

import type { Definition, Model } from '../../../3-model/model.js';
import type { Locale } from '../../../languages.js';
import { readable } from '../../wording/readable.js';
import type { Words } from '../../wording/words.js';
import { conditionInWords, inWords } from './expression-in-words.js';

/** Words of rules that people who read the workbook would not use: rules may be in English for readers of French. */
const ofRulesOnly = {
  // Matches nothing.
  en: /(?!)/,
  fr: /\b(at least|at most|is|above|below|up to|times|divided by|less|rounded|when|otherwise|of|per|and)\b/,
} satisfies Readonly<Record<Locale, RegExp>>;

const ofFormula = /[*=]|[\p{L}\p{N}]_[\p{L}\p{N}]/u;
/** Longer is no name. */
const longest = 90;

/** When the step changes anything, if that is said in a few words. */
function conditionOf(body: Definition['body'], model: Model, words: Words): string | undefined {
  const [branch, ...others] = body.kind === 'conditional' ? body.branches : [];
  if (branch === undefined || others.length > 0) return undefined;
  const said = words.told.smooth(conditionInWords(branch.when, model, words));
  return said.length <= longest ? said : undefined;
}

/** The same model with labels that can be read out. */
export function withSaidLabels(model: Model, words: Words): Model {
  const given = new Map([...model.facts, ...model.readings].map(({ name, label }) => [name, label]));
  const owners = new Map(
    model.definitions.flatMap(({ owner, final, label }) => (final ? [[owner, label] as const] : [])),
  );
  const isRule = ({ label, formula, role }: Definition): boolean => {
    if (formula === '' || role === 'rounding' || !label.startsWith(formula)) return false;
    if (ofFormula.test(label) || ofRulesOnly[model.language].test(label)) return true;
    const said = label.match(/[\p{L}\p{N}_]+/gu) ?? [];
    return said.some((word) => {
      const own = given.get(word) ?? owners.get(word);
      return own !== undefined && own.toLowerCase() !== readable(word).toLowerCase();
    });
  };
  const named = model.definitions.filter((one) => isRule(one));
  if (named.length === 0) return model;
  const isNamed = new Set(named.map(({ id }) => id));
  const counts = new Map<string, number>();
  const labelOf = (definition: Definition): string => {
    const { id, owner, label, formula, body } = definition;
    const rest = label.slice(formula.length);
    const [, place] = /\/(\d+)$/.exec(id) ?? [];
    const ofOwner = owners.get(owner);
    const isOwnersKnown = ofOwner !== undefined && ofOwner !== label;
    const said = words.told.smooth(inWords(body, model, words));
    if (said.length <= longest && (place === undefined || !isOwnersKnown)) return `${said}${rest}`;
    if (!isOwnersKnown) return `${said.slice(0, longest).trimEnd()}…${rest}`;
    const count = (counts.get(owner) ?? 0) + 1;
    counts.set(owner, count);
    const step = words.told.stepOf(ofOwner, place ?? String(count));
    const when = conditionOf(body, model, words);
    return `${step}${when === undefined ? '' : ` (${words.if} ${when})`}${rest}`;
  };
  const labels = new Map(named.map((one) => [one.id, labelOf(one)]));
  return {
    ...model,
    definitions: model.definitions.map((one) =>
      isNamed.has(one.id) ? { ...one, label: labels.get(one.id) ?? one.label } : one,
    ),
  };
}
