// What CHANGELOG says of dist/, compared with what is there: the output is API, and whoever changes it says so, file by file.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Under *Restarts*: Pods are replaced. Under *Output*: everything else. */
const HEADING = /^### (?:Restarts|Output)$/;

interface Line {
  /** The beginning of the content's sha256; `gone` where the file is no more. */
  readonly sum: string;
  readonly why: string;
  readonly heading: string;
}

/** What is wrong with a changelog: it says nothing of a content, or says it without a reason or in another place. */
export function goldenLines(changelog: string, sums: ReadonlyMap<string, string>): string[] {
  const known = newest(changelog);
  const true_ = [...known].filter(([file, { sum }]) => sums.get(file) === sum);
  return [
    ...[...sums].filter(([file, sum]) => known.get(file)?.sum !== sum).map(([file, sum]) => `- ${file} ${sum}: …`),
    ...[...known].filter(([file, { sum }]) => sum !== 'gone' && !sums.has(file)).map(([file]) => `- ${file} gone: …`),
    ...true_
      .filter(([, { heading }]) => !HEADING.test(heading))
      .map(([file, { sum }]) => `- ${file} ${sum} stands under no "### Restarts" or "### Output"`),
    ...true_.filter(([, { why }]) => !/\w{2,}/.test(why)).map(([file, { sum }]) => `- ${file} ${sum} says no reason`),
  ];
}

/** The sum of every file of a folder, by `dist/<name>`. */
export function sumsOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const sum = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
      .slice(0, 8);
  return new Map(files.sort().map((file) => [`dist/${file}`, sum(file)]));
}

/** `- dist/web.k8s.yaml 3f2a91c0: why`, and one item may name several files; of several lines about a file the newest stands first. */
function newest(changelog: string): Map<string, Line> {
  const found = new Map<string, Line>();
  for (const { heading, text } of items(changelog)) {
    const why = text.slice(1).replace(/\bdist\/\S+ (?:[0-9a-f]{8}|gone)/g, '');
    for (const [, file, sum] of text.matchAll(/\b(dist\/[^\s,:]+) ([0-9a-f]{8}|gone)\b/g))
      if (!found.has(file!)) found.set(file!, { sum: sum!, why, heading });
  }
  return found;
}

/** The list items of a changelog, each as one line, with the heading that they stand under. */
function items(changelog: string): { heading: string; text: string }[] {
  const all: { heading: string; text: string }[] = [];
  let heading = '';
  for (const line of changelog.split('\n')) {
    if (line.startsWith('#')) heading = line;
    else if (line.startsWith('- ')) all.push({ heading, text: line });
    else if (/^\s+\S/.test(line) && all.length > 0) all.at(-1)!.text += ` ${line.trim()}`;
  }
  return all;
}
