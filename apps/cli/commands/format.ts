// bareme format: rule files in the canonical form, in place.

import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { print } from '../../../grammar/format/print.js';
import { parse } from '../../../grammar/parse.js';
import { readTextFile } from '../process/read-text.js';
import { closingLine, confirm, localeFor, printDiagnostics, type Session } from '../process/session.js';
import { shownPath } from '../process/shown-path.js';
import { type ExitStatus, exit } from '../process/stop.js';
import { findRuleset } from '../rulesets/find-ruleset.js';

/** A file with syntax errors is left as it is. Status 1 for such a file and, with `check`, for one in another form. */
export async function format(
  session: Session,
  files: readonly string[],
  options: { readonly check?: boolean },
): Promise<ExitStatus> {
  const { host } = session;
  let failed = false;
  for (const wanted of files) {
    const path = findRuleset(wanted, host.cwd);
    const shown = shownPath(path, host.cwd);
    const { text } = readTextFile(path, shown);
    const found: Diagnostic[] = [];
    const syntax = parse({ path: shown, text }, (diagnostic) => found.push(diagnostic));
    const locale = localeFor(session, syntax.locale);
    const errors = found.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      printDiagnostics(session, errors, locale, () => text);
      host.err(`\n${shown}: ${closingLine(errors, locale)}`);
      failed = true;
      continue;
    }
    const formatted = print(syntax);
    if (formatted === text) continue;
    if (options.check === true) {
      host.err(
        `${shown}: ${{ en: 'not in the canonical form', fr: 'pas dans la forme canonique' }[locale]}\n`,
      );
      failed = true;
      continue;
    }
    session.outputs.rewriteAll([{ path, content: formatted }]);
    await confirm(session, `${shown}: ${{ en: 'formatted', fr: 'mis en forme' }[locale]}\n`);
  }
  return failed ? exit.failed : exit.ok;
}
