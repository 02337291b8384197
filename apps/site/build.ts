// `npm run docs`: the documentation site, from the guides, the language reference, the rulesets and the public API. Same
// sources, same bytes. It ends with an error where typedoc has a warning.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, Converter, type DocumentReflection, PageEvent } from 'typedoc';
import { linkedToPlayground } from './playground-links.js';
import { rulesetsInThreads } from './rulesets-in-threads.js';
import { writePlayground } from './write-playground.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = join(root, 'out', 'site-pages');
const site = join(root, 'out', 'site');

const foldersIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${folder}/${name}`)
    .sort();

rmSync(pages, { recursive: true, force: true });
rmSync(site, { recursive: true, force: true });
mkdirSync(join(pages, 'files'), { recursive: true });

const rulesets = await rulesetsInThreads([
  ...foldersIn('rulesets').map((folder) => ({ folder, group: 'Rulesets' })),
  ...foldersIn('examples/gallery').map((folder) => ({ folder, group: 'Gallery' })),
]);
const documents = rulesets.map(({ name, markdown, files }) => {
  for (const [file, content] of files) writeFileSync(join(pages, 'files', file), content);
  writeFileSync(join(pages, `${name}.md`), markdown);
  return join(pages, `${name}.md`);
});

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
await writePlayground(
  join(site, 'playground'),
  rulesets.map(({ example }) => example),
);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
