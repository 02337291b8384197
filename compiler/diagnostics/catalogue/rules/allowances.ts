// Lines `allow CODE because "…"` that cannot do what they say: E225 to E227, W228.

import { define, inBoth } from '../../define.js';

export const unknownCode = define<{ readonly code: string; readonly suggestion: string | undefined }>({
  code: 'E225',
  severity: 'error',
  message: {
    en: ({ code, suggestion }) =>
      `no message has the code \`${code}\`${suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`}`,
    fr: ({ code, suggestion }) =>
      `aucun message n'a le code \`${code}\`${suggestion === undefined ? '' : ` ; vouliez-vous dire \`${suggestion}\` ?`}`,
  },
  help: {
    en: 'the code stands at the head of the message that you want to silence: `warning W606: …`',
    fr: 'le code est en tête du message à faire taire : `avertissement W606 : …`',
  },
  instead: ({ suggestion }) => (suggestion === undefined ? [] : [inBoth(suggestion)]),
  explanation: {
    en: 'A line `allow CODE because "…"` silences one check, by the code that its message begins with. A code that no message has would silence nothing, and nobody would notice.',
    fr: "Une ligne `admettre CODE parce que « … »` fait taire un contrôle, par le code en tête de son message. Un code qui n'existe pas ne ferait rien taire, et personne ne le verrait.",
  },
});

export const reasonMissing = define<{ readonly code: string }>({
  code: 'E226',
  severity: 'error',
  message: {
    en: ({ code }) => `\`${code}\` is allowed without a reason`,
    fr: ({ code }) => `\`${code}\` est admis sans raison`,
  },
  help: {
    en: ({ code }) => `say why: \`allow ${code} because "the document says so, page 3"\``,
    fr: ({ code }) => `dites pourquoi : \`admettre ${code} parce que « le document le dit, page 3 »\``,
  },
  explanation: {
    en: 'Whoever checks the file after you sees that a check is silenced; the reason tells them that it was looked at, and why the rule is right all the same.',
    fr: 'Qui relit le fichier après vous voit qu’un contrôle est tu ; la raison lui dit que le point a été examiné, et pourquoi la règle est juste malgré tout.',
  },
});

export const cannotBeAllowed = define<{ readonly code: string }>({
  code: 'E227',
  severity: 'error',
  message: {
    en: ({ code }) => `\`${code}\` cannot be silenced: with that mistake the rule has no meaning`,
    fr: ({ code }) => `\`${code}\` ne peut pas être tu : avec cette erreur la règle n'a pas de sens`,
  },
  help: {
    en: ({ code }) =>
      `correct the mistake and delete this line; \`bareme explain ${code}\` says what it asks for`,
    fr: ({ code }) =>
      `corrigez l'erreur et supprimez cette ligne ; \`bareme explain ${code}\` dit ce qui est attendu`,
  },
  explanation: {
    en: 'Warnings can be silenced, and those errors without which the rules still say one thing (a gap in a table, a quote that is not found). An error of syntax, names or types leaves nothing to compute with.',
    fr: 'On peut faire taire les avertissements, et les erreurs avec lesquelles les règles disent encore une seule chose (un trou dans un tableau, une citation introuvable). Une erreur de syntaxe, de nom ou de type ne laisse rien à calculer.',
  },
});

export const nothingToAllow = define<{ readonly code: string }>({
  code: 'W228',
  severity: 'warning',
  message: {
    en: ({ code }) => `there is no \`${code}\` here to silence`,
    fr: ({ code }) => `il n'y a ici aucun \`${code}\` à faire taire`,
  },
  help: {
    en: 'delete the line: what it silenced is mended, or stands in another declaration',
    fr: "supprimez la ligne : ce qu'elle faisait taire est corrigé, ou se trouve dans une autre déclaration",
  },
  explanation: {
    en: 'A line `allow` that silences nothing would hide the next mistake of that kind in this place. Below the `tariff` line it holds for the whole file, below any other declaration for that declaration only.',
    fr: 'Une ligne `admettre` qui ne fait rien taire cacherait la prochaine erreur de ce genre à cet endroit. Sous la ligne `tarif` elle vaut pour tout le fichier, sous une autre déclaration pour celle-ci seulement.',
  },
});
