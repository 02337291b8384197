// Follows `use` lines: every file that takes part, and the declarations of each module in the place where it is used.

import type { Declaration, RuleFile } from '../../grammar/tree/syntax.js';
import {
  missingFile,
  moduleCycle,
  notAModule,
  pathNotRelative,
  unknownTaken,
  unusedTaken,
} from '../diagnostics/catalogue/rules/modules.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { replacing } from '../diagnostics/replacing.js';
import { suggest } from '../diagnostics/suggest.js';
import { declaredNames, usedWords } from './declared-names.js';
import type { DeclarationOf, LoadModule } from './resolved.js';

/** A declaration with the file it stands in. */
export interface Located {
  readonly declaration: Declaration;
  readonly file: RuleFile;
}

export interface Gathered {
  readonly files: readonly RuleFile[];
  /** In order; a module's stand where it is used, once. */
  readonly located: readonly Located[];
  /** Names of modules that were not taken, with the path of the module. */
  readonly hidden: ReadonlyMap<string, string>;
  /** Names to be taken that no module declares. */
  readonly unknown: readonly string[];
  /** A file is not there, and nothing says which names were expected of it. */
  readonly lost: boolean;
}

type Use = DeclarationOf<'use'>;

interface UsedModule {
  readonly file: RuleFile;
  /** Undefined takes all. */
  taken: Set<string> | undefined;
}

const absolute = /^([/\\~]|[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*:\/\/)/;

/** Gathers the declarations of the main file and of everything it uses. */
export function gatherModules(main: RuleFile, load: LoadModule, report: Report): Gathered {
  const modules = new Map<string, UsedModule>();
  const targets = new Map<Use, RuleFile>();
  const unknown: string[] = [];
  let lost = false;

  const follow = (file: RuleFile, chain: readonly string[]): void => {
    for (const use of file.declarations) {
      if (use.kind !== 'use') continue;
      const target = loadTarget(use, file, load, report);
      if (target === undefined) {
        if (use.taking === undefined) lost = true;
        else unknown.push(...use.taking.map(({ text }) => text));
        continue;
      }
      if (chain.includes(target.path)) {
        report(
          moduleCycle(use.path.span, { chain: [...chain.slice(chain.indexOf(target.path)), target.path] }),
        );
        continue;
      }
      targets.set(use, target);
      const known = modules.get(target.path);
      const taken = use.taking && new Set(use.taking.map(({ text }) => text));
      if (known) {
        if (taken === undefined) known.taken = undefined;
        else for (const name of taken) known.taken?.add(name);
      } else {
        modules.set(target.path, { file: target, taken });
      }
      unknown.push(...checkTaken(use, target, file, report));
      if (!known) follow(target, [...chain, target.path]);
    }
  };
  follow(main, [main.path]);

  const located: Located[] = [];
  const hidden = new Map<string, string>();
  const placed = new Set<string>();
  const place = (file: RuleFile, declarations: readonly Declaration[]): void => {
    for (const declaration of declarations) {
      if (declaration.kind !== 'use') {
        located.push({ declaration, file });
        continue;
      }
      const target = targets.get(declaration);
      const module = target && modules.get(target.path);
      if (module === undefined || placed.has(module.file.path)) continue;
      placed.add(module.file.path);
      place(module.file, takenDeclarations(module, hidden));
    }
  };
  place(main, main.declarations);
  return { files: [main, ...[...modules.values()].map(({ file }) => file)], located, hidden, unknown, lost };
}

function loadTarget(use: Use, file: RuleFile, load: LoadModule, report: Report): RuleFile | undefined {
  const path = use.path.text;
  if (path === '' || absolute.test(path)) {
    report(pathNotRelative(use.path.span, { path }));
    return undefined;
  }
  const target = load(path, file.path);
  if (target === undefined) {
    report(missingFile(use.path.span, { path }));
    return undefined;
  }
  if (target.declarations.some(({ kind }) => kind === 'tariff')) {
    report(notAModule(use.path.span, { path }));
    return undefined;
  }
  return target;
}

/** Returns the names that are not there. */
function checkTaken(use: Use, target: RuleFile, file: RuleFile, report: Report): readonly string[] {
  const unknown: string[] = [];
  const offered = target.declarations.flatMap((one) =>
    one.kind === 'broken' && one.name ? [one.name] : declaredNames(one),
  );
  const names = new Set(offered.map(({ text }) => text));
  const words = new Set(file.declarations.filter((one) => one !== use).flatMap((one) => [...usedWords(one)]));
  // What was not understood may use any of them.
  const isWhole = !file.declarations.some(({ kind }) => kind === 'broken');
  for (const { text, span } of use.taking ?? []) {
    if (!names.has(text)) {
      const suggestion = suggest(text, names);
      unknown.push(text, ...(suggestion === undefined ? [] : [suggestion]));
      const parameters = { name: text, path: use.path.text, suggestion };
      // Where the name is used as well, more than the list is wrong.
      const fix = words.has(text) ? {} : replacing(span, suggestion);
      report(unknownTaken(span, parameters, fix));
    } else if (isWhole && !words.has(text)) {
      report(unusedTaken(span, { name: text }));
    }
  }
  return unknown;
}

// What is taken and all that it is made from. Unnamed declarations (requirements, notices, checks, examples) come
// along when every name of the module that they use does; units, sources and sections always do.
function takenDeclarations({ file, taken }: UsedModule, hidden: Map<string, string>): readonly Declaration[] {
  if (taken === undefined) return file.declarations;
  const owners = new Map<string, Declaration>();
  for (const declaration of file.declarations) {
    for (const { text } of declaredNames(declaration)) owners.set(text, declaration);
  }
  const kept = new Set<Declaration>();
  const keep = (name: string): void => {
    for (const declaration of file.declarations) {
      if (kept.has(declaration) || !declaredNames(declaration).some(({ text }) => text === name)) continue;
      kept.add(declaration);
      for (const word of usedWords(declaration)) if (owners.has(word)) keep(word);
    }
  };
  for (const name of taken) keep(name);
  const named = (declaration: Declaration) => declaredNames(declaration).length > 0;
  const follows = (declaration: Declaration): boolean => {
    const own = [...usedWords(declaration)].filter((word) => owners.has(word));
    const dependent = ['require', 'notice', 'check', 'example'].includes(declaration.kind);
    return !dependent || (own.length > 0 && own.every((word) => kept.has(owners.get(word)!)));
  };
  for (const declaration of file.declarations) {
    for (const { text } of declaredNames(declaration)) if (!taken.has(text)) hidden.set(text, file.path);
  }
  return file.declarations.filter((one) => (named(one) ? kept.has(one) : follows(one)));
}
