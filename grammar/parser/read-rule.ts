// Applies one grammar rule to the tokens of a line or cell; what is wrong is reported once, in words.

import type { CstNode, IToken } from 'chevrotain';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import type { Reader } from '../lines/reader.js';
import { firstComplaint } from '../mistakes/complaints.js';
import { branchesIn } from '../mistakes/everyday/branches.js';
import { mistakeOf } from '../mistakes/mistakes.js';
import type { Place } from '../mistakes/place.js';
import { parser, type RuleName } from './parser.js';

/** The concrete tree, or the first mistake, put in words when asked for: most tries that fail are followed by another. */
export function tryRule(
  reader: Reader,
  rule: RuleName,
  tokens: readonly IToken[],
  place: Place,
): { readonly cst: CstNode } | { readonly mistake: () => Diagnostic } {
  const complaint = firstComplaint(reader, tokens, place);
  if (complaint) return { mistake: () => branchesIn(reader, tokens, place) ?? complaint };
  const rules = parser();
  rules.input = [...tokens];
  const cst = rules[rule]();
  const error = rules.errors[0];
  return error ? { mistake: () => mistakeOf(reader, error, tokens, place) } : { cst };
}

/** The concrete tree; undefined when the mistake in it has been reported. */
export function readRule(
  reader: Reader,
  rule: RuleName,
  tokens: readonly IToken[],
  place: Place,
): CstNode | undefined {
  const result = tryRule(reader, rule, tokens, place);
  if ('cst' in result) return result.cst;
  reader.report(result.mistake());
  return undefined;
}
