// The file's rule for rounding amounts, per currency.

import type { RuleFile } from '../../../grammar/tree/syntax.js';
import type { Resolved } from '../../1-resolve/resolved.js';
import { saidTwice } from '../../diagnostics/catalogue/rules/modules.js';
import { roundingNotMoney, roundingStep } from '../../diagnostics/catalogue/syntax/statements.js';
import { type Rational, type RoundingMode, sign } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { demandConstant } from '../expressions/constants.js';
import { type Context, topScope } from '../types/context.js';
import { moneyCode } from '../types/unit-algebra.js';

export interface Rounding {
  readonly mode: RoundingMode;
  readonly step: Rational;
}

export interface Roundings {
  /** `none`: the file says that no amount is rounded. Undefined: it says nothing for the currency. */
  ruleFor(file: RuleFile, currency: string): Rounding | 'none' | undefined;
}

/** Reads all `rounding` lines. A module's rule holds for its own amounts, else the tariff's. */
export function readRoundings(context: Context, resolved: Resolved): Roundings {
  const rules = new Map<string, Rounding>();
  const seen = new Map<string, Span>();
  const none = new Set<RuleFile>();
  for (const { declaration, file } of resolved.entries) {
    if (declaration.kind !== 'rounding') continue;
    const { rule, span } = declaration;
    if (rule === undefined) {
      none.add(file);
      continue;
    }
    const width = context.check(rule.step, topScope('rounding', ''));
    const currency = width?.type.kind === 'quantity' ? moneyCode(context.units, width.type.unit) : undefined;
    if (width && currency === undefined) context.report(roundingNotMoney(rule.step.span, {}));
    const step = demandConstant(context, width);
    if (currency === undefined || step === undefined) continue;
    if (sign(step) <= 0) {
      context.report(roundingStep(rule.step.span, {}));
      continue;
    }
    const key = `${file.path}\n${currency}`;
    const first = seen.get(key);
    if (first) {
      const related = [{ span: first, label: { en: 'first said here', fr: "dit d'abord ici" } }];
      context.report(
        saidTwice(span, { what: { en: `rounding (${currency})`, fr: `arrondi (${currency})` } }, { related }),
      );
      continue;
    }
    seen.set(key, span);
    rules.set(key, { mode: rule.mode, step });
  }
  const own = (file: RuleFile, currency: string) =>
    rules.get(`${file.path}\n${currency}`) ?? (none.has(file) ? 'none' : undefined);
  return { ruleFor: (file, currency) => own(file, currency) ?? own(resolved.main, currency) };
}
