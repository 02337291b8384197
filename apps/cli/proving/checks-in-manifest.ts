// What a manifest says of the checks of the rules that the outputs were made from.

import type { Model } from '../../../compiler/3-model/model.js';
import type { Provenance } from '../../../compiler/6-emit/backend.js';

/** What was shown of each check when the outputs were made. */
export const checksInManifest = ({ properties }: Model, { shown }: Provenance) =>
  shown === undefined
    ? 'nothing was proved'
    : properties.map(({ id, text }) => {
        const own = shown[id];
        return {
          id,
          check: text,
          status: own?.proved === true ? 'proved' : 'not proved',
          tried: own?.tried ?? 0,
          ...(own?.proof === undefined ? {} : { proof: { sha256: own.proof } }),
        };
      });
