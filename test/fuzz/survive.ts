// Takes one text through every phase and says what went wrong: a throw, a place outside the text, or too much time.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { renderText } from '../../compiler/diagnostics/render.js';
import { compile } from '../../compiler/pipeline.js';
import { constructs } from '../grammar/constructs.js';
import type { Corpus } from './cases.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Rulesets, their modules, the gallery and the constructs of the reference. */
export function readCorpus(): Corpus {
  const files = ['rulesets', 'examples'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.bareme'))
      .sort()
      .map((path) => readFileSync(`${root}${folder}/${path}`, 'utf8')),
  );
  return { texts: [...files, ...constructs.flatMap(([, english, french]) => [english, french])] };
}

/** Milliseconds that a text may take: seconds for a small one on a busy machine, more for a large one. */
const allowed = (text: string): number => 5_000 + text.length / 50;

/** Undefined when the text was survived; else what went wrong. `now` is any clock in milliseconds. */
export function failureOf(text: string, now: () => number): string | undefined {
  const begin = now();
  try {
    const broken = broke(text);
    if (broken !== undefined) return broken;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const took = now() - begin;
  return took > allowed(text) ? `took ${Math.round(took)} ms for ${text.length} characters` : undefined;
}

const device = 'module m "M"\nunit device, devices "appareil"\nvalue device_fee = 3 EUR\n';

function broke(text: string): string | undefined {
  const path = 'fuzz.bareme';
  const { model, diagnostics } = compile(
    { path, text },
    {
      load: (name) =>
        name.length % 3 === 0 ? undefined : { path: name, text: name.length % 3 === 1 ? text : device },
      document: (name) => ({ path: name, text: text.slice(0, 20_000) }),
    },
  );
  for (const { span, message, code } of diagnostics) {
    if (span.start < 0 || span.end < span.start) return `${code} lies nowhere: ${span.start} to ${span.end}`;
    if (span.file === path && span.end > text.length) return `${code} ends after the text`;
    const said = `${message.en} ${message.fr}`;
    // Words of the file may be anything; those of the compiler may not.
    if (/\bundefined\b|\bNaN\b|\[object /.test(said) && !/undefined|NaN|object/.test(text))
      return `${code} says: ${said}`;
  }
  if (text.length < 100_000) renderText(diagnostics.slice(0, 50), { locale: 'en', textOf: () => text });
  if (model === undefined) return undefined;
  const interpreter = new Interpreter(model);
  for (const { input } of boundaryCases(model, { seed: 1, count: 2 })) evaluate(interpreter, input);
  const [property] = model.properties;
  if (property !== undefined) prove(model, { boxes: 10, tests: 5, only: new Set([property.id]) });
  return undefined;
}
