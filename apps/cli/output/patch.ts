// Edited files as one unified diff that `git apply` and `patch -p1` take.

import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';

export interface EditedFile {
  /** From the folder in which the patch is to be applied. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export const patchOf = (files: readonly EditedFile[]): string =>
  files
    .map(({ path, before, after }) =>
      createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
        context: 3,
        headerOptions: FILE_HEADERS_ONLY,
      }),
    )
    .join('');
