// Part of `npm run format`: the prose of every Markdown file within its columns.

import { readFileSync, writeFileSync } from 'node:fs';
import { markdownFiles } from './markdown-files.js';
import { wrapped } from './wrapped-markdown.js';

for (const path of markdownFiles()) {
  const text = readFileSync(path, 'utf8');
  const now = wrapped(text);
  if (now !== text) writeFileSync(path, now);
}
