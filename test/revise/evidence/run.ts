// Evidence: slips written into the texts of the rulesets and of the gallery, books of what such systems bill, and whether
// reconciling names them: `npm run reconcile:evidence -- [CASES [EACH [TARIFF…]]]`.

import { bookOf, measured, type Verdict } from './measure.js';
import { slipsOf } from './slips.js';
import { tariffIn } from './tariffs.js';

const [cases = 300, each = 1] = process.argv.slice(2, 4).map(Number);
const asked = process.argv.slice(4);
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
  ...['amf-sacem-2015', 'philharmonie-a-la-demande', 'sacem-polynesie-2018'].map(
    (name) => `rulesets/${name}`,
  ),
  ...gallery.map((name) => `examples/gallery/${name}`),
].filter((folder) => asked.length === 0 || asked.some((name) => folder.endsWith(name)));

const counts = new Map<string, Map<Verdict, number>>();
const count = (key: string, verdict: Verdict) => {
  const row = counts.get(key) ?? new Map<Verdict, number>();
  counts.set(key, row.set(verdict, (row.get(verdict) ?? 0) + 1));
};
for (const folder of folders) {
  const tariff = tariffIn(folder);
  const book = bookOf(tariff.model, cases, 7);
  for (const slip of slipsOf(tariff.rules, each, 3)) {
    const legacy = tariff.with(new Map([[slip.path, slip.text]]));
    if (legacy === undefined) continue;
    const started = performance.now();
    const { verdict, different, first } = await measured(book, legacy);
    count(tariff.name, verdict);
    count(slip.kind, verdict);
    const line = `${tariff.name}:${slip.line} ${slip.kind}: ${verdict}, ${different} of ${book.cases.length}`;
    console.log(`${line} (${Math.round(performance.now() - started)} ms)`);
    if (verdict !== 'named first' && verdict !== 'same')
      console.log(`   ${slip.before}\n   ${slip.after}\n   → ${first}`);
  }
}
const verdicts: readonly Verdict[] = ['named first', 'named', 'in part', 'unexplained', 'same'];
console.log(`| | ${verdicts.join(' | ')} |`);
for (const [key, row] of counts)
  console.log(`| ${key} | ${verdicts.map((verdict) => row.get(verdict) ?? 0).join(' | ')} |`);
