// What the JavaScript file exports, as declarations.

import type { Model } from '../../../3-model/model.js';
import type { Provenance } from '../../backend.js';
import { textLiteral } from '../code/code.js';
import { propertyName } from '../code/names.js';
import { typeLinesOf } from '../code/typed.js';
import { optionSets } from './types-code.js';

/** `leaves`: whether `evaluateUnchecked` may refuse a case. */
export function declarationsCode(
  model: Model,
  provenance: Provenance,
  body: string,
  leaves: boolean,
): readonly string[] {
  return [
    ...typeLinesOf(body),
    '',
    '/** The results of a scaled case under the chosen readings, for inner loops: nothing is checked. */',
    `export declare const evaluateUnchecked: (facts: ScaledFacts) => ScaledOutputs${leaves ? ' | Refusal' : ''};`,
    '',
    '/** The options of choices and readings, in the order that their places count. */',
    'export declare const options: {',
    ...[...optionSets(model)].map(
      ([name, names]) => `  readonly ${propertyName(name)}: readonly [${names.map(textLiteral).join(', ')}];`,
    ),
    '};',
    '',
    '/** Where this evaluator comes from. */',
    'export declare const ruleset: {',
    `  readonly name: ${textLiteral(model.name)};`,
    `  readonly label: ${textLiteral(model.label)};`,
    `  readonly ruleHash: ${textLiteral(provenance.ruleHash)};`,
    `  readonly compilerVersion: ${textLiteral(provenance.compilerVersion)};`,
    '  /** When it is in force; an end that is not said is open. */',
    '  readonly versions: readonly {',
    '    readonly name: string | undefined;',
    '    readonly from: string | undefined;',
    '    readonly to: string | undefined;',
    '  }[];',
    '};',
  ];
}
