// What the JavaScript file exports, as declarations.

import type { Model } from '../../../3-model/model.js';
import type { Provenance } from '../../backend.js';
import { type Code, js, type Line } from '../code/code.js';
import { types } from '../code/runtime-names.js';
import { propertyName, quote } from '../code/texts.js';
import { optionSets } from './types-code.js';

/** `declared`: the types of the file; `leaves`: whether `evaluateUnchecked` may refuse a case. */
export function declarationsCode(
  model: Model,
  provenance: Provenance,
  declared: readonly Code[],
  leaves: boolean,
): readonly Line[] {
  return [
    ...declared,
    '',
    '/** The results of a scaled case under the chosen readings, for inner loops: nothing is checked. */',
    leaves
      ? js`export declare const evaluateUnchecked: (facts: ScaledFacts) => ScaledOutputs | ${types.Refusal};`
      : 'export declare const evaluateUnchecked: (facts: ScaledFacts) => ScaledOutputs;',
    '',
    '/** The options of choices and readings, in the order that their places count. */',
    'export declare const options: {',
    ...[...optionSets(model)].map(
      ([name, names]) => `  readonly ${propertyName(name)}: readonly [${names.map(quote).join(', ')}];`,
    ),
    '};',
    '',
    '/** Where this evaluator comes from. */',
    'export declare const ruleset: {',
    `  readonly name: ${quote(model.name)};`,
    `  readonly label: ${quote(model.label)};`,
    `  readonly ruleHash: ${quote(provenance.ruleHash)};`,
    `  readonly compilerVersion: ${quote(provenance.compilerVersion)};`,
    '  /** When it is in force; an end that is not said is open. */',
    '  readonly versions: readonly {',
    '    readonly name: string | undefined;',
    '    readonly from: string | undefined;',
    '    readonly to: string | undefined;',
    '  }[];',
    '};',
  ];
}
