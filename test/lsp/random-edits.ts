// Edits at random through the language server, as many as asked for: it must not stop, every question must have the answer of its
// own version or none, and after each burst the messages must be those of the text as it stands then.
//   npx tsx test/lsp/random-edits.ts [EDITS] [SEED] [EDITS_A_BURST]

import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { documentOutline, type OutlineEntry } from '../../compiler/ide/document-outline.js';
import { snapshotOf } from '../../compiler/ide/snapshot.js';
import { projectOptions, readRoot, seeds } from '../ide/projects.js';
import { sequence } from '../rig/draw.js';
import { Editor, uriOf } from './editor.js';

const edits = Number(process.argv[2] ?? 2_000);
const next = sequence(Number(process.argv[3] ?? 1));
const below = (limit: number): number => Math.floor(next() * limit);
const perBurst = Number(process.argv[4] ?? 200);
const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;

const paths = [
  'examples/gallery/bareme-kilometrique/bareme-kilometrique.bareme',
  'examples/gallery/nyc-taxi/nyc-taxi.bareme',
  ...seeds.slice(2),
];

/** What hands and pastes put into a text, line ends of three kinds and halves of signs among them. */
const pieces = [
  ...' |()[]"#=:,.%+-*/\n\t',
  ...[
    '\r\n',
    '\r',
    '\u00a0',
    'é',
    '😀',
    '\ud83d',
    '12,5 %',
    '1 000 EUR',
    '  | ',
    'amount x = ',
    'montant y = ',
  ],
  ...[
    'fact a : yes/no\n',
    'table t by a\n',
    'use "../x.bareme"\n',
    'source doc "missing.txt"\n',
    'example "e"\n',
  ],
];

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

function edit(text: string): Edit {
  const at = below(text.length + 1);
  const lines = text.split('\n');
  const kinds: readonly (() => Edit)[] = [
    () => ({ start: at, end: at, put: oneOf(pieces) }),
    () => ({ start: at, end: Math.min(text.length, at + 1 + below(12)), put: '' }),
    () => ({ start: at, end: Math.min(text.length, at + below(40)), put: oneOf(pieces) }),
    () => ({ start: at, end: at, put: `\n${oneOf(lines)}\n` }),
  ];
  return oneOf(kinds)();
}

/** By the definition of the protocol: lines end with LF, CR LF or CR; characters are units of UTF-16. */
function positionIn(text: string, offset: number) {
  const before = text.slice(0, offset);
  const ends = [...before.matchAll(/\r\n|\n|\r/g)];
  const last = ends.at(-1);
  // Between CR and LF is the end of the line before.
  const isWithin = before.endsWith('\r') && text[offset] === '\n';
  const started = isWithin ? ends.at(-2) : last;
  const start = started === undefined ? 0 : started.index + started[0].length;
  return { line: ends.length - (isWithin ? 1 : 0), character: (isWithin ? offset - 1 : offset) - start };
}

/** An edit between CR and LF is one before both, as an editor would have it. */
function snapped(text: string, { start, end, put }: Edit): Edit {
  const snap = (offset: number) =>
    offset > 0 && text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;
  return { start: snap(start), end: snap(end), put };
}

/** Cancelled, changed meanwhile, or refused in words. */
const refusals = new Set([-32800, -32801, -32803]);

const questions = [
  'completion',
  'hover',
  'definition',
  'references',
  'documentHighlight',
  'prepareRename',
  'rename',
  'foldingRange',
  'formatting',
  'codeAction',
  'semanticTokens/full',
  'documentSymbol',
] as const;

const namesOf = (entries: readonly OutlineEntry[]): unknown =>
  entries.map(({ name, keyword, children }) => [name === '' ? keyword : name, namesOf(children)]);
interface Told {
  readonly name: string;
  readonly children: readonly Told[];
}
const toldNames = (entries: readonly Told[]): unknown =>
  entries.map(({ name, children }) => [name, toldNames(children)]);

const editor = new Editor();
await editor.start('fr-FR');
const problems: string[] = [];
const tally = { edits: 0, questions: 0, answered: 0, withdrawn: 0, bursts: 0 };
const states = new Map(paths.map((path) => [path, { version: 1, text: readRoot(path).text }]));
for (const [path, { text }] of states) await editor.open(uriOf(path), text);

while (tally.edits < edits && problems.length < 10) {
  const path = oneOf(paths);
  const uri = uriOf(path);
  const state = states.get(path);
  if (state === undefined) throw new Error(path);
  const answers: Promise<void>[] = [];
  const change = async ({ start, end, put }: Edit): Promise<void> => {
    const range = { start: positionIn(state.text, start), end: positionIn(state.text, end) };
    state.text = state.text.slice(0, start) + put + state.text.slice(end);
    state.version += 1;
    tally.edits += 1;
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: state.version },
      contentChanges: [{ range, text: put }],
    });
  };
  const ask = (): void => {
    const question = oneOf(questions);
    const { text } = state;
    const position = positionIn(text, below(text.length + 1));
    const cancel = new CancellationTokenSource();
    const parameters = {
      textDocument: { uri },
      position,
      range: { start: position, end: position },
      context: { includeDeclaration: true, diagnostics: [] },
      newName: 'a_free_name',
      options: {},
    };
    tally.questions += 1;
    answers.push(
      editor.connection.sendRequest(`textDocument/${question}`, parameters, cancel.token).then(
        (answer) => {
          tally.answered += 1;
          if (question !== 'documentSymbol') return;
          const told = JSON.stringify(toldNames(answer as readonly Told[]));
          if (told !== JSON.stringify(namesOf(documentOutline(text))))
            problems.push(`${path}: an outline that is not that of the version asked about: ${told}`);
        },
        ({ code, message }: { code: number; message: string }) => {
          tally.withdrawn += 1;
          if (!refusals.has(code)) problems.push(`${path}: ${question}: ${code} ${message}`);
        },
      ),
    );
    if (below(6) === 0) cancel.cancel();
  };
  if (below(3) === 0) await change({ start: 0, end: state.text.length, put: readRoot(path).text });
  for (let left = 1 + below(perBurst); left > 0; left--) {
    await change(snapped(state.text, edit(state.text)));
    if (below(40) === 0) ask();
  }
  ask();
  await Promise.all(answers);
  const { diagnostics } = await editor.messages(uri, state.version);
  const told = diagnostics.map(({ code, range: { start } }) => `${code} ${start.line}:${start.character}`);
  const own = snapshotOf({ path, text: state.text }, projectOptions())
    .diagnostics.filter(({ span }) => span.file === path)
    .map(({ code, span }) => {
      const { line, character } = positionIn(state.text, span.start);
      return `${code} ${line}:${character}`;
    });
  if (told.join() !== own.join())
    problems.push(`${path}: version ${state.version}: ${told.join()} instead of ${own.join()}`);
  const versions = editor.published.filter((one) => one.uri === uri).map(({ version }) => version ?? 0);
  if (versions.some((version, index) => version < (versions[index - 1] ?? 0)))
    problems.push(`${path}: messages of an older version after those of a newer one`);
  editor.published.length = 0;
  tally.bursts += 1;
}
const status = await editor.stop();
if (status !== 0) problems.push(`the server ended with ${status}`);
for (const problem of problems) console.log(problem.slice(0, 2_000));
console.log(
  `${tally.edits} edits in ${tally.bursts} bursts, ${tally.questions} questions: ${tally.answered} answered, ${tally.withdrawn} withdrawn or refused`,
);
console.log(`${tally.bursts} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 ? 0 : 1;
