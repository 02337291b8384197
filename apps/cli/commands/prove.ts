// bareme prove: each declared property proved for every input, or shown false by a case.

import { claimOf } from '../../../compiler/4-analyse/prover/claim.js';
import type { Proof } from '../../../compiler/4-analyse/prover/prove.js';
import { cliffsOf } from '../../../compiler/4-analyse/prover/reports/cliffs.js';
import { discover } from '../../../compiler/4-analyse/prover/reports/discover.js';
import type { Runner } from '../../../compiler/6-emit/property-tests/emit-property-tests.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Locale, Localized } from '../../../compiler/diagnostics/diagnostic.js';
import { lineStarts, positionAt, type Span } from '../../../compiler/source.js';
import { proofJson } from '../output/proof-json.js';
import { proofLines } from '../output/proof-lines.js';
import { localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { verdicts } from '../proving/attacked-proofs.js';
import { proofFolder } from '../proving/proof-folder.js';
import { proofProgress } from '../proving/proof-progress.js';
import { timeOption } from '../proving/time-option.js';
import { compiledRuleset } from '../rulesets/compiled-ruleset.js';
import { writeEach } from './build.js';

export interface ProveOptions {
  readonly format: 'text' | 'json';
  /** Parts of the domain looked at per property, at most. */
  readonly budget?: string;
  /** The cases that are tried on what stays open are drawn with it. */
  readonly seed?: string;
  /** Longest time for one check, as in `10s` or `500ms`. */
  readonly time?: string;
  /** Cases that each check must withstand before it is told as proved. */
  readonly pairs?: string;
  /** Folder in which proofs are kept. */
  readonly cache?: string;
  /** Folder to write a fast-check suite to. */
  readonly tests?: string;
  /** What runs that suite. */
  readonly runner: Runner;
  /** Lines that could be declared. */
  readonly discover?: boolean;
  /** The largest jumps. */
  readonly cliffs?: boolean;
}

/** FOLDER/NAME/checks.ts and checks.test.ts, beside the evaluator that they are about. */
async function writeTests(
  session: Session,
  wanted: readonly string[],
  out: string,
  runner: Runner,
): Promise<ExitStatus> {
  const { propertyTestsFor } = await import('../../../compiler/6-emit/property-tests/emit-property-tests.js');
  const { emitTypeScript } = await import('../../../compiler/6-emit/typescript/emit-typescript.js');
  return writeEach(session, wanted, [emitTypeScript, propertyTestsFor(runner)], out);
}

/** What else the prover can be asked about a ruleset than whether its checks hold. */
type Question = 'discover' | 'cliffs';

async function answer(
  session: Session,
  wanted: readonly string[],
  question: Question,
  options: ProveOptions,
) {
  const { host } = session;
  const boxes = wholeOption('--budget', options.budget);
  const json: unknown[] = [];
  let broken = false;
  for (const name of wanted) {
    const ruleset = compiledRuleset(session, name);
    if (ruleset === undefined) {
      broken = true;
      continue;
    }
    const { model, compilation } = ruleset;
    const locale = localeFor(session, model.language);
    const settings = boxes === undefined ? {} : { boxes };
    const { cliffJson, cliffLines, discoveryLine } = await import('../output/findings.js');
    if (question === 'discover') {
      for (const found of discover(model, settings)) {
        const line = discoveryLine(found, compilation.locale);
        const { result, direction, facts } = found;
        json.push({ ruleset: ruleset.name, result: result.name, direction, facts, line: line.trimEnd() });
        if (options.format === 'text') await host.out(line);
      }
    } else {
      question satisfies 'cliffs';
      for (const cliff of cliffsOf(model, settings)) {
        json.push({ ruleset: ruleset.name, ...cliffJson(cliff, model) });
        if (options.format === 'text') await host.out(cliffLines(cliff, model, ruleset.name, locale));
      }
    }
  }
  if ((options.format satisfies 'text' | 'json') === 'json')
    await host.out(`${JSON.stringify(json, undefined, 2)}\n`);
  else if (json.length === 0 && !broken) await host.out(nothing(session, question));
  return broken ? exit.failed : exit.ok;
}

function nothing(session: Session, question: Question): string {
  const nothingTold = {
    cliffs: { en: 'no jumps\n', fr: 'aucun saut\n' },
    discover: { en: 'nothing more to declare\n', fr: 'rien à déclarer de plus\n' },
  } as const satisfies Readonly<Record<Question, Localized>>;
  return nothingTold[question][localeFor(session, undefined)];
}

/** Status 1 when a property is false or a ruleset has an error; an undecided one does not fail. */
export async function prove(
  session: Session,
  wanted: readonly string[],
  options: ProveOptions,
): Promise<ExitStatus> {
  if (options.tests !== undefined) return writeTests(session, wanted, options.tests, options.runner);
  if (options.discover === true) return answer(session, wanted, 'discover', options);
  if (options.cliffs === true) return answer(session, wanted, 'cliffs', options);
  const { host } = session;
  const boxes = wholeOption('--budget', options.budget);
  const seed = wholeOption('--seed', options.seed) ?? 1;
  const time = timeOption(options.time);
  const pairs = wholeOption('--pairs', options.pairs);
  let interrupted = false;
  const stopped = new Promise<void>((resume) => {
    host.onInterrupt?.(() => {
      interrupted = true;
      resume();
    });
  });
  const counts = { proved: 0, false: 0, undecided: 0, skipped: 0 };
  const json: unknown[] = [];
  let broken = false;
  let locale = localeFor(session, undefined);
  for (const name of wanted) {
    const ruleset = compiledRuleset(session, name);
    if (ruleset === undefined) {
      broken = true;
      continue;
    }
    const { model, textOf } = ruleset;
    locale = localeFor(session, model.language);
    const lineOf = ({ file, start }: Span): number => positionAt(lineStarts(textOf(file) ?? ''), start).line;
    const placeOf = ({ span }: { readonly span: Span }): string => `${span.file}:${lineOf(span)}`;
    const { build, startAttack } = host;
    const cache = proofFolder(host, options.cache);
    const settings = { boxes, seed, time, pairs, cache, build, startAttack, stopped };
    const total = model.properties.length;
    let place = 0;
    const progress = proofProgress(host, model);
    for await (const proof of verdicts(model, settings)) {
      place++;
      const { property, status } = proof;
      counts[status]++;
      const claim = claimOf(model, property);
      if (options.format === 'json') {
        const { file } = property.span;
        json.push({
          ruleset: ruleset.name,
          file,
          line: lineOf(property.span),
          ...proofJson({ proof, claim }, model),
        });
      } else {
        options.format satisfies 'text';
        const told = { proof, claim, place: placeOf(property), placeOf, seed };
        progress.clear();
        await host.out(proofLines(told, model, locale));
      }
      // A key that was pressed meanwhile is heard now.
      await new Promise((resume) => setImmediate(resume));
      if (interrupted) break;
      progress.show(place);
    }
    progress.clear();
    if (interrupted) {
      if (place < total) host.err(stoppedLine(total - place, locale));
      break;
    }
  }
  if ((options.format satisfies 'text' | 'json') === 'json') {
    await host.out(`${JSON.stringify({ ...counts, properties: json }, undefined, 2)}\n`);
  } else await host.out(summary(counts, locale));
  return broken || interrupted || counts.false > 0 ? exit.failed : exit.ok;
}

const stoppedLine = (left: number, locale: Locale): string =>
  ({
    en: `stopped: ${left} checks are left, what was decided is kept\n`,
    fr: `interrompu : ${left} contrôles restent à examiner, ce qui est décidé est gardé\n`,
  })[locale];

function wholeOption(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new Stop(
    badChoice(nowhere, {
      message: {
        en: `\`${name} ${given}\` is no whole number from 1`,
        fr: `\`${name} ${given}\` n'est pas un nombre entier à partir de 1`,
      },
    }),
  );
}

function summary(
  { proved, false: broken, undecided, skipped }: Readonly<Record<Proof['status'], number>>,
  locale: Locale,
): string {
  return {
    en: `${proved} proved, ${broken} false, ${undecided} undecided, ${skipped} skipped\n`,
    fr: `${proved} prouvés, ${broken} faux, ${undecided} indécis, ${skipped} non examinés\n`,
  }[locale];
}
