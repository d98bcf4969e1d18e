// Makes docs/, all of it, and takes away what it no longer makes; and the files beside the programs in test/compared/ that are our own output.
//
//   npm run docs [-- <folder to write into>]
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countedFiles } from './docs/compared-page';
import { documents } from './docs/documents';

const folder = process.argv[2] ?? 'docs';

if (folder === 'docs') for (const [file, text] of countedFiles()) writeFileSync(file, text);

void documents().then((all) => {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.md') && !all.has(file)) rmSync(join(folder, file));
  for (const [file, text] of all) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  console.log(`${all.size} files in ${folder}/`);
});
