// A folder of files as a .vsix: a zip with a manifest and the types of its parts. The same files make the same bytes.

import { strToU8, zipSync } from 'fflate';

export interface ExtensionManifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly displayName: string;
  readonly engines: { readonly vscode: string };
  readonly categories: readonly string[];
}

const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  cjs: 'application/javascript',
  js: 'application/javascript',
  md: 'text/markdown',
  txt: 'text/plain',
  vsixmanifest: 'text/xml',
};

const xml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** `description` stands in the manifest as it is read: not the key of a translation. */
export function vsix(
  manifest: ExtensionManifest,
  description: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Uint8Array {
  const endings = new Set([...files.keys(), 'x.vsixmanifest'].map((name) => name.split('.').at(-1) ?? ''));
  const typeOf = (ending: string) => {
    const type = types[ending];
    if (type === undefined) throw new Error(`no type is known for .${ending}`);
    return `<Default Extension=".${ending}" ContentType="${type}"/>`;
  };
  const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...endings].sort().map(typeOf).join('')}</Types>
`;
  const { name, publisher, version, displayName, engines, categories } = manifest;
  const property = (id: string, value: string) =>
    `<Property Id="Microsoft.VisualStudio.Code.${id}" Value="${xml(value)}"/>`;
  const asset = (type: string, path: string) => `<Asset Type="${type}" Path="${path}" Addressable="true"/>`;
  const vsixManifest = `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${xml(name)}" Version="${xml(version)}" Publisher="${xml(publisher)}"/>
    <DisplayName>${xml(displayName)}</DisplayName>
    <Description xml:space="preserve">${xml(description)}</Description>
    <Categories>${xml(categories.join(','))}</Categories>
    <Properties>${property('Engine', engines.vscode)}${property('ExtensionKind', 'workspace')}</Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    ${asset('Microsoft.VisualStudio.Code.Manifest', 'extension/package.json')}
    ${asset('Microsoft.VisualStudio.Services.Content.Details', 'extension/README.md')}
    ${asset('Microsoft.VisualStudio.Services.Content.License', 'extension/LICENSE.txt')}
  </Assets>
</PackageManifest>
`;
  const bytes = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content);
  const inside = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    {
      'extension.vsixmanifest': bytes(vsixManifest),
      '[Content_Types].xml': bytes(contentTypes),
      ...Object.fromEntries(inside.map(([path, content]) => [`extension/${path}`, bytes(content)])),
    },
    // One day for all: the bytes say nothing of when they were made.
    { level: 9, mtime: new Date(2000, 0, 1) },
  );
}
