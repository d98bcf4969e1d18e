// Writes the corpus as programs that users could have written, and asks the TypeScript compiler what it says of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const checkout = join(__dirname, '../../..');

/** A folder inside the checkout, so that packages and the project's own settings are found; gone after `remove`. */
export class Program {
  private readonly folder: string;
  private readonly files: string[] = [];

  constructor() {
    const cache = join(checkout, '.cache');
    mkdirSync(cache, { recursive: true });
    this.folder = mkdtempSync(join(cache, 'types-'));
  }

  /** TypeScript is compiled; anything else lies beside it. */
  add(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
    if (name.endsWith('.ts')) this.files.push(name);
  }

  /** What the compiler says under the project's own settings, by file; files without an error are not there. */
  compile(): Record<string, string> {
    const compilerOptions = { resolveJsonModule: true, types: ['node'] };
    const config = { extends: '../../tsconfig.json', compilerOptions, include: [], files: this.files };
    writeFileSync(join(this.folder, 'tsconfig.json'), JSON.stringify(config));
    const args = ['-p', this.folder, '--noEmit', '--pretty', 'false'];
    const { stdout, stderr, error } = spawnSync(join(checkout, 'node_modules/.bin/tsc'), args, { encoding: 'utf8' });
    if (error || stderr) throw error ?? new Error(stderr);
    const errors: Record<string, string> = {};
    // what explains an error is indented below it
    for (const text of stdout.split(/\n(?=\S)/).filter((one) => one.trim() !== '')) {
      const file = basename(text.split('(')[0]!);
      errors[file] = `${errors[file] ?? ''}${text}\n`;
    }
    return errors;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
