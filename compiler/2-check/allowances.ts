// Lines `allow CODE because "…"`: what they silence, and those that silence nothing that there is.

import type { Resolved } from '../1-resolve/resolved.js';
import { catalogue, entryOf } from '../diagnostics/catalogue/entries.js';
import { cannotBeAllowed, reasonMissing, unknownCode } from '../diagnostics/catalogue/rules/allowances.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Allowance } from '../diagnostics/settle.js';
import { suggest } from '../diagnostics/suggest.js';
import { isAdjustable } from '../diagnostics/topics.js';

/** Below the line `tariff` or `module` they hold for the whole file, elsewhere for their declaration. */
export function readAllowances({ entries, files }: Resolved, report: Report): readonly Allowance[] {
  const lengths = new Map(files.map(({ path, text }) => [path, text.length]));
  // `version` and `use` lines are no entries, and may be allowed something all the same.
  const others = files.flatMap(({ declarations }) =>
    declarations.filter(({ kind }) => kind === 'version' || kind === 'use'),
  );
  return [...entries.map(({ declaration }) => declaration), ...others].flatMap((declaration) =>
    declaration.allowed.flatMap(({ code, because }): readonly Allowance[] => {
      const name = code.text.toUpperCase();
      if (entryOf(name) === undefined) {
        const suggestion = suggest(
          name,
          catalogue.filter((one) => isAdjustable(one.code)).map((one) => one.code),
        );
        report(unknownCode(code.span, { code: code.text, suggestion }));
        return [];
      }
      if (!isAdjustable(name)) {
        report(cannotBeAllowed(code.span, { code: name }));
        return [];
      }
      if (because === undefined || because.text.trim() === '')
        report(reasonMissing(code.span, { code: name }));
      const { file } = declaration.span;
      const whole = declaration.kind === 'tariff' || declaration.kind === 'module';
      const span = whole
        ? { file, start: 0, end: lengths.get(file) ?? declaration.span.end }
        : declaration.span;
      return [{ code: name, because: because?.text ?? '', span, place: code.span }];
    }),
  );
}
