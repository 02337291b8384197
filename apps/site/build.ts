// `npm run docs`: the documentation site, from the guides, the language reference, the rulesets and the public API. Same
// sources, same bytes. It ends with an error where typedoc has a warning.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, Converter, type DocumentReflection, PageEvent } from 'typedoc';
import { drawnBy } from '../../compiler/6-emit/curves/chart/drawn-picture.js';
import { emitJsonSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { emitTypeScript } from '../../compiler/6-emit/typescript/emit-typescript.js';
import { workbookWithPictures } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { rasterizer } from '../cli/output/rasterize.js';
import { loadRuleset } from '../cli/rulesets/load-ruleset.js';
import { linkedToPlayground } from './playground-links.js';
import { rulesetPage } from './ruleset-page.js';
import { exampleOf, type PlaygroundExample, writePlayground } from './write-playground.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = join(root, 'out', 'site-pages');
const site = join(root, 'out', 'site');

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
    .sort();

/** The workbook as `bareme build` makes it. */
const withPictures = workbookWithPictures(drawnBy(await rasterizer()));

const toPlay: PlaygroundExample[] = [];

/** Tariffs of a folder as pages; modules, which have no results, are left out. */
async function writeRulesets(folders: readonly string[], group: string): Promise<readonly string[]> {
  const written: string[] = [];
  for (const folder of folders) {
    const name = basename(folder);
    const path = join(folder, `${name}.bareme`);
    if (!readdirSync(join(root, folder)).includes(`${name}.bareme`)) continue;
    const { compilation, provenance } = loadRuleset(path, root);
    const { model } = compilation;
    if (model === undefined) throw new Error(`${path} does not compile`);
    const files = [];
    for (const backend of [emitTypeScript, withPictures, emitJsonSchema]) {
      files.push(...(await backend(model, provenance, () => {})));
    }
    toPlay.push(exampleOf(name, model.label, compilation));
    const rules = readFileSync(join(root, path), 'utf8');
    const page = await rulesetPage({ name, group, model, rules, provenance, files });
    for (const [file, content] of page.files) writeFileSync(join(pages, 'files', file), content);
    written.push(join(pages, `${name}.md`));
    writeFileSync(join(pages, `${name}.md`), page.markdown);
  }
  return written;
}

rmSync(pages, { recursive: true, force: true });
rmSync(site, { recursive: true, force: true });
mkdirSync(join(pages, 'files'), { recursive: true });

const documents = [
  ...(await writeRulesets(foldersIn('rulesets'), 'Rulesets')),
  ...(await writeRulesets(foldersIn('examples/gallery'), 'Gallery')),
];

/** The pages that the repository holds, with their place and name in the site. */
const guides: readonly { readonly path: string; readonly group: string }[] = [
  ...[
    'docs/analysts.md',
    'grammar/README.md',
    'docs/finance.md',
    'docs/developers.md',
    'docs/cookbook.md',
    'docs/stability.md',
    'docs/coming-from.md',
    'docs/faq.md',
    'docs/hostile-input.md',
  ].map((path) => ({
    path,
    group: 'Guides',
  })),
  ...['README.md', 'write-a-ruleset/README.md', 'batch-a-csv/README.md', 'open-a-workbook/README.md'].map(
    (path) => ({
      path: `examples/${path}`,
      group: 'Examples',
    }),
  ),
  ...['ARCHITECTURE.md', 'bench/RESULTS.md', 'bench/CHECKING.md', 'docs/mutations.md'].map((path) => ({
    path,
    group: 'How it is built',
  })),
  ...readdirSync(join(root, 'docs/decisions'))
    .sort()
    .map((name) => ({ path: `docs/decisions/${name}`, group: 'Decisions' })),
];

const firstLines = new Map(
  guides.map(({ path }) => [path, readFileSync(join(root, path), 'utf8').split('\n', 1)[0] ?? '']),
);

const app = await Application.bootstrapWithPlugins({
  name: 'bareme',
  entryPoints: [
    'compiler/index.ts',
    'compiler/runtime/index.ts',
    'compiler/6-emit/workbook/index.ts',
    'compiler/6-emit/curves/index.ts',
  ].map((path) => join(root, path)),
  tsconfig: join(root, 'tsconfig.build.json'),
  plugin: ['typedoc-plugin-missing-exports'],
  readme: join(root, 'apps', 'site', 'home.md'),
  projectDocuments: [...guides.map(({ path }) => join(root, path)), ...documents],
  out: site,
  customCss: join(root, 'apps', 'site', 'style.css'),
  navigationLinks: { Playground: 'playground:' },
  navigation: { includeGroups: true, includeCategories: false, includeFolders: false },
  groupOrder: ['Guides', 'Rulesets', 'Gallery', 'Examples', 'Modules', 'How it is built', 'Decisions'],
  disableSources: true,
  disableGit: true,
  hideGenerator: true,
  searchInComments: false,
  // The languages of the code on the pages.
  highlightLanguages: ['bash', 'http', 'javascript', 'json', 'python', 'typescript'],
  treatWarningsAsErrors: true,
  // `npm run typecheck` has looked at the types: doing it again took 40 s of 150. Unions stand as they are written then.
  skipErrorChecking: true,
});

// Pages of the repository have no front matter: their first heading is their name.
app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context: unknown, page: DocumentReflection) => {
  const text = page.content.map((part) => part.text).join('');
  const guide = guides.find(({ path }) => text.startsWith(`${firstLines.get(path)}\n`));
  if (guide === undefined) return;
  page.name = (firstLines.get(guide.path) ?? '').replace(/^# /, '').replace(/`/g, '');
  page.frontmatter = { group: guide.group };
});

app.renderer.on(PageEvent.END, (page: PageEvent) => {
  page.contents = linkedToPlayground(page.contents ?? '', page.url);
});

const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
await app.generateOutputs(project);
await writePlayground(join(site, 'playground'), toPlay);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
