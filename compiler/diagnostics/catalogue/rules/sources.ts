// What does not agree with the source documents: E901 to E909.

import { define } from '../../define.js';
import { comma } from '../french-numbers.js';

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 157)}…` : text);

export const quoteNotFound = define<{
  part: string;
  document: string;
  nearest: { text: string; line: number } | undefined;
}>({
  code: 'E901',
  severity: 'error',
  message: {
    en: ({ part, document }) => `\`${document}\` does not say \`${short(part)}\``,
    fr: ({ part, document }) => `\`${document}\` ne dit pas \`${short(part)}\``,
  },
  help: {
    en: ({ nearest }) =>
      nearest
        ? `the closest passage, line ${nearest.line}: \`${short(nearest.text)}\``
        : 'quote the document word for word; `[…]` skips what is left out',
    fr: ({ nearest }) =>
      nearest
        ? `le passage le plus proche, ligne ${nearest.line} : \`${short(nearest.text)}\``
        : 'citez le document mot pour mot ; `[…]` saute ce qui est omis',
  },
  explanation: {
    en: 'A `quote` must be found in the source document. White space, quotation marks, dashes, ligatures, superscripts and markup do not count; words and numbers do. `[…]` skips a passage.',
    fr: 'Une `citation` doit se trouver dans le document source. Espaces, guillemets, tirets, ligatures, exposants et balises ne comptent pas ; les mots et les nombres comptent. `[…]` saute un passage.',
  },
});

export const quotesUnverified = define<{ document: string; count: number }>({
  code: 'I902',
  isMendedElsewhere: true,
  severity: 'info',
  message: {
    en: ({ document, count }) =>
      `${count} quote${count === 1 ? '' : 's'} from \`${document}\` cannot be verified: the document is not held`,
    fr: ({ document, count }) =>
      `${count} citation${count === 1 ? '' : 's'} de \`${document}\` ne ${count === 1 ? 'peut' : 'peuvent'} être vérifiée${count === 1 ? '' : 's'} : le document n'est pas joint`,
  },
  explanation: {
    en: '`source "Title" not held` names a document whose text is not beside the rule file. Its quotes are taken on trust, and said to be.',
    fr: '`source "Titre" non détenu` nomme un document dont le texte n’est pas à côté du fichier de règles. Ses citations sont crues sur parole, et cela est dit.',
  },
});

export const documentMissing = define<{ document: string }>({
  code: 'E903',
  isMendedElsewhere: true,
  severity: 'error',
  message: {
    en: ({ document }) => `the source document \`${document}\` was not found beside the rule file`,
    fr: ({ document }) => `le document source \`${document}\` est introuvable à côté du fichier de règles`,
  },
  help: {
    en: 'put its text there, or write `source "Title, edition" not held`',
    fr: 'placez-y son texte, ou écrivez `source "Titre, édition" non joint`',
  },
  explanation: {
    en: '`source "FILE"` names the text of the document, so that quotes and numbers are checked against it.',
    fr: 'Une ligne `source "FICHIER"` nomme le texte du document, pour que citations et nombres soient contrôlés.',
  },
});

/** The first ones; a line of a document may have dozens. */
const listed = (numbers: readonly string[], and: string, more: (count: number) => string): string => {
  const shown = numbers.slice(0, 6).map((number) => `\`${number}\``);
  const rest = numbers.length - shown.length;
  const last = rest > 0 ? more(rest) : shown.pop();
  return shown.length === 0 ? `${last}` : `${shown.join(', ')} ${and} ${last}`;
};

export const numberUnused = define<{ numbers: readonly string[]; line: number; document: string }>({
  code: 'W904',
  isMendedElsewhere: true,
  severity: 'warning',
  message: {
    en: ({ numbers, document }) =>
      `no rule uses ${listed(numbers, 'and', (rest) => `${rest} more numbers`)} of \`${document}\``,
    fr: ({ numbers, document }) =>
      `aucune règle n'emploie ${listed(numbers, 'et', (rest) => `${rest} autres nombres`)} de \`${document}\``,
  },
  help: {
    en: ({ numbers }) =>
      `use ${numbers.length > 1 ? 'them' : 'it'} in a rule, or say why not: \`not used "…" because "…"\``,
    fr: ({ numbers }) =>
      `employez-${numbers.length > 1 ? 'les' : 'le'} dans une règle, ou dites pourquoi pas : \`non utilisé "…" car "…"\``,
  },
  explanation: {
    en: 'Every number of the document either stands in a rule or is explained by `not used` or `not modelled`, so that none is forgotten.',
    fr: 'Tout nombre du document figure dans une règle ou est expliqué par `non utilisé` ou `non modélisé`, pour qu’aucun ne soit oublié.',
  },
});

export const numberNotInSource = define<{
  number: string;
  near: { readonly text: string; readonly line: number; readonly unused: boolean } | undefined;
}>({
  code: 'W905',
  severity: 'warning',
  message: {
    en: ({ number }) => `no source document has the number \`${number}\``,
    fr: ({ number }) => `aucun document source n'a le nombre \`${comma(number)}\``,
  },
  help: {
    en: ({ near }) =>
      near === undefined
        ? 'check it against the document; if it is ours, write it as a reading, or `allow W905 because "…"`'
        : `the document has \`${near.text}\`, line ${near.line}${near.unused ? ', which no rule uses' : ''}; if the number is ours, \`allow W905 because "…"\``,
    fr: ({ near }) =>
      near === undefined
        ? 'vérifiez-le dans le document ; s’il est de nous, faites-en une lecture, ou écrivez `admettre W905 car "…"`'
        : `le document a \`${near.text}\`, ligne ${near.line}${near.unused ? ", qu'aucune règle n'emploie" : ''} ; si le nombre est de nous, \`admettre W905 car "…"\``,
  },
  explanation: {
    en: 'The numbers of rules, tables and checks come from the document. One that it does not print may be a slip of the pen, a converted or computed figure, or a choice of ours, which should be said.',
    fr: 'Les nombres des règles, tableaux et contrôles viennent du document. Celui qu’il n’imprime pas est peut-être une faute de frappe, un chiffre converti ou calculé, ou un choix de notre part, qu’il faut dire.',
  },
});

export const boundaryAgainstDocument = define<{ readonly written: string; readonly said: string }>({
  code: 'W907',
  severity: 'warning',
  message: {
    en: ({ written, said }) => `this says \`${written}\` where the document says \`${said}\``,
    fr: ({ written, said }) => `ceci dit \`${written}\` là où le document dit \`${said}\``,
  },
  label: { en: 'exactly here the two differ', fr: 'exactement ici les deux diffèrent' },
  help: {
    en: 'write the boundary as the document has it: `up to` and `above` leave the value itself below, `from` and `below` leave it above; if the document means another limit, `allow W907 because "…"`',
    fr: "écrivez la limite comme le document : `jusqu'à` et `au-delà de` laissent la valeur elle-même en dessous, `à partir de` et `moins de` la laissent au-dessus ; si le document parle d'une autre limite, `admettre W907 parce que « … »`",
  },
  explanation: {
    en: 'A quote below the declaration, or the document wherever it names this number as a boundary, counts the number itself to the other side. `> 70` against "à partir de 70 %" is wrong for exactly 70 % only, which is why nobody sees it.',
    fr: 'Une citation sous la déclaration, ou le document partout où il fait de ce nombre une limite, compte la valeur elle-même de l’autre côté. `> 70` contre « à partir de 70 % » n’est faux que pour 70 % exactement : personne ne le voit.',
  },
});

export const passageNotFound = define<{
  part: string;
  nearest: { text: string; line: number } | undefined;
}>({
  code: 'E906',
  severity: 'error',
  message: {
    en: ({ part }) => `no source document says \`${short(part)}\``,
    fr: ({ part }) => `aucun document source ne dit \`${short(part)}\``,
  },
  help: {
    en: ({ nearest }) =>
      nearest
        ? `the closest passage, line ${nearest.line}: \`${short(nearest.text)}\``
        : 'give the words of the document, around the number',
    fr: ({ nearest }) =>
      nearest
        ? `le passage le plus proche, ligne ${nearest.line} : \`${short(nearest.text)}\``
        : 'donnez les mots du document, autour du nombre',
  },
  explanation: {
    en: '`not used` and `not modelled` explain words of the document, which must be found in it like a quote.',
    fr: '`non utilisé` et `non modélisé` expliquent des mots du document, qui doivent s’y trouver comme une citation.',
  },
});
