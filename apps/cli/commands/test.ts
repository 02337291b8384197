// bareme test: the examples that a rule file gives, each run and compared.

import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import { type ExampleResult, runExample } from '../../../compiler/3-model/examples.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { printable } from '../../../compiler/diagnostics/display.js';
import { pluralEnding } from '../../../compiler/languages.js';
import { lineStarts, positionAt } from '../../../compiler/source.js';
import { errorOf } from '../output/result-writer.js';
import { confirm, localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit } from '../process/stop.js';
import { compiledRuleset } from '../rulesets/compiled-ruleset.js';

interface Tested {
  readonly ruleset: string;
  readonly label: string;
  readonly file: string;
  readonly line: number;
  readonly passed: boolean;
  readonly results: readonly Omit<ExampleResult, 'span'>[];
  /** Why the case was refused. */
  readonly error?: ReturnType<typeof errorOf>;
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
      const { passed, errors, results } = runExample(interpreter, example);
      const outcome: Tested = {
        ruleset: ruleset.name,
        label: example.label,
        file,
        line,
        passed,
        results: results.map(({ span: _, ...result }) => result),
        ...(errors.length > 0 && { error: errorOf(errors, locale) }),
      };
      tested.push(outcome);
      if (options.format === 'text' && (host.quiet !== true || !passed))
        await host.out(lines(outcome, locale));
    }
    if (options.format === 'text' && model.examples.length === 0) {
      await confirm(session, `${ruleset.name}: ${words[locale].none}\n`);
    }
  }
  const failed = tested.filter(({ passed }) => !passed).length;
  const passed = tested.length - failed;
  if ((options.format satisfies 'text' | 'json') === 'json') {
    await host.out(`${JSON.stringify({ passed, failed, examples: tested }, undefined, 2)}\n`);
  } else if (tested.length > 0 && (host.quiet !== true || failed > 0)) {
    await host.out(words[localeFor(session, undefined)].summary(passed, failed));
  }
  return broken || failed > 0 ? exit.failed : exit.ok;
}

const words = {
  en: {
    none: 'no examples',
    summary: (passed: number, failed: number) => `${passed} passed, ${failed} failed\n`,
    pass: 'pass',
    fail: 'FAIL',
    refused: 'refused',
    expected: 'expected',
    got: 'got',
  },
  fr: {
    none: 'aucun exemple',
    summary: (passed: number, failed: number) => {
      const [s, f] = [pluralEnding.fr(passed), pluralEnding.fr(failed)];
      return `${passed} exemple${s} réussi${s}, ${failed} échoué${f}\n`;
    },
    pass: 'réussi',
    fail: 'ÉCHEC',
    refused: 'refusé',
    expected: 'attendu',
    got: 'obtenu',
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

function lines({ ruleset, label, file, line, passed, results, error }: Tested, locale: Locale): string {
  const say = words[locale];
  const verdict = passed ? say.pass : say.fail;
  const heading = `${verdict}  ${ruleset}: ${printable(label)} (${file}:${line})\n`;
  if (error !== undefined) {
    return `${heading}      ${say.refused}: ${printable(error.message)} [${error.code}]\n`;
  }
  const details = results
    .filter((result) => !result.passed)
    .map(
      ({ name, expected, actual }) =>
        `      ${name}: ${say.expected} ${show(expected)}, ${say.got} ${show(actual)}\n`,
    );
  return heading + details.join('');
}

const show = (value: unknown): string =>
  typeof value === 'string' ? printable(value) : JSON.stringify(value);
