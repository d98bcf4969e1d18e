// The files that a user of cdk8s-plus writes beside the program: what the library makes by itself, so that both are counted from the same text.
import { basename } from 'node:path';
import { made } from './compared-page';
import { comparisons } from './comparisons';

/** The text of each, by its path; written by `npm run docs`, compared by a test. */
export function countedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  for (const one of comparisons) {
    const maps = made(one).ours.filter(({ kind }) => kind === 'ConfigMap');
    const texts = new Map(maps.flatMap(({ data }) => Object.entries(data as { [name: string]: string })));
    const wanted = one.besides ?? [];
    if (wanted.length !== texts.size) throw new Error(`${one.pattern} has ${texts.size} files, and ${wanted.length} are counted`);
    for (const file of wanted) {
      const text = texts.get(basename(file));
      if (text === undefined) throw new Error(`${file}: the library writes no such file`);
      files.set(file, text);
    }
  }
  return files;
}
