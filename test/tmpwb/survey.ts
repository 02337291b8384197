import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { planWorkbook } from '../../compiler/6-emit/workbook/plan/plan.js';
import { limitDiagnostics } from '../../compiler/6-emit/workbook/limits.js';
import { wordsFor } from '../../compiler/6-emit/wording/words.js';
import { emitTypeScript } from '../../compiler/6-emit/typescript/index.js';
import { modelOf, root, provenance } from '../rig/load-ruleset.js';
const found = (folder: string) => readdirSync(join(root, folder)).map((n) => join(root, folder, n, `${n}.bareme`)).filter(existsSync).sort();
const paths = process.argv.length > 2 ? process.argv.slice(2) : [...found('rulesets'), ...found('examples/gallery')];
for (const path of paths) {
  const model = modelOf(path);
  const t = Date.now();
  const plan = planWorkbook(model, wordsFor(model.language));
  const cells = plan.bench.blocks.flatMap(({rows})=>rows.flatMap(({cells})=>cells)).filter((c)=>c?.kind==='value');
  const ed = cells.filter((c)=>c?.kind==='value'&&c.limits).length;
  const ds = limitDiagnostics(plan);
  const ts = await emitTypeScript(model, provenance, () => {});
  const head = String(ts[0]!.content).slice(0,4000).split('\n').filter((l)=>/2\^53|2\*\*53|bigint|plain number|BigInt/i.test(l)).slice(0,3);
  console.log(path.split('/').pop(), Date.now()-t, 'steps', plan.bench.steps.length, 'factor', plan.bench.freedom.factor, plan.bench.freedom.finer, 'editable', ed, '/', cells.length, ds.map((d)=>d.code + ' ' + d.message.en).join(' | '), plan.bench.assured.length, 'assured');
  console.log('    ', head.join(' // '));
}
