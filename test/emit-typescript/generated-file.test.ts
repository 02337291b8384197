// The generated file itself: it type-checks under strict, reads like the document, imports only the runtime, and is the same
// on every build.

import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { modelOfFile, modelOfText, projectRoot, sourceOf, tariffFiles } from './compile-evaluator.js';
import { constructTariffs } from './construct-tariffs.js';
import { largeRuleset } from './large-ruleset.js';

const sources = new Map<string, string>();
const amf = () => sources.get('amf-sacem-2015') ?? '';

beforeAll(async () => {
  sources.set('large', await sourceOf(modelOfText(largeRuleset(300))));
  for (const { name, path } of tariffFiles()) sources.set(name, await sourceOf(modelOfFile(path)));
  for (const [name, text] of constructTariffs)
    sources.set(name.replace(/\W+/g, '-'), await sourceOf(modelOfText(text)));
});

/** Appended to the evaluator of the AMF tariff: what its types must accept and refuse. */
const typedUses = `
declare const facts: Facts;
const outcome = evaluate({ ...facts, area: '12.5', kiosks: 3n, entry_price: { toFixed: () => '', toString: () => '3' } });
export const fee: string | undefined = outcome.ok ? outcome.outputs.total : outcome.errors[0]?.message.fr;
export const cents: number = evaluateUnchecked({} as ScaledFacts).total;
export const column: Float64Array = evaluateBatch({} as Columns, 3).outputs.kiosks_fee;
const part = evaluateBatch({ area: [12], weekly_hours: [40] }, 1, { results: ['background_music_fee', 'weighted_area'] });
export const ofPart: number | undefined = part.outputs.weighted_area[0];
// @ts-expect-error a result that was not asked for
part.outputs.total;
// @ts-expect-error a result that does not exist
evaluateBatch({}, 1, { results: ['totals'] });
// @ts-expect-error columns of whole cases are all needed
evaluateBatch({ area: [12] }, 1);
evaluate(facts, { readings: { minimum_order: 'after_hours' } });
const some = evaluate({ area: 12, weekly_hours: 40 }, { results: ['background_music_fee', 'weighted_area'] });
export const weighted: string | undefined = some.ok ? some.outputs.weighted_area : undefined;
export const steps: string | undefined = outcome.ok ? outcome.trace()[0]?.clause : undefined;
// @ts-expect-error a result that was not asked for
some.ok && some.outputs.total;
// @ts-expect-error a value that is there only when it is asked for
outcome.ok && outcome.outputs.weighted_area;
// @ts-expect-error a fact that does not exist
evaluate({ ...facts, areas: 3 });
// @ts-expect-error a yes/no is no number
evaluate({ ...facts, programme_submitted: 1 });
// @ts-expect-error a missing fact
evaluate({ area: 3 });
// @ts-expect-error an option that the reading does not have
evaluate(facts, { readings: { minimum_order: 'before' } });
// @ts-expect-error a result that does not exist
evaluate(facts, { results: ['totals'] });
// @ts-expect-error outputs are there only when it is ok
outcome.outputs;
`;

describe('a generated evaluator', () => {
  it('passes the type checker under the strictest options', { timeout: 240_000 }, () => {
    const folder = join(projectRoot, 'generated-in-memory');
    const files = new Map([...sources].map(([name, text]) => [join(folder, name, 'evaluator.ts'), text]));
    files.set(join(folder, 'typed', 'evaluator.ts'), `${amf()}\n${typedUses}`);
    const parsed = ts.parseJsonConfigFileContent(
      ts.readConfigFile(join(projectRoot, 'tsconfig.json'), ts.sys.readFile).config,
      ts.sys,
      projectRoot,
    );
    const options: ts.CompilerOptions = {
      ...parsed.options,
      noUnusedLocals: true,
      noUnusedParameters: true,
      noPropertyAccessFromIndexSignature: true,
      noImplicitReturns: true,
      allowUnreachableCode: false,
      noEmit: true,
      types: [],
      paths: { 'bareme/runtime': [join(projectRoot, 'compiler/runtime/index.ts')] },
    };
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists, getSourceFile } = host;
    host.readFile = (path) => files.get(path) ?? readFile(path);
    host.fileExists = (path) => files.has(path) || fileExists(path);
    host.getSourceFile = (path, version, ...others) => {
      const text = files.get(path);
      return text === undefined
        ? getSourceFile(path, version, ...others)
        : ts.createSourceFile(path, text, version);
    };
    const program = ts.createProgram([...files.keys()], options, host);
    const problems = ts
      .getPreEmitDiagnostics(program)
      .filter(({ file }) => file !== undefined && files.has(file.fileName))
      .map(
        ({ file, start = 0, messageText }) =>
          `${file?.fileName}:${file?.getLineAndCharacterOfPosition(start).line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
    expect(problems).toEqual([]);
  });

  it('imports from the runtime alone, and only what it uses', () => {
    for (const text of sources.values()) {
      const imports = [...text.matchAll(/^import [\s\S]*? from '([^']+)';$/gm)].map(([, from]) => from);
      expect(imports).toEqual(['bareme/runtime']);
    }
  });

  it('is the same on every build', async () => {
    for (const { name, path } of tariffFiles().slice(0, 3)) {
      expect(await sourceOf(modelOfFile(path))).toBe(sources.get(name));
    }
  });

  it('states its origin and in which integers it computes', () => {
    expect(amf()).toContain('// Rules: sha256 test');
    expect(amf()).toContain('proved to stay below 2^53, so plain numbers compute it exactly');
    const large = sources.get('amounts-beyond-what-plain-numbers-hold') ?? '';
    expect(large).toMatch(/\/\/ BigInt, because an intermediate result can exceed it: .*\binterest\b/);
  });

  it('quotes the clause beside each amount', () => {
    expect(amf()).toContain('// 2.1 Bornes multimédia interactives · Bornes multimédia interactives');
    expect(amf()).toContain(
      "// « d'une part, le résultat de l'application de 12,20 € HT* par jour d'ouverture",
    );
  });

  it('computes the usual case in straight-line integers: no fraction, no BigInt, no reading, no quotient but a rounding', () => {
    const fast = /function compute\(facts[\s\S]*?\n\}/.exec(amf())?.[0] ?? '';
    const code = fast.replace(/\/\/.*$/gm, '').split('if (seen !== undefined)')[0] ?? '';
    expect(code).not.toMatch(/BigInt|rational|readings|once|refuse|\d\.\d/);
    const quotients = [...code.matchAll(/[^\n]* \/ [^\n]*/g)].map(([line]) => line.trim());
    expect(quotients.length).toBeGreaterThan(0);
    for (const line of quotients)
      expect(line).toMatch(/Math\.floor\(\(\w+ \+ \d+\) \/ \d+\)|\(\w+ \+ \d+\) \/ \d+ \| 0/);
  });

  it('offers literal unions, and says label, unit, domain and clause of every fact', () => {
    const polynesie = sources.get('sacem-polynesie-2018') ?? '';
    expect(polynesie).toMatch(/minimum_order\?: 'before_hours' \| 'after_hours'/);
    expect(polynesie).toMatch(
      / \* Superficie sonorisée: in m2, from 0 to \d+, in steps of 1\n {3}\*\n {3}\* § 1 Sonorisation (?:(?!\*\/)[\s\S])*\*\/\n {2}readonly area: DecimalInput;/,
    );
    expect(polynesie).toMatch(/ Total [a-z ]+, in XPF/);
    expect(polynesie).toMatch(/readonly protected_share\?: DecimalInput \| undefined;/);
  });
});
