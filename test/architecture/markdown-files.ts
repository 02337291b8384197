// Every Markdown file that people write here, or a program of the tests for them.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ours = ['apps', 'bench', 'docs', 'examples', 'grammar', 'rulesets', 'test'];

/** Full paths: the papers of the root, and those of the folders that hold sources. */
export const markdownFiles = (): readonly string[] => [
  ...readdirSync(root).flatMap((name) => (name.endsWith('.md') ? [join(root, name)] : [])),
  ...ours.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).flatMap((path) =>
      path.endsWith('.md') && !path.includes('node_modules') ? [join(root, folder, path)] : [],
    ),
  ),
];
