// One ruleset of the repository as the site has it: its page with the files to download, and what the playground opens.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawnBy } from '../../compiler/6-emit/curves/chart/drawn-picture.js';
import { emitJsonSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { emitTypeScript } from '../../compiler/6-emit/typescript/emit-typescript.js';
import { workbookWithPictures } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { rasterizer } from '../cli/output/rasterize.js';
import { loadRuleset } from '../cli/rulesets/load-ruleset.js';
import { rulesetPage } from './ruleset-page.js';
import { exampleOf, type PlaygroundExample } from './write-playground.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface RulesetFolder {
  readonly folder: string;
  readonly group: string;
}

export interface RulesetFiles {
  readonly name: string;
  readonly markdown: string;
  readonly files: readonly (readonly [file: string, content: string | Uint8Array])[];
  readonly example: PlaygroundExample;
}

/** Makes what stands on the site. Undefined for modules, which have no results. */
export async function filesMaker(): Promise<(asked: RulesetFolder) => Promise<RulesetFiles | undefined>> {
  // The workbook as `bareme build` makes it.
  const withPictures = workbookWithPictures(drawnBy(await rasterizer()));
  return async ({ folder, group }) => {
    const name = basename(folder);
    const path = join(folder, `${name}.bareme`);
    if (!readdirSync(join(root, folder)).includes(`${name}.bareme`)) return undefined;
    const { compilation, provenance } = loadRuleset(path, root);
    const { model } = compilation;
    if (model === undefined) throw new Error(`${path} does not compile`);
    const files = [];
    for (const backend of [emitTypeScript, withPictures, emitJsonSchema]) {
      files.push(...(await backend(model, provenance, () => {})));
    }
    const rules = readFileSync(join(root, path), 'utf8');
    const page = await rulesetPage({ name, group, model, rules, provenance, files });
    const example = exampleOf(name, model.label, compilation);
    return { name, markdown: page.markdown, files: [...page.files], example };
  };
}
