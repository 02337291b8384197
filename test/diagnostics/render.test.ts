import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { renderDiagnostic, renderText, summarize } from '../../compiler/diagnostics/render.js';
import { diagnosticsToJson } from '../../compiler/diagnostics/render-json.js';

const text = `tariff demo "Demo"
fact fee "Fee" : EUR, from 0 to 10
fact surcharge "Surcharge" : XPF, from 0 to 10

amount total = fee + surcharge
\tamount naïve = « été » + 日本 + x
`;
const files = new Map([
  ['rulesets/demo/demo.bareme', text],
  ['shared.bareme', 'module shared\r\nvalue other = 3\r\n'],
]);
const textOf = (path: string) => files.get(path);

const spanOf = (words: string, file = 'rulesets/demo/demo.bareme') => {
  const start = files.get(file)?.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`no ${words}`);
  return { file, start, end: start + words.length };
};

const mismatch: Diagnostic = {
  code: 'E301',
  severity: 'error',
  message: { en: 'EUR and XPF cannot be added', fr: 'EUR et XPF ne s’additionnent pas' },
  span: spanOf('surcharge\n'.trim(), 'rulesets/demo/demo.bareme'),
  label: { en: 'this is in XPF', fr: 'ceci est en XPF' },
  related: [],
  help: { en: 'convert one: `surcharge in EUR`', fr: 'convertissez : `surcharge en EUR`' },
  fix: undefined,
};

const whole = (diagnostic: Diagnostic, locale: 'en' | 'fr' = 'en', color = false) =>
  renderDiagnostic(diagnostic, { locale, textOf, color });

describe('a diagnostic as text', () => {
  it('counts lines as the lexer ends them: by LF, CR LF and CR alone', () => {
    const own = 'tariff t\rcurrency EUR\r\nvalue a = 1\n\rvalue b = c\r';
    const start = own.indexOf('c\r');
    const told = { ...mismatch, span: { file: 'a.bareme', start, end: start + 1 } };
    expect(renderDiagnostic(told, { locale: 'en', textOf: () => own, color: false })).toContain(
      'a.bareme:5:11',
    );
  });

  it('shows both places with a caret line each, in the order of the file', () => {
    const start = text.indexOf('surcharge', text.indexOf('total'));
    const diagnostic: Diagnostic = {
      ...mismatch,
      span: { file: 'rulesets/demo/demo.bareme', start, end: start + 9 },
      related: [
        { span: spanOf('EUR'), label: { en: '`fee` is in EUR', fr: '`fee` est en EUR' } },
        { span: spanOf('fee +'), label: { en: 'added here', fr: 'additionné ici' } },
      ],
    };
    expect(whole(diagnostic)).toBe(
      [
        'error E301: EUR and XPF cannot be added',
        '  --> rulesets/demo/demo.bareme:5:22',
        '    |',
        '  2 | fact fee "Fee" : EUR, from 0 to 10',
        '    |                  ~~~ `fee` is in EUR',
        '  ...',
        '  5 | amount total = fee + surcharge',
        '    |                      ^^^^^^^^^ this is in XPF',
        '    |                ~~~~~ added here',
        '  = help: convert one: `surcharge in EUR`',
      ].join('\n'),
    );
  });

  it('speaks French with French punctuation', () => {
    expect(whole(mismatch, 'fr')).toContain('erreur E301 : EUR et XPF');
    expect(whole(mismatch, 'fr')).toContain('= aide : convertissez');
  });

  it('keeps carets under wide characters, accents and tabs', () => {
    const start = text.indexOf('日本');
    const lines = whole({
      ...mismatch,
      span: { file: 'rulesets/demo/demo.bareme', start, end: start + 2 },
    }).split('\n');
    expect(lines.at(-3)).toBe('  6 |     amount naïve = « été » + 日本 + x');
    expect(lines.at(-2)).toBe('    |                              ^^^^ this is in XPF');
  });

  it('shows a place in another file under its own heading, whatever its line ends', () => {
    const rendered = whole({
      ...mismatch,
      related: [
        { span: spanOf('value other', 'shared.bareme'), label: { en: 'declared here', fr: 'déclaré ici' } },
      ],
    });
    expect(rendered).toContain(
      '  --> shared.bareme:2:1\n    |\n  2 | value other = 3\n    | ~~~~~~~~~~~ declared here',
    );
    expect(rendered).not.toContain('\r');
  });

  it('cuts a line of 100 000 characters around what is meant', () => {
    const long = `value x = ${'1 + '.repeat(25_000)}oops ${'+ 1 '.repeat(10)}`;
    const start = long.indexOf('oops');
    const rendered = renderDiagnostic(
      { ...mismatch, span: { file: 'long', start, end: start + 4 } },
      { locale: 'en', textOf: () => long },
    );
    const lines = rendered.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(130);
    const source = lines.find((line) => line.includes('oops')) ?? '';
    const carets = lines.find((line) => line.includes('^')) ?? '';
    expect(carets.indexOf('^^^^')).toBe(source.indexOf('oops'));
  });

  it('underlines the first line of a place that goes on, and says so', () => {
    const start = text.indexOf('amount total');
    const rendered = whole({
      ...mismatch,
      label: undefined,
      span: { file: 'rulesets/demo/demo.bareme', start, end: text.length },
    });
    expect(rendered).toContain(`  5 | amount total = fee + surcharge\n    | ${'^'.repeat(30)} …`);
  });

  it('shows the line as it stands after the fix', () => {
    const span = spanOf('EUR');
    const rendered = whole({
      ...mismatch,
      fix: { title: { en: 'state it in XPF', fr: 'l’exprimer en XPF' }, edits: [{ span, text: 'XPF' }] },
    });
    expect(rendered).toContain('  = fix: state it in XPF\n      + fact fee "Fee" : XPF, from 0 to 10');
  });

  it('never hands control characters to the terminal', () => {
    const rendered = renderDiagnostic(
      { ...mismatch, message: { en: 'bad \u001b[2Jname', fr: '' }, span: { file: 'x', start: 0, end: 1 } },
      { locale: 'en', textOf: () => 'a\u001b]0;title\u0007 \u202eevil' },
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested.
    expect(rendered).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('has no frame where the file is not known, and survives places beyond the end', () => {
    expect(whole({ ...mismatch, span: { file: '', start: 0, end: 0 }, help: undefined })).toBe(
      'error E301: EUR and XPF cannot be added',
    );
    expect(whole({ ...mismatch, span: { file: 'shared.bareme', start: 900, end: 950 } })).toContain(
      'shared.bareme:3:1',
    );
  });

  it('colours only when asked', () => {
    expect(whole(mismatch)).not.toContain('\u001b');
    expect(whole(mismatch, 'en', true)).toContain('\u001b[1;31merror E301:\u001b[0m');
  });

  it('comes in the order of places, however it was found', () => {
    const second = { ...mismatch, code: 'W100', severity: 'warning' as const, span: spanOf('fee') };
    const rendered = renderText([mismatch, second], { locale: 'en', textOf });
    expect(rendered.indexOf('W100')).toBeLessThan(rendered.indexOf('E301'));
    expect(summarize([mismatch, second, mismatch], 'en')).toBe('2 errors, 1 warning');
    expect(summarize([mismatch, second, mismatch], 'fr')).toBe('2 erreurs, 1 avertissement');
  });
});

describe('diagnostics as JSON', () => {
  it('gives places as offsets and as lines and columns, and fixes as edits', () => {
    const span = spanOf('EUR');
    const [json] = diagnosticsToJson(
      [{ ...mismatch, span, fix: { title: { en: 'XPF', fr: 'XPF' }, edits: [{ span, text: 'XPF' }] } }],
      'en',
      textOf,
    );
    const place = {
      file: 'rulesets/demo/demo.bareme',
      start: { offset: span.start, line: 2, column: 18 },
      end: { offset: span.end, line: 2, column: 21 },
    };
    expect(json).toEqual({
      code: 'E301',
      severity: 'error',
      message: 'EUR and XPF cannot be added',
      place,
      label: 'this is in XPF',
      related: [],
      help: 'convert one: `surcharge in EUR`',
      fix: { title: 'XPF', edits: [{ place, text: 'XPF' }] },
    });
  });
});
