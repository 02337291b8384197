// The same code as TypeScript, as plain JavaScript, and as the body of a function: what only one of them wants is marked.

/** Characters that Unicode keeps for programs' own use: no rule file has them in code, and texts and comments lose them. */
export const beginsType = '\ufdd0';
export const endsType = '\ufdd1';

/** Stands before what a module exports. */
export const exported = '\ufdd2';

/** A text of the rules without characters that could be taken for marks. */
export const withoutMarks = (text: string): string =>
  [beginsType, endsType, exported].reduce((rest, mark) => rest.replaceAll(mark, ''), text);

/** The text with its types. */
export const asTypeScript = (code: string): string => withoutMarks(asModule(code));

/** A module without types. */
export const asJavaScript = (code: string): string => withoutTypes(asModule(code));

/** Statements without types, which export nothing. */
export const asStatements = (code: string): string => withoutTypes(code.replaceAll(exported, ''));

const asModule = (code: string): string => code.replaceAll(exported, 'export ');

function withoutTypes(code: string): string {
  const [first = '', ...others] = code.split(beginsType);
  return first + others.map((part) => part.slice(part.indexOf(endsType) + 1)).join('');
}
