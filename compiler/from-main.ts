// Paths of rule files as they are from the folder of the main one: the same wherever and however the rules were named.

/** The main file comes first. */
export function fromMain(files: readonly string[]): readonly string[] {
  const [home = []] = files.map((file) => file.split(/[\\/]/).slice(0, -1));
  return files.map((file) => {
    const parts = file.split(/[\\/]/);
    const shared = home.findIndex((folder, place) => folder !== parts[place]);
    const common = shared < 0 ? home.length : shared;
    return [...home.slice(common).map(() => '..'), ...parts.slice(common)].join('/');
  });
}
