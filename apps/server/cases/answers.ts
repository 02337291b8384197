// Outcomes as clients read them.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { Assessment, Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import { caseErrorsText } from '../server-errors.js';

/** `{"outputs": {…}}` or `{"errors": […]}`, on one line. */
export const answerText = (outcome: Outcome, locale: Locale): string =>
  outcome.ok ? pricedText(outcome) : caseErrorsText(outcome.errors, locale);

/** `{"outputs": {…}}`, with `notices` where the rules have something to say. */
export function pricedText({ outputs, notices }: Assessment): string {
  const said = notices.length === 0 ? '' : `,"notices":${JSON.stringify(notices)}`;
  return `{"outputs":${outputsText(outputs)}${said}}`;
}

/** As JSON.stringify writes them, where all are amounts: neither they nor names of results hold what must be escaped. */
function outputsText(outputs: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const name in outputs) {
    const value = outputs[name];
    if (typeof value !== 'string' || !isAmount(value)) return JSON.stringify(outputs);
    text += text === '{' ? `"${name}":"${value}` : `","${name}":"${value}`;
  }
  return text === '{' ? '{}' : `${text}"}`;
}

/** Digits, a point, a minus sign: nothing that JSON escapes. */
function isAmount(value: string): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < 0x2d || code > 0x39) return false;
  }
  return true;
}
