// Whether the compiler can be built here: the tools for it are installed.

import { existsSync } from 'node:fs';

const tools = ['typescript', 'esbuild'].map((name) => new URL(`../node_modules/${name}`, import.meta.url));

export const canBuild = () => tools.every((tool) => existsSync(tool));
