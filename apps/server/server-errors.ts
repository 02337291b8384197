// What the server itself refuses, in the form in which cases are refused.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import type { CaseError } from '../../compiler/runtime/outcome/assessment.js';
import type { Localized } from '../../compiler/runtime/outcome/localized.js';

export type ServerErrorCode =
  | 'unknown_ruleset'
  | 'not_found'
  | 'method_not_allowed'
  | 'body_too_large'
  | 'list_too_long'
  | 'unsupported_media_type'
  | 'unsupported_encoding'
  | 'bad_choice'
  | 'unauthorized'
  | 'bad_request'
  | 'internal';

/** As clients read it. */
export interface ApiError {
  readonly code: CaseError['code'] | ServerErrorCode;
  readonly message: string;
  readonly path: string;
}

const messages: Readonly<Record<ServerErrorCode, (about: string) => Localized>> = {
  unknown_ruleset: (name) => ({
    en: `there is no ruleset \`${name}\` here; \`GET /v1\` lists them`,
    fr: `il n'y a pas de barème \`${name}\` ici ; \`GET /v1\` les énumère`,
  }),
  not_found: () => ({
    en: 'there is nothing at this address; `/openapi.json` describes what there is',
    fr: "il n'y a rien à cette adresse ; `/openapi.json` décrit ce qu'il y a",
  }),
  method_not_allowed: (methods) => ({
    en: `this address takes ${methods}`,
    fr: `cette adresse accepte ${methods}`,
  }),
  body_too_large: (most) => ({
    en: `the body is larger than ${most} bytes; many cases go as lines, \`application/x-ndjson\``,
    fr: `le corps dépasse ${most} octets ; de nombreux cas s'envoient en lignes, \`application/x-ndjson\``,
  }),
  list_too_long: (most) => ({
    en: `a list holds at most ${most} cases; more go as lines, \`application/x-ndjson\``,
    fr: `une liste compte au plus ${most} cas ; davantage s'envoient en lignes, \`application/x-ndjson\``,
  }),
  unsupported_media_type: (types) => ({
    en: `the body must be ${types}, as the header \`content-type\` says`,
    fr: `le corps doit être ${types}, d'après l'en-tête \`content-type\``,
  }),
  unsupported_encoding: (encoding) => ({
    en: `the body is sent as \`${encoding}\`; send it as it is, without the header \`content-encoding\``,
    fr: `le corps est envoyé en \`${encoding}\` ; envoyez-le tel quel, sans l'en-tête \`content-encoding\``,
  }),
  bad_choice: (about) => ({
    en: `a parameter takes one of a few values, once: \`${about}\``,
    fr: `un paramètre accepte une valeur parmi quelques-unes, une seule fois : \`${about}\``,
  }),
  unauthorized: () => ({
    en: 'a token is needed: `authorization: Bearer TOKEN`',
    fr: 'un jeton est nécessaire : `authorization: Bearer JETON`',
  }),
  bad_request: () => ({ en: 'the request cannot be read', fr: 'la requête est illisible' }),
  internal: (id) => ({
    en: `the server failed; its log says more under the request \`${id}\``,
    fr: `le serveur a échoué ; son journal en dit plus sous la requête \`${id}\``,
  }),
};

export const serverError = (code: ServerErrorCode, about: string, locale: Locale): ApiError => ({
  code,
  message: messages[code](about)[locale],
  path: '',
});

/** `{"errors": […]}`. */
export const errorsText = (errors: readonly ApiError[]): string => JSON.stringify({ errors });

export const caseErrorsText = (errors: readonly CaseError[], locale: Locale): string =>
  errorsText(errors.map(({ code, message, path }) => ({ code, message: message[locale], path })));
