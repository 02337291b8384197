// A ruleset as it was at a revision of git: all its files are read through the program `git`, nothing is written.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { posix, resolve, sep } from 'node:path';
import type { Model } from '../../../compiler/3-model/model.js';
import type { Provenance } from '../../../compiler/6-emit/backend.js';
import { notATariff } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { type NoRevision, noRevision } from '../../../compiler/diagnostics/catalogue/outside/revisions.js';
import { compile } from '../../../compiler/pipeline.js';
import { provenanceOf } from '../../../compiler/provenance-of.js';
import { decodeUtf8 } from '../process/read-text.js';
import { closingLine, localeFor, printDiagnostics, type Session } from '../process/session.js';
import { nowhere, Stop } from '../process/stop.js';
import { compiledRuleset } from './compiled-ruleset.js';

/** Rules with what they can be traced by. */
export interface RulesOnSide {
  readonly model: Model;
  readonly provenance: Provenance;
}

/** The model of `RULESET` or `REVISION:RULESET`; undefined after the errors of its rules were printed. */
export const comparedRuleset = (session: Session, wanted: string): Model | undefined =>
  rulesOnSide(session, wanted)?.model;

export function rulesOnSide(session: Session, wanted: string): RulesOnSide | undefined {
  const named = revisionIn(wanted, session.host.cwd);
  if (named === undefined) return compiledRuleset(session, wanted);
  return atRevision(session, named.revision, named.path);
}

/** A file of that name, or a letter of a drive, is no revision. */
function revisionIn(wanted: string, cwd: string) {
  const at = wanted.indexOf(':');
  if (at < 2 || existsSync(resolve(cwd, wanted))) return undefined;
  return { revision: wanted.slice(0, at), path: wanted.slice(at + 1) };
}

function atRevision(session: Session, revision: string, path: string): RulesOnSide | undefined {
  const { host } = session;
  const stop = (reason: NoRevision): Stop => new Stop(noRevision(nowhere, { revision, path, reason }));
  const git = (...words: readonly string[]): Uint8Array | undefined => {
    try {
      return execFileSync('git', words, {
        cwd: host.cwd,
        env: { ...host.env, PATH: host.env.PATH ?? process.env.PATH, GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
        maxBuffer: largest,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw stop('no-git');
      return undefined;
    }
  };
  const root = lineOf(git('rev-parse', '--show-toplevel'));
  if (root === undefined) throw stop('no-repository');
  // What begins with a hyphen would be an option.
  const commit = revision.startsWith('-')
    ? undefined
    : lineOf(git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`));
  if (commit === undefined) throw stop('no-revision');
  const blob = (file: string): string | undefined => {
    if (file.startsWith('../') || posix.isAbsolute(file)) return undefined;
    // What is read as it was is kept as it is.
    session.outputs.protect(resolve(root, file));
    const bytes = git('cat-file', 'blob', `${commit}:${file}`);
    return bytes && decodeUtf8(bytes);
  };
  const prefix = lineOf(git('rev-parse', '--show-prefix')) ?? '';
  const own = posix.normalize(posix.join(prefix, path.split(sep).join('/'))).replace(/\/$/, '');
  const name = posix.basename(own);
  const places = [own, `${own}/${name}.bareme`, posix.join(prefix, 'rulesets', path, `${path}.bareme`)];
  const place = places.find((one) => one.endsWith('.bareme') && blob(one) !== undefined);
  const text = place === undefined ? undefined : blob(place);
  if (place === undefined || text === undefined) throw stop('no-file');
  const shown = (file: string): string => `${revision}:${file}`;
  const beside = (file: string, from: string): string =>
    posix.normalize(posix.join(posix.dirname(from.slice(revision.length + 1)), file));
  const read = (file: string, from: string) => {
    const at = beside(file, from);
    const found = blob(at);
    return found === undefined ? undefined : { path: shown(at), text: found };
  };
  const compilation = compile({ path: shown(place), text }, { load: read, document: read });
  if (compilation.model !== undefined)
    return { model: compilation.model, provenance: provenanceOf(compilation) };
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) throw new Stop(notATariff(nowhere, { path: shown(place) }));
  const locale = localeFor(session, compilation.locale);
  const texts = new Map(
    [...compilation.files, ...compilation.documents].map((file) => [file.path, file.text]),
  );
  printDiagnostics(session, errors, locale, (file) => texts.get(file));
  host.err(`\n${closingLine(errors, locale)}`);
  return undefined;
}

/** Bytes of one file of a revision. */
const largest = 64_000_000;

const lineOf = (bytes: Uint8Array | undefined): string | undefined => bytes && decodeUtf8(bytes)?.trim();
