// Evidence: slips written into the texts of the rulesets and of the gallery, books of what such systems bill, and whether
// reconciling names them; and right books with some bills changed by hand, for which nothing must be named:
// `npm run reconcile:evidence -- [CASES [EACH [TARIFF…]]]`; `SEED=…` draws other slips, two at once and slips on a part of the
// book included. The table in docs/reconcile.md is what `WRITE_TABLE=1` writes.

import { readFileSync, writeFileSync } from 'node:fs';
import { wrapped } from '../../architecture/wrapped-markdown.js';
import { bookOf, falselyExplained, measured, type Verdict } from './measure.js';
import { slipsOf } from './slips.js';
import { tariffIn } from './tariffs.js';
import { programsWrittenApart, slipsWrittenApart } from './written-apart.js';

const [cases = 300, each = 1] = process.argv.slice(2, 4).map(Number);
const asked = process.argv.slice(4);
const seed = Number(process.env.SEED ?? 3);
const gallery = [
  'bahrain-electricity-water',
  'bareme-kilometrique',
  'epo-renewal-fees',
  'facture-eau',
  'facture-electricite',
  'frais-de-notaire',
  'german-court-costs',
  'impot-fortune-immobiliere',
  'japan-income-tax',
  'nyc-taxi',
  'stamp-duty-land-tax',
  'uk-national-insurance',
];
const folders = [
  ...gallery.map((name) => `examples/gallery/${name}`),
  ...['amf-sacem-2015', 'philharmonie-a-la-demande', 'sacem-polynesie-2018'].map(
    (name) => `rulesets/${name}`,
  ),
].filter((folder) => asked.length === 0 || asked.some((name) => folder.endsWith(name)));

let [randomBooks, falseOnes] = [0, 0];
const counts = new Map<string, Map<Verdict, number>>();
const count = (key: string, verdict: Verdict) => {
  const row = counts.get(key) ?? new Map<Verdict, number>();
  counts.set(key, row.set(verdict, (row.get(verdict) ?? 0) + 1));
};
/** No tariff is begun after so long; what was measured is told. */
const until = performance.now() + 60_000 * Number(process.env.MINUTES ?? Number.POSITIVE_INFINITY);
const tried: string[] = [];
for (const folder of folders) {
  if (performance.now() > until) break;
  tried.push(folder);
  const tariff = tariffIn(folder);
  const book = bookOf(tariff.model, cases, 7);
  randomBooks++;
  falseOnes += await falselyExplained(book, 11);
  let partTried = false;
  const named: ReturnType<typeof slipsOf>[number][] = [];
  const drawn = slipsOf(tariff.rules, each, seed);
  for (const slip of drawn) {
    const legacy = tariff.with(new Map([[slip.path, slip.text]]));
    if (legacy === undefined) continue;
    const started = performance.now();
    const { verdict, different, first } = await measured(book, legacy);
    count(tariff.name, verdict);
    count(slip.kind, verdict);
    if (!partTried && different >= 12) {
      partTried = true;
      const part = await measured(book, legacy, 'every third');
      count('on a third of the bills, told by a column', part.verdict);
      console.log(`${tariff.name}:${slip.line} ${slip.kind} on a third: ${part.verdict}, ${part.different}`);
    }
    if (verdict === 'named first') named.push(slip);
    const line = `${tariff.name}:${slip.line} ${slip.kind}: ${verdict}, ${different} of ${book.cases.length}`;
    console.log(`${line} (${Math.round(performance.now() - started)} ms)`);
    if (verdict !== 'named first' && verdict !== 'same')
      console.log(`   ${slip.before}\n   ${slip.after}\n   → ${first}`);
  }
  await pairOf(tariff, book, named);
}
// Programs written apart, in plain doubles.
const apart = { named: 0, changing: 0 };
for (const program of programsWrittenApart) {
  if (asked.length > 0 && !asked.includes(program.tariff) && !asked.includes('apart')) continue;
  if (performance.now() > until) break;
  for await (const { slip, verdict, different, first, found } of slipsWrittenApart(program, cases)) {
    count(`written apart: ${program.tariff}`, verdict);
    if (verdict !== 'same') apart.changing++;
    if (verdict === 'named first') apart.named++;
    console.log(
      `${program.tariff}: ${slip}: ${verdict}, ${different}, ${found?.unexplained ?? 0} left → ${first}`,
    );
  }
}
const verdicts: readonly Verdict[] = ['named first', 'named', 'in part', 'unexplained', 'same'];
const table = [
  `| | ${verdicts.join(' | ')} |`,
  `|---|${verdicts.map(() => '--:').join('|')}|`,
  ...[...counts].map(
    ([key, row]) => `| ${key} | ${verdicts.map((verdict) => row.get(verdict) ?? 0).join(' | ')} |`,
  ),
].join('\n');
console.log(table);
console.log(said());
if (process.env.WRITE_TABLE === '1') {
  const page = new URL('../../../docs/reconcile.md', import.meta.url);
  const text = readFileSync(page, 'utf8');
  const [begin, end] = ['<!-- evidence -->\n', '<!-- /evidence -->'];
  const [before, after] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  writeFileSync(page, `${text.slice(0, before)}\n${wrapped(said())}\n\n${table}\n\n${text.slice(after)}`);
}

/** Two slips at once, in different lines, each of which is named alone. */
async function pairOf(
  tariff: ReturnType<typeof tariffIn>,
  book: ReturnType<typeof bookOf>,
  named: ReturnType<typeof slipsOf>,
): Promise<void> {
  const [one] = named;
  const other = named.find(({ path, line }) => path !== one?.path || line !== one?.line);
  if (one === undefined || other === undefined) return;
  const texts = new Map([[one.path, one.text]]);
  const rest = texts.get(other.path) ?? tariff.rules.get(other.path) ?? '';
  // Both are changes of a line: the second is made in the text of the first.
  const at = rest.indexOf(other.before);
  if (at < 0 || rest.indexOf(other.before, at + 1) >= 0) return;
  texts.set(
    other.path,
    rest.replace(other.before, () => other.after),
  );
  const legacy = tariff.with(texts);
  if (legacy === undefined) return;
  const { verdict, different } = await measured(book, legacy);
  count('two slips at once', verdict);
  console.log(
    `${tariff.name}: ${one.kind} (line ${one.line}) and ${other.kind} (line ${other.line}): ${verdict}, ${different}`,
  );
}

/** What was measured, in a sentence. */
function said(): string {
  const total = (verdict: Verdict): number =>
    tried.reduce((sum, folder) => sum + (counts.get(folder.split('/').at(-1) ?? '')?.get(verdict) ?? 0), 0);
  const changing = verdicts
    .filter((verdict) => verdict !== 'same')
    .reduce((sum, verdict) => sum + total(verdict), 0);
  return [
    `${tried.length} tariffs, ${cases} cases a book, ${changing + total('same')} slips, of which ${changing} change three bills or more:`,
    `**${total('named first')} of ${changing}** are named first and explain every difference exactly. In ${randomBooks} right books with`,
    `5 % of the bills changed by hand **${falseOnes}** explanations are given.`,
    ...(apart.changing === 0
      ? []
      : [
          'Of the slips of programs written apart',
          `**${apart.named} of ${apart.changing}** are named first and explain every difference exactly.`,
        ]),
  ].join('\n');
}
