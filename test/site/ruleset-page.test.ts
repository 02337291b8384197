// The page of a ruleset: what it says is what the model holds, and no text of the rules becomes markup.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { block, cell, inline, table } from '../../apps/site/markdown.js';
import { rulesetPage } from '../../apps/site/ruleset-page.js';
import { modelOfText, projectRoot } from '../emit-typescript/compile-evaluator.js';

const rules = readFileSync(join(projectRoot, 'examples/write-a-ruleset/cloakroom.bareme'), 'utf8');
const provenance = { compilerVersion: '0', ruleHash: 'none', documentHashes: {} };
const pageOf = (text: string) =>
  rulesetPage({ name: 'x', group: 'g', model: modelOfText(text), rules: text, provenance, files: [] });

describe('the page of a ruleset', () => {
  it('has its amounts, open questions, proofs, examples and a receipt, in this order', async () => {
    const { markdown, files } = await pageOf(rules);
    const headings = [...markdown.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'What it prices',
      'What the document leaves open',
      'What is proved',
      'Examples',
      'A receipt',
      'The rule file',
    ]);
    expect(markdown).toMatch(/\| proved ✓ \|/);
    expect(markdown).not.toContain('✗');
    for (const [, path] of markdown.matchAll(/files\/([^)"\s]+)/g)) expect(files.has(path ?? '')).toBe(true);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['x-rules.bareme', 'x-receipt.html']));
  });

  it('prints tables as the document does, with their curve', async () => {
    const kepco = 'examples/gallery/kepco-residential/kepco-residential.bareme';
    const { markdown, files } = await pageOf(readFileSync(join(projectRoot, kepco), 'utf8'));
    expect(markdown).toMatch(
      /^\| usage \| 기타계절 \| 하계 [^|]*July[^|]* \|\n\| --- \| --- \| --- \|\n\| up to 200 kWh \| 910 KRW/m,
    );
    expect(
      [...files].filter(([name]) => name.endsWith('.svg')).map(([, svg]) => String(svg).slice(0, 4)),
    ).toContain('<svg');
  });

  it('is the same on every build', async () => {
    expect((await pageOf(rules)).markdown).toBe((await pageOf(rules)).markdown);
  });
});

describe('text in Markdown', () => {
  it('says nothing but itself', () => {
    expect(inline('a *b* <script> [c](d) `e`\n# f')).toBe(
      'a \\*b\\* \\<script\\> \\[c\\]\\(d) \\`e\\` \\# f'.replace('\\(', '('),
    );
    expect(cell('a | "b" <c> & d')).toBe('a &#124; &quot;b&quot; &#60;c&#62; &amp; d');
    expect(block('```\nx', 'text')).toBe('````text\n```\nx\n````');
    expect(table(['a'], [['b']])).toBe('| a |\n| --- |\n| b |');
  });
});
