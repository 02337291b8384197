// A document → a first rule file in its order: its numbered headings as sections, and every number that it prints on a line
// `not used` to be worked off. Nothing is guessed: what a number means is the writer's to say.

import { numbersOf } from '../../../../compiler/2-check/documents/source-numbers.js';
import { passageAround } from '../../../../compiler/ide/actions/add/not-used.js';

export interface Proposed {
  readonly path: string;
  readonly text: string;
}

const heading =
  /^\s{0,3}(?:#+\s*)?(?:(?:article|section|§)\s*)?(\d+(?:\.\d+)*|[IVX]+)[.)\s–-]+(\p{Lu}[^.;:]{2,80})\s*$/u;

export function proposal(name: string, document: string, locale: 'en' | 'fr'): readonly Proposed[] {
  const text = `${document.replaceAll('\r\n', '\n').trimEnd()}\n`;
  const say = (en: string, fr: string) => ({ en, fr })[locale];
  const first =
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim()
      .replaceAll('"', "'")
      .slice(0, 80) ?? name;
  const currency = /(?:€|EUR|euros?)/u.test(text)
    ? 'EUR'
    : /\bXPF\b|\bFrs?\b/u.test(text)
      ? 'XPF'
      : /\bCHF\b/.test(text)
        ? 'CHF'
        : /\$|USD/.test(text)
          ? 'USD'
          : 'EUR';
  const lines = [
    say(`tariff ${name} "${first}"`, `tarif ${name} "${first}"`),
    say(`source "${name}.txt" in English`, `source "${name}.txt" en français`),
    say(`currency ${currency}`, `monnaie ${currency}`),
    say('rounding no amount', "arrondi d'aucun montant"),
  ];
  let offset = 0;
  const numbers = numbersOf(text);
  const told = new Set<string>();
  for (const line of text.split('\n')) {
    const end = offset + line.length;
    const found = heading.exec(line);
    if (found) lines.push('', `section "${found[1]}" "${found[2]?.trim().replaceAll('"', "'")}"`);
    else {
      for (const number of numbers.filter(({ start }) => offset <= start && start < end)) {
        const passage = passageAround(text, number.start, number.start + number.text.length);
        if (told.has(passage)) continue;
        told.add(passage);
        const quoted = passage.includes('"') ? `« ${passage} »` : `"${passage}"`;
        lines.push(
          say(`not used ${quoted} because "to be worked off"`, `non utilisé ${quoted} car "reste à faire"`),
        );
      }
    }
    offset = end + 1;
  }
  return [
    { path: `${name}.txt`, text },
    { path: `${name}.bareme`, text: `${lines.join('\n')}\n` },
  ];
}
