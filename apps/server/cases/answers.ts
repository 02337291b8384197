// Outcomes as clients read them.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import { caseErrorsText } from '../server-errors.js';

/** `{"outputs": {…}}`, with `notices` where the rules have something to say; or `{"errors": […]}`. On one line. */
export function answerText(outcome: Outcome, locale: Locale): string {
  if (!outcome.ok) return caseErrorsText(outcome.errors, locale);
  const { outputs, notices } = outcome;
  const said = notices.length === 0 ? '' : `,"notices":${JSON.stringify(notices)}`;
  return `{"outputs":${JSON.stringify(outputs)}${said}}`;
}
