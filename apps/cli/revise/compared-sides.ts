// What `--compare` names, as two sides of one ruleset or of two: versions, options of a reading, parameters of a workbook, or
// other rules, here or at a revision.

import { basename } from 'node:path';
import type { Model } from '../../../compiler/3-model/model.js';
import { auditWorkbook } from '../../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { notAWorkbook } from '../../../compiler/diagnostics/catalogue/outside/edited-workbooks.js';
import { boundToVersion } from '../../../compiler/revise/compare/bound-version.js';
import type { ComparedSide } from '../../../compiler/revise/compare/compared-rules.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { readCaseOptions } from '../input/case-options.js';
import type { Session } from '../process/session.js';
import { nowhere, Stop } from '../process/stop.js';
import type { CompiledRuleset } from '../rulesets/compiled-ruleset.js';
import { isSound, proposeImport } from '../rulesets/import-parameters.js';
import { rulesOnSide } from '../rulesets/ruleset-at-revision.js';
import { readGivenWorkbook } from '../rulesets/workbook-rules.js';

export interface Sides {
  readonly sides: readonly [ComparedSide, ComparedSide];
  /** Hashes of what the second side is made of, where that is not the first's own. */
  readonly other:
    | { readonly ruleHash: string; readonly documentHashes: Readonly<Record<string, string>> }
    | undefined;
}

const refuse = (message: Localized) => new Stop(badChoice(nowhere, { message }));

/** Undefined after the errors of the other rules were printed. */
export async function comparedSides(
  session: Session,
  ruleset: CompiledRuleset,
  wanted: string,
): Promise<Sides | undefined> {
  const { model } = ruleset;
  const versions = versionsIn(model, wanted);
  if (versions !== undefined) {
    const [before, after] = versions.map(({ name = '', ...period }) => ({
      name,
      model: boundToVersion(model, period),
    }));
    return before && after && { sides: [before, after], other: undefined };
  }
  if (/^[^./\\:]+=/.test(wanted)) return { sides: readingsIn(model, wanted), other: undefined };
  if (wanted.toLowerCase().endsWith('.xlsx')) return parametersOf(session, ruleset, wanted);
  const other = rulesOnSide(session, wanted);
  if (other === undefined) return undefined;
  const [from, to] = [model, other.model].map(versionName);
  const names =
    from !== undefined && to !== undefined && from !== to ? [from, to] : [ruleset.name, shortName(wanted)];
  return {
    sides: [
      { name: names[0] ?? '', model: inForce(model) },
      { name: names[1] ?? '', model: inForce(other.model) },
    ],
    other: other.provenance,
  };
}

/** Rules with one period are taken as they are, whenever the case is: the other side is in force at another time. */
const inForce = (model: Model): Model => {
  const [only, ...others] = model.versions;
  return only !== undefined && others.length === 0 ? boundToVersion(model, only) : model;
};

/** A rule file by its own name; a revision as it was asked for. */
const shortName = (wanted: string): string => basename(wanted, '.bareme');

/** What a tariff with one version calls it. */
function versionName({ versions }: Model): string | undefined {
  const [only, ...others] = versions;
  return others.length === 0 ? only?.name : undefined;
}

function versionsIn({ versions }: Model, wanted: string): readonly Model['versions'][number][] | undefined {
  const named = versions.filter(({ name }) => name !== undefined);
  const [before, after, ...rest] = wanted.split('..').map((name) => named.find((one) => one.name === name));
  if (!/^[^/\\]+\.\.[^/\\.]+$/.test(wanted) || wanted.includes(':') || rest.length > 0) return undefined;
  if (before !== undefined && after !== undefined) return [before, after];
  const known = named.map(({ name }) => `\`${name}\``).join(', ');
  throw refuse({
    en:
      known === ''
        ? `\`${wanted}\` names two versions, and this ruleset has no versions with names`
        : `\`${wanted}\` names no two versions of this ruleset, which has ${known}`,
    fr:
      known === ''
        ? `\`${wanted}\` nomme deux versions, et ce barème n’a pas de versions nommées`
        : `\`${wanted}\` ne nomme pas deux versions de ce barème, qui a ${known}`,
  });
}

/** `READING=OPTION`, against the one that is chosen, or `READING=OPTION..OPTION`. */
function readingsIn(model: Model, wanted: string): readonly [ComparedSide, ComparedSide] {
  const at = wanted.indexOf('=');
  const name = wanted.slice(0, at);
  const options = wanted.slice(at + 1).split('..');
  const reading = model.readings.find((one) => one.name === name);
  const [first, second] = options.length > 1 ? options : [reading?.chosen ?? '', options[0] ?? ''];
  const side = (option: string): ComparedSide => {
    readCaseOptions(model, { reading: [`${name}=${option}`] });
    return {
      name: option,
      model: {
        ...model,
        readings: model.readings.map((one) => (one.name === name ? { ...one, chosen: option } : one)),
      },
    };
  };
  if (first !== second) return [side(first ?? ''), side(second ?? '')];
  side(second ?? '');
  throw refuse({
    en: `\`${name}\` is \`${second}\` as the ruleset stands: name another option`,
    fr: `\`${name}\` est \`${second}\` dans le barème tel quel : nommez une autre option`,
  });
}

/** The ruleset with the parameters that somebody changed in its workbook. */
async function parametersOf(session: Session, ruleset: CompiledRuleset, wanted: string): Promise<Sides> {
  const { model, provenance, path } = ruleset;
  const given = await readGivenWorkbook(wanted, session);
  const audit = await auditWorkbook(given.bytes, model, provenance);
  if (audit === undefined) throw new Stop(notAWorkbook(nowhere, { path: given.shown }));
  const proposal = proposeImport(ruleset, path, audit, session.host.cwd);
  const edited = proposal.edited?.compilation.model;
  if (edited === undefined || !isSound(proposal) || proposal.refused.length + proposal.unplaced.length > 0) {
    const isNone = proposal.files.length === 0 && proposal.refused.length + proposal.unplaced.length === 0;
    throw refuse({
      en: isNone
        ? `no parameter of \`${given.shown}\` was changed, so there is nothing to compare`
        : `not all that was changed in \`${given.shown}\` is a parameter that the rules can take: \`bareme import ${given.shown}\` says what`,
      fr: isNone
        ? `aucun paramètre de \`${given.shown}\` n’a été modifié : rien à comparer`
        : `tout ce qui a été modifié dans \`${given.shown}\` n’est pas un paramètre que les règles peuvent prendre : \`bareme import ${given.shown}\` dit quoi`,
    });
  }
  return {
    sides: [
      { name: ruleset.name, model },
      { name: basename(given.shown), model: edited },
    ],
    other: proposal.edited?.provenance,
  };
}
