// bareme test: the examples that a rule file gives, each run and compared.

import { Interpreter } from '../../3-model/index.js';
import type { Locale } from '../../diagnostics/diagnostic.js';
import { printable } from '../../diagnostics/display.js';
import { lineStarts, positionAt } from '../../source.js';
import { type ExampleOutcome, runExample } from '../examples.js';
import { compiledRuleset, localeFor, type Session } from '../session.js';
import { type ExitStatus, exit } from '../stop.js';

interface Tested extends ExampleOutcome {
  readonly ruleset: string;
  readonly file: string;
  readonly line: number;
}

/** Status 1 when an example fails or a ruleset has an error. */
export async function test(
  session: Session,
  wanted: readonly string[],
  options: { readonly format: 'text' | 'json' },
): Promise<ExitStatus> {
  const { host } = session;
  const tested: Tested[] = [];
  let broken = false;
  for (const name of wanted) {
    const ruleset = compiledRuleset(session, name);
    if (ruleset === undefined) {
      broken = true;
      continue;
    }
    const { model, textOf } = ruleset;
    const locale = localeFor(session, model.language);
    const interpreter = new Interpreter(model);
    for (const example of model.examples) {
      const { file, start } = example.span;
      const { line } = positionAt(lineStarts(textOf(file) ?? ''), start);
      const outcome: Tested = {
        ...runExample(interpreter, example, locale),
        ruleset: ruleset.name,
        file,
        line,
      };
      tested.push(outcome);
      if (options.format === 'text') await host.out(lines(outcome, locale));
    }
    if (options.format === 'text' && model.examples.length === 0) {
      await host.out(`${ruleset.name}: ${locale === 'fr' ? 'aucun exemple' : 'no examples'}\n`);
    }
  }
  const failed = tested.filter(({ passed }) => !passed).length;
  if (options.format === 'json') {
    const examples = tested.map(({ ruleset, label, file, line, passed, results }) => ({
      ruleset,
      label,
      file,
      line,
      passed,
      results,
    }));
    await host.out(`${JSON.stringify({ passed: tested.length - failed, failed, examples }, undefined, 2)}\n`);
  } else if (tested.length > 0) {
    const fr = localeFor(session, undefined) === 'fr';
    await host.out(
      fr
        ? `${tested.length - failed} exemple(s) réussi(s), ${failed} échoué(s)\n`
        : `${tested.length - failed} passed, ${failed} failed\n`,
    );
  }
  return broken || failed > 0 ? exit.failed : exit.ok;
}

function lines({ ruleset, label, file, line, passed, results }: Tested, locale: Locale): string {
  const fr = locale === 'fr';
  const verdict = passed ? (fr ? 'réussi' : 'pass') : fr ? 'ÉCHEC' : 'FAIL';
  const heading = `${verdict}  ${ruleset}: ${printable(label)} (${file}:${line})\n`;
  const details = results
    .filter((result) => !result.passed)
    .map(({ name, expected, actual, error }) =>
      error === undefined
        ? `      ${name}: ${fr ? 'attendu' : 'expected'} ${show(expected)}, ${fr ? 'obtenu' : 'got'} ${show(actual)}\n`
        : `      ${name}: ${fr ? 'attendu' : 'expected'} ${show(expected)}, ${fr ? 'refusé' : 'refused'}: ${printable(error.message)} [${error.code}]\n`,
    );
  return heading + details.join('');
}

const show = (value: unknown): string =>
  typeof value === 'string' ? printable(value) : JSON.stringify(value);
