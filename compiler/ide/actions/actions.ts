// Every change that is offered for a diagnostic, the surest first: what the message itself says to write, then a mended
// document, a declared fact, a row or a value, and last a line that says why it stays as it is.

import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.js';
import type { Snapshot } from '../snapshot.js';
import type { Action, ActionMaker } from './action.js';
import { allowIt } from './add/allowance.js';
import { declareFact } from './add/fact.js';
import { addFactToExample } from './add/fact-to-example.js';
import { addLine } from './add/lines.js';
import { explainNumbers } from './add/not-used.js';
import { addPart } from './add/parts.js';
import { addRow } from './add/row.js';
import { takeOut } from './remove/for-nothing.js';
import { mendNames } from './replace/names.js';
import { takeNumber } from './replace/number.js';
import { takePassage } from './replace/passage.js';
import { writeWhatIsSaid } from './replace/said.js';
import { acceptValues } from './replace/values.js';
import { writeInstead, writeOtherwise } from './replace/written.js';

const makers: readonly ActionMaker[] = [
  ({ fix }) => (fix === undefined ? [] : [fix]),
  takeNumber,
  takePassage,
  writeInstead,
  writeOtherwise,
  writeWhatIsSaid,
  mendNames,
  acceptValues,
  addFactToExample,
  declareFact,
  addRow,
  addPart,
  addLine,
  explainNumbers,
  takeOut,
  allowIt,
];

/** Whose first action may be taken as what is meant: the others say `…` where a reason is the writer's. */
const isSure = (maker: ActionMaker): boolean =>
  maker === makers[0] || maker === takeNumber || maker === takePassage || maker === addFactToExample;

/** In order; at most one is preferred. Every edit lies in a rule file of the snapshot. */
export function actionsFor(diagnostic: Diagnostic, snapshot: Snapshot): readonly Action[] {
  let chosen = false;
  const told = new Set<string>();
  return makers.flatMap((maker) =>
    maker(diagnostic, snapshot).flatMap((fix: Fix): readonly Action[] => {
      if (told.has(fix.title.en)) return [];
      told.add(fix.title.en);
      const preferred = !chosen && isSure(maker);
      chosen ||= preferred;
      return [{ ...fix, preferred }];
    }),
  );
}

/** The diagnostics whose place touches a range of a file, with what can be done about each. */
export function actionsAt(
  snapshot: Snapshot,
  file: string,
  range: { readonly start: number; readonly end: number },
): readonly { readonly diagnostic: Diagnostic; readonly actions: readonly Action[] }[] {
  return snapshot.diagnostics
    .filter(({ span }) => span.file === file && span.start <= range.end && range.start <= span.end)
    .map((diagnostic) => ({ diagnostic, actions: actionsFor(diagnostic, snapshot) }));
}
