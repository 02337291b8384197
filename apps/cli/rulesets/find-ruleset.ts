// What a user calls a ruleset (a folder, a name, a file) into the path of its rule file.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { rulesetNotFound } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { closest } from '../../../compiler/runtime/outcome/closest.js';
import { shownPath } from '../process/shown-path.js';
import { nowhere, Stop } from '../process/stop.js';

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The rule file (absolute path) of `NAME.bareme`, a folder that holds one, or a name in `rulesets/`. */
export function findRuleset(wanted: string, cwd: string): string {
  const tried: string[] = [];
  const attempt = (path: string): string | undefined => {
    tried.push(shownPath(path, cwd));
    return isFile(path) ? path : undefined;
  };
  const direct = resolve(cwd, wanted);
  if (isFile(direct)) return direct;
  if (isFolder(direct)) {
    const found = attempt(join(direct, `${basename(direct)}.bareme`)) ?? onlyRuleFile(direct);
    if (found !== undefined) return found;
  } else if (wanted.endsWith('.bareme')) {
    tried.push(shownPath(direct, cwd));
  }
  const isName = /^[\p{L}\p{N}_.-]+$/u.test(wanted) && !wanted.startsWith('.');
  if (isName) {
    const name = wanted.replace(/\.bareme$/, '');
    const found = attempt(join(cwd, 'rulesets', name, `${name}.bareme`));
    if (found !== undefined) return found;
  }
  const near = closest(wanted, rulesetNames(cwd));
  throw new Stop(
    rulesetNotFound(nowhere, { name: wanted, tried: tried.length > 0 ? tried : [wanted], near }),
  );
}

function onlyRuleFile(folder: string): string | undefined {
  const files = readdirSync(folder).filter((name) => name.endsWith('.bareme'));
  return files.length === 1 && files[0] !== undefined ? join(folder, files[0]) : undefined;
}

/** Names that stand in `rulesets/`. */
function rulesetNames(cwd: string): readonly string[] {
  const folder = join(cwd, 'rulesets');
  return isFolder(folder) ? readdirSync(folder).filter((name) => isFolder(join(folder, name))) : [];
}

/**
 * The folder that a ruleset may read from: the nearest one above it that holds a `package.json` or a `.git`, else the
 * folder above that of the ruleset, so that `use "../shared/x.bareme"` works and nothing further out is read.
 */
export function projectRoot(ruleFile: string): string {
  const home = dirname(ruleFile);
  for (let folder = home; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return dirname(home);
  }
}
