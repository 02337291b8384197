// Hostile files, as the command line may be handed them: facts as JSON and CSV, rule files, documents and workbooks.

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { folder } from '../cli/bareme.js';
import type { Suite, Try } from './try.js';

const rules = `tariff visits "Visits"
currency EUR
rounding each amount half up to 0.01 EUR
fact n "Visits" : number, whole, from 0 to 1 000
fact remark : text, optional
amount fee "Fee" = 2.50 EUR * n
`;

/** Files in a folder of their own; nothing of them is read before a test runs. */
export function filesSuites(): readonly Suite[] {
  const there = folder();
  const outside = folder();
  outside.write('secret.txt', 'The fee is 2.50 EUR.\n');
  outside.write('secret.bareme', 'module secret "Secret"\nvalue price = 2.50 EUR\n');
  there.write('package.json', '{}');
  there.write('visits.bareme', rules);

  /** The status, and the codes that were told, first of all. */
  const codes = ({ status, out, err }: { status: number; out: string; err: string }): string => {
    const inJson = [...out.matchAll(/"code": ?"(\w+)"/g)].map(([, code]) => code);
    const inText = [...err.matchAll(/\b(?:error|erreur) ([A-Z]\d{3})/g)].map(([, code]) => code);
    const told = [...new Set([...inJson, ...inText])].map((code) => `\`${code}\``);
    if (/\n\s+at .*:\d+:\d+/.test(out + err)) return 'a stack trace';
    return status === 0 ? 'accepted' : (told[0] ?? `status ${status}`);
  };
  const run = async (name: string, content: string | Uint8Array): Promise<string> => {
    there.write(name, content);
    return codes(await there.bareme(['run', 'visits.bareme', '--facts', name, '--format', 'ndjson']));
  };
  const json = (what: string, content: string | Uint8Array, got: string): Try => ({
    what,
    got,
    run: () => run('facts.json', content),
  });
  const csv = (what: string, content: string | Uint8Array, got: string): Try => ({
    what,
    got,
    run: () => run('facts.csv', content),
  });
  const checked = (what: string, content: string | Uint8Array, got: string): Try => ({
    what,
    got,
    run: async () => {
      there.write('tried.bareme', content);
      return codes(await there.bareme(['check', 'tried.bareme']));
    },
  });
  const used = (what: string, path: string, got: string): Try =>
    checked(
      what,
      rules.replace('currency', `use "${path}" taking price\ncurrency`).replace('2.50 EUR', 'price'),
      got,
    );
  const cited = (what: string, path: string, got: string): Try =>
    checked(
      what,
      `${rules.replace('currency', `source "${path}" in English\ncurrency`)}  quote "The fee is 2.50 EUR."\n`,
      got,
    );
  const linked = (tried: Try, from: string, to: string): Try => ({
    ...tried,
    run: () => {
      symlinkSync(join(outside.path, to), join(there.path, from));
      return tried.run();
    },
  });
  const workbook = (what: string, content: () => Promise<Uint8Array>, got: string): Try => ({
    what,
    got,
    run: async () => {
      there.write('given.xlsx', await content());
      return codes(await there.bareme(['audit', 'given.xlsx', '--rules', 'visits.bareme']));
    },
  });
  const zipped = async (part: string, text: string): Promise<Uint8Array> => {
    const zip = new JSZip();
    zip.file(part, text);
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  };
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  const latin1 = (text: string) => Buffer.from(text, 'latin1');

  return [
    {
      where: 'Facts, as JSON',
      bound: 10_000,
      tries: [
        json('a name given twice', '{"n": 1, "n": 2}', '`invalid_json`'),
        json('`NaN`', '{"n": NaN}', '`invalid_json`'),
        json('a number of a million digits', `{"n": ${'9'.repeat(1_000_000)}}`, '`wrong_type`'),
        json('`1e999999999`', '{"n": 1e999999999}', '`wrong_type`'),
        json('a million lists within one another', '['.repeat(1_000_000), '`invalid_json`'),
        json('a million objects within one another', '{"a":'.repeat(1_000_000), '`invalid_json`'),
        json('an own key `__proto__`', '{"n": 1, "__proto__": {"n": 1}}', '`unknown_fact`'),
        json('text after the end', '{"n": 1} {"n": 2}', '`invalid_json`'),
        json('a comment', '{"n": 1 /* one */}', '`invalid_json`'),
        json('a byte order mark', '\ufeff{"n": 1}', 'accepted'),
        json('UTF-16', utf16('{"n": 1}'), '`invalid_json`'),
        json('Latin-1', latin1('{"n": 1, "remark": "été"}'), '`invalid_json`'),
        json('an empty file', '', '`invalid_json`'),
      ],
    },
    {
      where: 'Facts, as CSV',
      bound: 10_000,
      tries: [
        csv('a formula for a number', 'n\n=1+1\n', '`wrong_type`'),
        csv('a formula that would start a program', "n\n=cmd|'/c calc'!A1\n", '`wrong_type`'),
        csv('a column named twice', 'n,n\n1,2\n', '`E005`'),
        csv('a column named `__proto__`', 'n,__proto__\n1,2\n', '`unknown_fact`'),
        csv('a quote that is never closed', 'n\n"1\n', '`E005`'),
        csv('a row of two million characters', `n\n${'1'.repeat(2_000_000)}\n`, '`wrong_type`'),
        csv('a row of a million cells', `n\n${'1,'.repeat(1_000_000)}\n`, '`invalid_json`'),
        csv('UTF-16 with its mark', utf16('n\n1\n'), 'accepted'),
        csv('Latin-1', latin1('n,remark\n1,été\n'), '`E005`'),
        csv('a NUL', 'n\n1\0\n', '`wrong_type`'),
        {
          what: 'a formula among refused rows, which are written to a file of their own',
          got: 'written as text',
          run: async () => {
            there.write('facts.csv', 'n,remark\n-1,"=HYPERLINK(""http://example.org"")"\n');
            await there.bareme(['run', 'visits.bareme', '--facts', 'facts.csv', '--rejects', 'rejects.csv']);
            const { out } = await there.bareme([
              'run',
              'visits.bareme',
              '--facts',
              'rejects.csv',
              '--format',
              'csv',
            ]);
            const written = (await import('node:fs')).readFileSync(join(there.path, 'rejects.csv'), 'utf8');
            return /(^|[,"])=/m.test(written + out) ? 'a formula' : 'written as text';
          },
        },
      ],
    },
    {
      where: 'Rule files and documents',
      bound: 10_000,
      tries: [
        used(
          '`use` of a file above the project',
          `../${outside.path.split('/').at(-1)}/secret.bareme`,
          '`E203`',
        ),
        used('`use` of an absolute path', join(outside.path, 'secret.bareme'), '`E204`'),
        used('`use` of a URL', 'file:///etc/passwd', '`E204`'),
        used('`use` of a device', '/dev/zero', '`E204`'),
        used('`use` of a path with a NUL', 'secret\0.bareme', '`E203`'),
        used('`use` of a path with backslashes', '..\\\\secret.bareme', '`E203`'),
        linked(
          used('`use` of a link that leads out of the project', 'link.bareme', '`E203`'),
          'link.bareme',
          'secret.bareme',
        ),
        cited('`source` above the project', `../${outside.path.split('/').at(-1)}/secret.txt`, '`E903`'),
        cited('`source` at an absolute path', '/etc/passwd', '`E903`'),
        linked(
          cited('`source` that is a link out of the project', 'link.txt', '`E903`'),
          'link.txt',
          'secret.txt',
        ),
        checked('UTF-16', utf16(rules), '`E003`'),
        checked(
          'Latin-1',
          latin1(rules.replace('"Fee"', '"Redevance due à l’été"'.replace('’', "'"))),
          '`E003`',
        ),
        checked('a byte order mark', `\ufeff${rules}`, 'accepted'),
        checked(
          '100 000 parentheses within one another',
          rules.replace('2.50 EUR', `${'('.repeat(100_000)}2.50 EUR${')'.repeat(100_000)}`),
          '`E120`',
        ),
        checked('a number of a million digits', rules.replace('2.50', '9'.repeat(1_000_000)), '`E107`'),
        checked('a line of ten million characters', `${rules}# ${'x'.repeat(10_000_000)}\n`, 'accepted'),
        checked(
          'names of JavaScript: `constructor`, `valueOf`',
          rules.replaceAll(' fee ', ' constructor ').replaceAll('remark', 'valueOf'),
          'accepted',
        ),
      ],
    },
    {
      where: 'Workbooks',
      bound: 20_000,
      tries: [
        workbook('no zip file', async () => Buffer.from('not a workbook'), '`E021`'),
        workbook('an empty file', async () => new Uint8Array(), '`E021`'),
        workbook(
          'a zip bomb: a part that unpacks to 100 MB',
          () => zipped('xl/workbook.xml', ' '.repeat(100_000_000)),
          '`E021`',
        ),
        workbook(
          'a part of three million tags that are never closed',
          () => zipped('xl/workbook.xml', '<a '.repeat(3_000_000)),
          '`E021`',
        ),
        workbook(
          'entities that would multiply',
          () =>
            zipped(
              'xl/workbook.xml',
              `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}">]><a>${'&b;'.repeat(100_000)}</a>`,
            ),
          '`E021`',
        ),
        workbook(
          'characters that do not exist',
          () => zipped('xl/workbook.xml', '<workbook><sheets a="&#x7fffffff;&#99999999;"/></workbook>'),
          '`E021`',
        ),
      ],
    },
  ];
}
