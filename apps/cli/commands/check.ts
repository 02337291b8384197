// bareme check: the mistakes of rule files, with their places.

import { checkExamples } from '../../../compiler/3-model/examples.js';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { diagnosticsToJson, type JsonDiagnostic } from '../../../compiler/diagnostics/render-json.js';
import { dayOf } from '../input/case-options.js';
import { closingLine, confirm, localeFor, printDiagnostics, type Session } from '../process/session.js';
import { type ExitStatus, exit } from '../process/stop.js';
import { readRuleset } from '../rulesets/compiled-ruleset.js';

/** Status 1 when a file has an error; warnings alone do not fail. */
export async function check(
  session: Session,
  files: readonly string[],
  options: { readonly format: 'text' | 'json'; readonly on?: string },
): Promise<ExitStatus> {
  const json: JsonDiagnostic[] = [];
  const all: Diagnostic[] = [];
  // Every file is found before any is checked: a mistyped name is a mistake of the command as a whole.
  const day = options.on === undefined ? {} : { on: dayOf(options.on) };
  const rulesets = files.map((file) => readRuleset(session, file, day));
  for (const { shown, compilation, textOf } of rulesets) {
    const locale = localeFor(session, compilation.locale);
    const { model } = compilation;
    const diagnostics = [...compilation.diagnostics, ...(model === undefined ? [] : checkExamples(model))];
    all.push(...diagnostics);
    if (options.format === 'json') {
      json.push(...diagnosticsToJson(diagnostics, locale, textOf));
      continue;
    }
    options.format satisfies 'text';
    printDiagnostics(session, diagnostics, locale, textOf);
    if (diagnostics.some(({ severity }) => severity !== 'info')) {
      if (session.host.quiet !== true || diagnostics.some(({ severity }) => severity === 'error'))
        session.host.err(`\n${shown}: ${closingLine(diagnostics, locale)}`);
    } else {
      await confirm(session, `${shown}: ${{ en: 'no mistakes found', fr: 'aucune erreur' }[locale]}\n`);
    }
  }
  const errors = all.filter(({ severity }) => severity === 'error').length;
  if (options.format === 'json') {
    const warnings = all.filter(({ severity }) => severity === 'warning').length;
    await session.host.out(`${JSON.stringify({ errors, warnings, diagnostics: json }, undefined, 2)}\n`);
  }
  return errors > 0 ? exit.failed : exit.ok;
}
