// The catalogue of messages as the page's engine has it: without the long text of each, which is
// shown when somebody points at a code, and would be a tenth of what is loaded before the first message.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';

const catalogueFile = /compiler[/\\]diagnostics[/\\]catalogue[/\\]\w+[/\\][\w-]+\.ts$/;

/** The properties `explanation` of what is handed to `define`. */
function explanations(node, found = []) {
  if (ts.isCallExpression(node) && node.expression.getText() === 'define') {
    const [entry] = node.arguments;
    const given = ts.isObjectLiteralExpression(entry)
      ? entry.properties.filter((property) => property.name?.getText() === 'explanation')
      : [];
    if (given.length !== 1) throw new Error(`an entry without its own explanation: ${node.getText()}`);
    found.push(given[0]);
  }
  ts.forEachChild(node, (child) => void explanations(child, found));
  return found;
}

const entries = fileURLToPath(new URL('../compiler/diagnostics/catalogue/entries.ts', import.meta.url));

/** The long texts by code, in both languages. */
async function textsByCode() {
  const { outputFiles } = await build({
    entryPoints: [entries],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'warning',
  });
  const { catalogue } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
  );
  return Object.fromEntries(catalogue.map(({ code, explanation }) => [code, explanation]));
}

/** A plugin of esbuild. */
export const withoutExplanations = {
  name: 'without explanations',
  setup({ onLoad }) {
    onLoad({ filter: catalogueFile }, ({ path }) => {
      let text = readFileSync(path, 'utf8');
      const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      for (const property of explanations(file).reverse())
        text = `${text.slice(0, property.getStart())}explanation: none${text.slice(property.getEnd())}`;
      return { contents: `const none = { en: '', fr: '' };\n${text}`, loader: 'ts' };
    });
    onLoad({ filter: /studio[/\\]engine[/\\]explanations\.ts$/ }, async () => ({
      contents: `const texts = ${JSON.stringify(await textsByCode())};
export const explanationOf = (code, locale) => texts[code.toUpperCase()]?.[locale] ?? '';`,
      loader: 'js',
    }));
  },
};
