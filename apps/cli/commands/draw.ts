// bareme draw: the tables and scales of a ruleset, or an output over a fact, as pictures.

import { basename, join, resolve } from 'node:path';
import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Fact, FactInput, Model, Rational, Result } from '../../../compiler/3-model/model.js';
import type { Picture } from '../../../compiler/6-emit/curves/picture.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Localized } from '../../../compiler/diagnostics/diagnostic.js';
import { suggest } from '../../../compiler/diagnostics/suggest.js';
import { parseDecimal } from '../../../compiler/runtime/exact/rational.js';
import { type CaseOptions, type CaseOptionsAsked, readCaseOptions } from '../input/case-options.js';
import { type FactsOptions, openFacts } from '../input/open-facts.js';
import { csvFactsOf } from '../pricing/cases.js';
import type { NamedContent } from '../process/output-files.js';
import { confirm, localeFor, type Session } from '../process/session.js';
import { shownPath } from '../process/shown-path.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { compiledRuleset } from '../rulesets/compiled-ruleset.js';

export interface DrawOptions extends CaseOptionsAsked, FactsOptions {
  readonly over?: string;
  readonly facts?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: 'svg' | 'png';
  readonly out: string;
}

/** What only a curve hangs on: beside a table it would be passed over in silence. */
function withoutCurve({ facts, from, to, reading, on }: DrawOptions): void {
  const asked = Object.entries({ facts, from, to, reading, on });
  const idle = asked.find(([, value]) => value !== undefined)?.[0];
  if (idle === undefined) return;
  throw refuse({
    en: `\`--${idle}\` goes with \`--over FACT\`, which draws an output; tables and scales are drawn as they stand in the rules`,
    fr: `\`--${idle}\` va avec \`--over DONNÉE\`, qui dessine un résultat ; tableaux et barèmes sont dessinés comme ils sont dans les règles`,
  });
}

/** Without names, every table and scale that a picture says something about. */
export async function draw(
  session: Session,
  wanted: string,
  names: readonly string[],
  options: DrawOptions,
): Promise<ExitStatus> {
  const { host, outputs } = session;
  if (options.over === undefined) withoutCurve(options);
  const ruleset = compiledRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { model } = ruleset;
  const { picturesOf } = await import('../../../compiler/6-emit/curves/pictures-of-model.js');
  const { svgOf } = await import('../../../compiler/6-emit/curves/chart/svg-of-picture.js');
  const pictures =
    options.over === undefined
      ? chosen(model, names, picturesOf(model))
      : await curves(session, model, names, options.over, options);
  const folder = resolve(host.cwd, options.out);
  const drawn: NamedContent[] = [];
  for (const picture of pictures) {
    const svg = await svgOf(picture);
    const path = join(folder, `${picture.name}.${options.format}`);
    drawn.push({
      path,
      content: (options.format satisfies 'svg' | 'png') === 'svg' ? svg : (await rasterizer())(svg),
    });
  }
  outputs.writeAll(drawn);
  const written = drawn.map(({ path }) => basename(path));
  const nothing = {
    en: 'nothing to draw',
    fr: "aucun tableau ni barème progressif qu'une image montre mieux",
  }[localeFor(session, model.language)];
  await confirm(session, `${shownPath(folder, host.cwd)}: ${written.join(', ') || nothing}\n`);
  return exit.ok;
}

const rasterizer = async () => (await import('../output/rasterize.js')).rasterizer();

const refuse = (message: Localized): Stop => new Stop(badChoice(nowhere, { message }));

/** Pictures by the name of what they show, or by their own. */
function chosen(model: Model, names: readonly string[], all: readonly Picture[]): readonly Picture[] {
  if (names.length === 0) return all;
  return names.flatMap((name) => {
    const found = all.filter((picture) => picture.of === name || picture.name === name);
    if (found.length > 0) return found;
    if (model.results.some((result) => result.name === name)) {
      const fact = drawable(model)[0]?.name;
      throw refuse({
        en: `\`${name}\` is an output; say over which fact, as in \`--over ${fact ?? 'FACT'}\``,
        fr: `\`${name}\` est un résultat ; dites en fonction de quelle donnée, par exemple \`--over ${fact ?? 'DONNÉE'}\``,
      });
    }
    const drawn = [...new Set(all.map(({ of }) => of))];
    const declared = [...model.tables, ...model.scales].some(({ origin }) => origin === name);
    throw refuse(declared ? saysNothing(name) : unknown(name, drawn));
  });
}

const saysNothing = (name: string): Localized => ({
  en: `a picture of \`${name}\` would say nothing: it has too few figures, too many lines, or cells that depend on the case; draw an output over a fact instead (\`--over FACT\`)`,
  fr: `une image de \`${name}\` ne dirait rien : trop peu de valeurs, trop de lignes, ou des cases qui dépendent du cas ; dessinez plutôt un résultat en fonction d'une donnée (\`--over DONNÉE\`)`,
});

function unknown(name: string, known: readonly string[]): Localized {
  const near = suggest(name, known);
  const list = known.map((one) => `\`${one}\``).join(', ');
  return {
    en: `there is nothing called \`${name}\` to draw${near === undefined ? '' : `; did you mean \`${near}\`?`} (${list || 'no table or scale can be drawn'})`,
    fr: `rien à dessiner qui s'appelle \`${name}\`${near === undefined ? '' : ` ; vouliez-vous dire \`${near}\` ?`} (${list || 'aucun tableau ne peut être dessiné'})`,
  };
}

async function curves(
  session: Session,
  model: Model,
  names: readonly string[],
  over: string,
  options: DrawOptions,
): Promise<readonly Picture[]> {
  const { curveOfOutput } = await import('../../../compiler/6-emit/curves/curve-of-model.js');
  const fact = factNamed(model, over);
  const asked = readCaseOptions(model, {
    ...options,
    ...(names.length > 0 && { results: names.join(',') }),
  });
  const facts = await factsOf(session, model, options, asked);
  const results = asked.results.filter(({ list, type }) => list === undefined && type.kind === 'quantity');
  return results.map((result: Result) => {
    const curve = curveOfOutput(model, {
      result,
      fact,
      facts,
      readings: asked.readings,
      ...(asked.on !== undefined && { on: asked.on }),
      ...(options.from !== undefined && { from: numberOf(options.from) }),
      ...(options.to !== undefined && { to: numberOf(options.to) }),
    });
    if (curve !== undefined) return curve;
    throw refuse({
      en: `\`${result.name}\` has no value for these facts at any value of \`${over}\`; \`bareme run\` says why`,
      fr: `\`${result.name}\` n'a aucune valeur pour ces données, quelle que soit la valeur de \`${over}\` ; \`bareme run\` dit pourquoi`,
    });
  });
}

const drawable = (model: Model): readonly Fact[] =>
  model.facts.filter(
    ({ type, domain, list }) => type.kind === 'quantity' && domain !== undefined && list === undefined,
  );

function factNamed(model: Model, name: string): Fact {
  const fit = drawable(model);
  const fact = fit.find((one) => one.name === name);
  if (fact !== undefined) return fact;
  const list = fit.map((one) => `\`${one.name}\``).join(', ');
  throw refuse({
    en: `\`${name}\` is no quantity of the case that a curve can be drawn over (${list})`,
    fr: `\`${name}\` n'est pas une quantité du cas en fonction de laquelle dessiner (${list})`,
  });
}

function numberOf(text: string): Rational {
  const number = parseDecimal(text.replace(',', '.'));
  if (number !== undefined) return number;
  throw refuse({ en: `\`${text}\` is no number`, fr: `\`${text}\` n'est pas un nombre` });
}

/** The first case of the file of facts; without one, the first example of the rules that has all that is asked for. */
async function factsOf(
  session: Session,
  model: Model,
  { facts: path, factsFormat, sheet }: Pick<DrawOptions, 'facts' | 'factsFormat' | 'sheet'>,
  { readings, on, results }: CaseOptions,
): Promise<Readonly<Record<string, FactInput>>> {
  if (path === undefined) {
    const interpreter = new Interpreter(model);
    const names = results.map(({ name }) => name);
    const example = model.examples.find(
      ({ facts }) =>
        evaluate(interpreter, facts, { readings, results: names, ...(on !== undefined && { on }) }).ok,
    );
    if (example !== undefined) return example.facts;
    throw refuse({
      en: 'no example of the rules has all the facts; give a case with `--facts FILE`',
      fr: "aucun exemple du barème n'a tous les faits ; donnez un cas avec `--facts FICHIER`",
    });
  }
  const source = await openFacts(path, session, csvFactsOf(model), {
    ...(factsFormat !== undefined && { factsFormat }),
    ...(sheet !== undefined && { sheet }),
  });
  for await (const incoming of source.cases) {
    if ('error' in incoming) throw refuse(incoming.error.message);
    return plain(incoming.facts);
  }
  throw refuse({ en: `\`${path}\` holds no case`, fr: `\`${path}\` ne contient aucun cas` });
}

/** Numbers of a JSON file keep their digits as text. */
function plain(facts: unknown): Readonly<Record<string, FactInput>> {
  const values = Object.entries(typeof facts === 'object' && facts !== null ? facts : {});
  return Object.fromEntries(
    values.map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'boolean' || Array.isArray(value) ? (value as FactInput) : String(value),
    ]),
  );
}
