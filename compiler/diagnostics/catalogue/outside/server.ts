// What can go wrong before the server serves.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

export const cannotListen = define<{ host: string; port: number; reason: string }>({
  code: 'E013',
  severity: 'error',
  message: {
    en: ({ host, port, reason }) => `the server cannot listen at ${host}:${port}: ${why(reason).en}`,
    fr: ({ host, port, reason }) => `le serveur ne peut pas écouter sur ${host}:${port} : ${why(reason).fr}`,
  },
  help: {
    en: 'choose another port with `--port N`; `--port 0` takes a free one',
    fr: 'choisissez un autre port avec `--port N` ; `--port 0` en prend un libre',
  },
  explanation: {
    en: 'Another program listens at this address already, or the address is none of this machine, or the port is reserved for the system.',
    fr: "Un autre programme écoute déjà à cette adresse, ou l'adresse n'est pas de cette machine, ou le port est réservé au système.",
  },
});

const reasons: Readonly<Record<string, Localized>> = {
  EADDRINUSE: { en: 'another program uses it', fr: "un autre programme l'utilise" },
  EADDRNOTAVAIL: { en: 'it is no address of this machine', fr: "ce n'est pas une adresse de cette machine" },
  EACCES: { en: 'it is reserved for the system', fr: 'il est réservé au système' },
  ENOTFOUND: { en: 'the name is not known', fr: "ce nom n'est pas connu" },
};

const why = (code: string): Localized =>
  (Object.hasOwn(reasons, code) ? reasons[code] : undefined) ?? {
    en: `the system says ${code}`,
    fr: `le système dit ${code}`,
  };

export const tokenNotSet = define<{ name: string }>({
  code: 'E014',
  severity: 'error',
  message: {
    en: ({ name }) => `the variable \`${name}\` of the environment, which should hold the token, is not set`,
    fr: ({ name }) =>
      `la variable d'environnement \`${name}\`, qui devrait contenir le jeton, n'est pas définie`,
  },
  help: {
    en: 'set it to a long random text before the server starts',
    fr: 'donnez-lui un long texte aléatoire avant de lancer le serveur',
  },
  explanation: {
    en: 'With `--token-env NAME` the server answers only who sends the token that the variable NAME holds. Without a value it would be open to everybody, so it does not start.',
    fr: "Avec `--token-env NOM`, le serveur ne répond qu'à qui envoie le jeton contenu dans la variable NOM. Sans valeur il serait ouvert à tous : il ne démarre donc pas.",
  },
});
