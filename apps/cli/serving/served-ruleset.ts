// Rulesets as the server takes them: compiled, with their evaluator in memory, and all files that they hang on.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import { renderText } from '../../../compiler/diagnostics/render.js';
import type { Loaded } from '../../server/port.js';
import { evaluatorCode, evaluatorFrom } from '../pricing/generated-evaluator.js';
import { localeFor, type Session } from '../process/session.js';
import { Stop } from '../process/stop.js';
import { findRuleset } from '../rulesets/find-ruleset.js';
import { loadRuleset } from '../rulesets/load-ruleset.js';
import { settingsFile } from '../rulesets/read-levels.js';

/** Never throws for what files say; problems are told in the language of the session, else of the rules. */
export async function servedRuleset(session: Session, wanted: string): Promise<Loaded> {
  try {
    const { path, name, compilation, provenance, madeOf, textOf } = loadRuleset(
      wanted,
      session.host.cwd,
      undefined,
      { onlyErrors: true },
    );
    const files = [path, settingsFile(madeOf.root), ...madeOf.looked.map((file) => file.path)];
    const { model, diagnostics } = compilation;
    if (model === undefined) {
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      const locale = localeFor(session, compilation.locale);
      const told = errors.map((error) => renderText([error], { locale, textOf, color: false }).trimEnd());
      const none = {
        en: `${path} is a module: it has no results`,
        fr: `${path} est un module : il n'a pas de résultats`,
      }[locale];
      return { ok: false, problems: told.length > 0 ? told : [none], files };
    }
    const evaluator = await evaluatorFrom(await evaluatorCode(model, provenance));
    const interpreter = new Interpreter(model);
    return {
      ok: true,
      ruleset: {
        name,
        model,
        provenance,
        evaluate: evaluator ?? ((facts, options) => evaluate(interpreter, facts, options)),
        files,
      },
    };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    const locale = localeFor(session, undefined);
    const told = renderText([error.diagnostic], { locale, textOf: () => undefined, color: false }).trimEnd();
    return { ok: false, problems: [told], files: filesOf(wanted, session) };
  }
}

/** The rule file where there is one still: it may come back. */
function filesOf(wanted: string, { host }: Session): readonly string[] {
  try {
    return [findRuleset(wanted, host.cwd)];
  } catch (error) {
    if (error instanceof Stop) return [];
    throw error;
  }
}
