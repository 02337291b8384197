// bareme prove: each declared property proved for every input, or shown false by a case.

import type { Model } from '../../3-model/model.js';
import { type Proof, prove as proveAll } from '../../4-analyse/prover/prove.js';
import { writeValue } from '../../5-emit/receipt/written.js';
import type { Locale } from '../../diagnostics/diagnostic.js';
import { printable } from '../../diagnostics/display.js';
import { lineStarts, positionAt } from '../../source.js';
import { compiledRuleset, localeFor, type Session } from '../session.js';
import { type ExitStatus, exit } from '../stop.js';
import { writtenFacts } from '../written-facts.js';

const words = {
  en: { proved: 'proved', false: 'FALSE', undecided: 'undecided', skipped: 'skipped' },
  fr: { proved: 'prouvé', false: 'FAUX', undecided: 'indécis', skipped: 'non examiné' },
} as const;

/** Status 1 when a property is false or a ruleset has an error; an undecided one does not fail. */
export async function prove(
  session: Session,
  wanted: readonly string[],
  options: { readonly format: 'text' | 'json' },
): Promise<ExitStatus> {
  const { host } = session;
  const counts = { proved: 0, false: 0, undecided: 0, skipped: 0 };
  const json: unknown[] = [];
  let broken = false;
  let locale = localeFor(session, undefined);
  for (const name of wanted) {
    const ruleset = compiledRuleset(session, name);
    if (ruleset === undefined) {
      broken = true;
      continue;
    }
    const { model, textOf } = ruleset;
    locale = localeFor(session, model.language);
    for (const proof of proveAll(model, { clock: () => performance.now() })) {
      const { property, status } = proof;
      counts[status]++;
      const { file, start } = property.span;
      const { line } = positionAt(lineStarts(textOf(file) ?? ''), start);
      if (options.format === 'json')
        json.push({ ruleset: ruleset.name, file, line, ...asJson(proof, model) });
      else await host.out(lines(proof, `${file}:${line}`, model, locale));
    }
  }
  const fr = locale === 'fr';
  if (options.format === 'json') {
    await host.out(`${JSON.stringify({ ...counts, properties: json }, undefined, 2)}\n`);
  } else {
    await host.out(
      fr
        ? `${counts.proved} prouvés, ${counts.false} faux, ${counts.undecided} indécis, ${counts.skipped} non examinés\n`
        : `${counts.proved} proved, ${counts.false} false, ${counts.undecided} undecided, ${counts.skipped} skipped\n`,
    );
  }
  return broken || counts.false > 0 ? exit.failed : exit.ok;
}

function asJson(proof: Proof, model: Model) {
  const { property, status, counterexample, cause, holdsWith, boxes, tested } = proof;
  return {
    id: property.id,
    text: property.text,
    status,
    ...(counterexample && {
      counterexample: {
        facts: writtenFacts(model, counterexample.before),
        ...(counterexample.after && { changed: writtenFacts(model, counterexample.after) }),
      },
    }),
    ...(cause && { cause: cause.definition }),
    ...(holdsWith && { holdsWith }),
    boxes,
    tested,
  };
}

function lines(proof: Proof, place: string, model: Model, locale: Locale): string {
  const fr = locale === 'fr';
  const { property, status, counterexample, cause, holdsWith, tested } = proof;
  const fact = property.kind === 'always' ? '' : ` [${property.fact}]`;
  const found = [`${words[locale][status]}  ${printable(property.text)}${fact} (${place})`];
  if (status === 'undecided') {
    found.push(
      fr
        ? `  aucun des ${tested} cas essayés ne le contredit`
        : `  none of ${tested} cases tried contradicts it`,
    );
  }
  if (counterexample !== undefined) {
    const { before, after, values } = counterexample;
    const facts = writtenFacts(model, before);
    const changed = after && writtenFacts(model, after);
    found.push(fr ? '  contre-exemple :' : '  counterexample:');
    for (const [name, value] of Object.entries(facts)) {
      const other = changed?.[name];
      const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
      const then = other === undefined || JSON.stringify(other) === JSON.stringify(value);
      found.push(
        `    ${name} = ${shown}${then ? '' : ` → ${typeof other === 'object' ? JSON.stringify(other) : other}`}`,
      );
    }
    if (property.kind !== 'always' && values.length > 0) {
      const { type } = property.subject;
      found.push(`    ${values.map((value) => writeValue(value, type, model, locale)).join(' → ')}`);
    }
  }
  if (cause !== undefined) {
    const definition = model.definitions.find(({ id }) => id === cause.definition);
    found.push(`  ${fr ? 'à cause de' : 'because of'} ${printable(definition?.formula ?? cause.definition)}`);
  }
  for (const { reading, option } of holdsWith ?? []) {
    found.push(
      fr
        ? `  vrai avec la lecture ${reading} = ${option}`
        : `  holds with the reading ${reading} = ${option}`,
    );
  }
  return `${found.join('\n')}\n`;
}
