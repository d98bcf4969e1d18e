// The words that the props of a cdk8s-plus have, from its declarations: what it cannot say is none of them.
import { readdirSync, readFileSync } from 'node:fs';

export interface Words {
  readonly name: string;
  readonly version: string;
  readonly words: ReadonlySet<string>;
}

export function wordsOfPlus(name: 'cdk8s-plus-28' | 'cdk8s-plus-33'): Words {
  const folder = `node_modules/${name}`;
  const { version } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string };
  const files = readdirSync(`${folder}/lib`).filter((file) => file.endsWith('.d.ts'));
  const text = files.map((file) => readFileSync(`${folder}/lib/${file}`, 'utf8')).join('\n');
  return { name, version, words: new Set([...text.matchAll(/^ +readonly (\w+)\?:/gm)].map(([, word]) => word!)) };
}
