// Which version of the package this is, where no file can be read; a test holds it to package.json.

/** As `package.json` says it. */
export const packageVersion = '0.1.0';
