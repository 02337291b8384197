// The good rulesets in which mistakes are made, each with the files that it uses.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { starterFiles } from '../../../apps/cli/rulesets/starter.js';
import { checkExamples } from '../../../compiler/3-model/examples.js';
import type { Diagnostic, Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { compile } from '../../../compiler/pipeline.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const paths: Readonly<Record<string, string>> = {
  piscine: 'test/fixtures/mistakes/piscine.bareme',
  hall: 'hall.bareme',
  amf: 'rulesets/amf-sacem-2015/amf-sacem-2015.bareme',
  'amf-fr': 'examples/amf-sacem-2015-fr/amf-sacem-2015-fr.bareme',
  polynesie: 'rulesets/sacem-polynesie-2018/sacem-polynesie-2018.bareme',
  philharmonie: 'rulesets/philharmonie-a-la-demande/philharmonie-a-la-demande.bareme',
  sejour: 'examples/gallery/taxe-de-sejour/taxe-de-sejour.bareme',
  ifi: 'examples/gallery/impot-fortune-immobiliere/impot-fortune-immobiliere.bareme',
  kilometrique: 'examples/gallery/bareme-kilometrique/bareme-kilometrique.bareme',
  taxi: 'examples/gallery/nyc-taxi/nyc-taxi.bareme',
  'stamp-duty': 'examples/gallery/stamp-duty-land-tax/stamp-duty-land-tax.bareme',
};
/** Modules, with the ruleset that is checked when one of them is changed. */
const modules: Readonly<Record<string, readonly [path: string, ruleset: string]>> = {
  commun: ['test/fixtures/mistakes/commun.bareme', 'piscine'],
  devices: ['rulesets/shared/sacem-devices.bareme', 'polynesie'],
};

const made = new Map(starterFiles('hall', 'hall', 'en').map(({ name, content }) => [name, content]));

function textOf(path: string): string | undefined {
  const known = made.get(path);
  if (known !== undefined) return known;
  return existsSync(root + path) ? readFileSync(root + path, 'utf8') : undefined;
}

export interface Told {
  readonly diagnostics: readonly Diagnostic[];
  readonly locale: Locale;
  readonly textOf: (path: string) => string | undefined;
}

/** What `bareme check` says of a ruleset when files of it have other texts. */
export function checkChanged(ruleset: string, changed: ReadonlyMap<string, string> = new Map()): Told {
  const main = paths[modules[ruleset]?.[1] ?? ruleset] ?? ruleset;
  const read = (path: string) => changed.get(path) ?? textOf(path);
  const beside = (name: string, from: string) => {
    const path = join(dirname(from), name);
    const text = read(path);
    return text === undefined ? undefined : { path, text };
  };
  const { diagnostics, model, locale } = compile(
    { path: main, text: read(main) ?? '' },
    { load: beside, document: beside },
  );
  const all = [...diagnostics, ...(model === undefined ? [] : checkExamples(model))];
  return { diagnostics: all, locale, textOf: read };
}

/** The path and text of the file in which a mistake of this ruleset is made. */
export function fileOf(ruleset: string): { readonly path: string; readonly text: string } {
  const path = modules[ruleset]?.[0] ?? paths[ruleset] ?? ruleset;
  const text = textOf(path);
  if (text === undefined) throw new Error(`no ${path}`);
  return { path, text };
}
