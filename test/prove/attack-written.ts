// Attacks what is written down of proofs: what a workbook, a manifest and a page of the site say of each check. Each is held against
// every case of a small domain.

import { verdicts } from '../../apps/cli/proving/attacked-proofs.js';
import { checksInManifest } from '../../apps/cli/proving/checks-in-manifest.js';
import { shownOf } from '../../apps/cli/proving/shown-of-checks.js';
import { proofs } from '../../apps/site/ruleset-page.js';
import { words } from '../../apps/site/words.js';
import type { Model } from '../../compiler/3-model/model.js';
import { shownAgain } from '../../compiler/4-analyse/prover/again.js';
import { searchAlone } from '../../compiler/4-analyse/prover/prove.js';
import type { Provenance, ShownOfCheck } from '../../compiler/6-emit/backend.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { claimsBeside } from './attack-told.js';
import { truthOf } from './every-case.js';
import type { RandomFile } from './random-files.js';

/** The declared check and others like it, each called by its id alone. */
const withClaimsBeside = (made: Model): Model => ({
  ...made,
  properties: [...made.properties, ...claimsBeside(made)].map((property) => ({
    ...property,
    text: property.id,
  })),
});

const truths = (model: Model): readonly boolean[] =>
  model.properties.map((property) => truthOf({ ...model, properties: [property] }));

/** A manifest names each check once, and says proved only of those that hold; proved goes with a certificate, and nothing without proofs. */
export async function faultsOfManifest({ name, made }: RandomFile): Promise<readonly string[]> {
  const model = withClaimsBeside(made);
  const shown: Record<string, ShownOfCheck> = {};
  for await (const verdict of verdicts(model, { boxes: 20, pairs: 500 })) {
    shown[verdict.property.id] = shownOf(verdict);
  }
  const told = checksInManifest(model, { ...plain, shown });
  const isTrue = truths(model);
  if (typeof told === 'string' || told.length !== isTrue.length)
    return [`${name}: not every check is told of`];
  return [
    ...told.flatMap(({ id, status, proof }, place) => [
      ...(id === model.properties[place]?.id ? [] : [`${name}: ${id} in the place of another`]),
      ...(status === 'proved' && isTrue[place] !== true ? [`${name}: manifest: ${id} proved`] : []),
      ...((status === 'proved') === (proof !== undefined)
        ? []
        : [`${name}: manifest: ${id} without its proof`]),
    ]),
    ...(checksInManifest(model, plain) === 'nothing was proved' ? [] : [`${name}: manifest: without proofs`]),
  ];
}

/** A page says proved or false only of what is, of each check in its row, and counts what it says. */
export function faultsOfPage({ name, made }: RandomFile): readonly string[] {
  const model = withClaimsBeside(made);
  const say = words[model.language];
  const lines = proofs(model, say).split('\n');
  const rows = lines.filter((line) => line.startsWith('|')).slice(2);
  const isTrue = truths(model);
  const says = (status: keyof typeof say.status) =>
    rows.map((row) => row.includes(`| ${say.status[status]} |`));
  const [proved, wrong] = [says('proved'), says('false')];
  const count = proved.filter((each) => each).length;
  return [
    ...(rows.length === isTrue.length
      ? []
      : [`${name}: page: ${rows.length} rows of ${isTrue.length} checks`]),
    ...rows.flatMap((row, place) => [
      ...(row.includes(model.properties[place]?.id ?? '')
        ? []
        : [`${name}: page: in the place of another: ${row}`]),
      ...(proved[place] && !isTrue[place] ? [`${name}: page: proved: ${row}`] : []),
      ...(wrong[place] && isTrue[place] ? [`${name}: page: false: ${row}`] : []),
    ]),
    ...(lines.includes(say.proofsAre(count, rows.length))
      ? []
      : [`${name}: page: another count than ${count}`]),
  ];
}

/** No row of a workbook says that a check is proved but one whose certificate is there; nor does any where nothing was asked. */
export function faultsOfWorkbook({ name, made }: RandomFile): readonly string[] {
  const model = withClaimsBeside(made);
  const claims = model.properties;
  const shown: Record<string, ShownOfCheck> = {};
  const isTrue = new Map<string, boolean>();
  for (const property of claims) {
    const { certificate } = searchAlone(made, property, { boxes: 20 });
    const isProved =
      certificate !== undefined &&
      shownAgain(model, property, { status: 'proved', certificate, boxes: 1, tested: 0 }, 1) !== undefined;
    shown[property.id] = { proved: isProved, tried: 7, ...(isProved ? { proof: 'abcdef0123456789' } : {}) };
    isTrue.set(property.id, isProved && truthOf({ ...made, properties: [property] }));
  }
  const rows = rowsOf(model, { ...plain, shown });
  const inOrder = workbookImage(model, plain)
    .plan.properties.filter(({ flag }) => flag === undefined)
    .map(({ property }) => isTrue.get(property.id));
  const told = rows.map((row) => row.includes('abcdef012345'));
  return [
    ...(rows.length === inOrder.length ? [] : [`${name}: ${rows.length} rows for ${inOrder.length} checks`]),
    ...told.flatMap((isProved, place) =>
      isProved === inOrder[place] ? [] : [`${name}: row ${place + 1} says otherwise than what was shown`],
    ),
    ...rowsOf(model, plain).flatMap((row) =>
      row.includes('nothing was proved') || row.includes('rien n') ? [] : [`${name}: without proofs: ${row}`],
    ),
  ];
}

const plain: Provenance = { compilerVersion: '0', ruleHash: '', documentHashes: {} };

/** What the sheet of checks says of each check that it does not reckon itself. */
function rowsOf(model: Model, provenance: Provenance): readonly string[] {
  const sheet = workbookImage(model, provenance).layout.sheets.find(({ kind }) => kind === 'checks');
  const cells = sheet?.cells ?? [];
  const textOf = (cell: (typeof cells)[number] | undefined): string =>
    cell?.content.kind === 'text' ? cell.content.value : '';
  const ids = cells.filter((cell) => cell.column === 1 && /^proved\/\d+$/.test(textOf(cell)));
  return ids.map(({ row }) => textOf(cells.find((cell) => cell.row === row && cell.column === 6)));
}
