// However a table arrives, its rows are those that a parser finds in the whole of it.

import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCases } from '../../apps/cli/input/csv.js';
import { BadCsv } from '../../apps/cli/input/csv-rows.js';
import { NotUtf8 } from '../../apps/cli/input/text-stream.js';

const facts = {
  known: new Set(['a', 'b']),
  yesNo: new Set<string>(),
  numbers: new Set<string>(),
  capacities: new Map<string, number>(),
};

async function* cut(bytes: Uint8Array, sizes: readonly number[]) {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

interface ReadRow {
  readonly number: number;
  readonly line: number | undefined;
  readonly written: unknown;
  readonly facts: unknown;
}

/** The rows, or what is wrong with the file as a whole. */
async function read(text: string, sizes: readonly number[]): Promise<readonly ReadRow[] | string> {
  const rows: ReadRow[] = [];
  try {
    for await (const incoming of csvCases(cut(Buffer.from(text), sizes), facts).cases) {
      const { number, line, written } = incoming;
      rows.push({ number, line, written, facts: 'facts' in incoming ? incoming.facts : incoming.error });
    }
  } catch (error) {
    if (error instanceof BadCsv) return error.reason.en;
    if (error instanceof NotUtf8) return error.message;
    throw error;
  }
  return rows;
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const content = fc.oneof(
  fc.constantFrom('1', '2.5', '', ' ', 'é', '日本', '😀', '\u2028', 'a"b', ' x ', '\u00a0', 'oui'),
  fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', 'é', '😀', '\t', ' '), maxLength: 8 }),
);
const newline = fc.constantFrom('\n', '\r\n', '\r');
const delimiter = fc.constantFrom(',', ';', '\t');

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
/** Whether a cell can stand without quotes. */
const isBare = (cell: string) => !/[",;\t\r\n]/.test(cell);

describe('the rows of a table', () => {
  it('are the same however the bytes are cut, with quotes, breaks in cells, any line ends and a byte order mark', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(content, content, fc.boolean()), { maxLength: 12 }),
        fc.record({ newline, delimiter, mark: fc.boolean(), ended: fc.boolean() }),
        sizes,
        async (rows, written, pieces) => {
          const cell = (text: string, always: boolean) => (always || !isBare(text) ? quoted(text) : text);
          const lines = rows.map(([a, b, always]) => cell(a, always) + written.delimiter + cell(b, false));
          const text = [`a${written.delimiter}b`, ...lines].join(written.newline);
          const whole = `${written.mark ? '\ufeff' : ''}${text}${written.ended ? written.newline : ''}`;
          const found = await read(whole, pieces);
          const isBlank = (a: string, b: string) => `${a}${b}`.trim() === '';
          // What is left of a line end of two characters is no part of the last cell.
          const last = (b: string) => (written.newline === '\r' ? b : b.replace(/\r$/, ''));
          const expected = rows.flatMap(([a, b]) => (isBlank(a, b) ? [] : [[a, last(b)]]));
          expect(typeof found === 'string' ? found : found.map((row) => row.written)).toEqual(expected);
          // Lines are counted by their line feeds; a table of carriage returns by its rows.
          let line = 2;
          let index = 0;
          for (const [a, b] of rows) {
            if (!isBlank(a, b)) expect(found[index++]).toMatchObject({ number: index, line });
            line += 1 + `${a}${b}`.split('\n').length - 1;
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are those that a parser of the whole text finds, or the file is refused as it refuses it', async () => {
    const soup = fc.string({
      unit: fc.constantFrom('"', '"', ',', '\n', '\n', 'a', 'b', ' ', '\r', 'é', '😀', '\t'),
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(soup, newline, sizes, async (body, end, pieces) => {
        const text = `a,b${end}${body}`;
        const found = await read(text, pieces);
        expect(found).toEqual(await read(text, [text.length * 4]));
        const dialect = {
          delimiter: ',',
          newline: end === '\r' && !body.startsWith('\n') ? end : ('\n' as const),
        };
        const { data, errors } = Papa.parse<string[]>(text, { ...dialect, skipEmptyLines: false });
        const broken = errors.some(({ type }) => type === 'Quotes');
        expect(typeof found === 'string').toBe(broken);
        if (typeof found === 'string') return;
        const rows = data
          .slice(1)
          .filter((row) => row.some((each) => each.trim() !== ''))
          .map((row) =>
            dialect.newline === '\r' ? row : row.with(-1, row.at(-1)?.replace(/\r$/, '') ?? ''),
          );
        expect(found.map(({ written }) => written)).toEqual(rows);
      }),
      { numRuns: 1500 },
    );
  });
});
