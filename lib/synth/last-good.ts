// The last good output, kept where the cdk8s CLI does not reach: it deletes the output directory before it runs the app.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type OutputFile, write } from './files';

/** Whether the cdk8s CLI runs this program, and so has deleted the directory. */
export const underCli = (outdir: string): boolean =>
  process.env.CDK8S_OUTDIR !== undefined && resolve(outdir) === resolve(process.env.CDK8S_OUTDIR);

/** Remembers what was just written. */
export function remember(outdir: string, files: readonly OutputFile[]): void {
  const place = memory(outdir);
  try {
    mkdirSync(dirname(place), { recursive: true });
    const beside = `${place}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(files));
    renameSync(beside, place);
  } catch {
    // a read-only machine has no memory; the report of a failing synth then says what is true
  }
}

/** Puts the last good output back, and says what is true of the directory. */
export function restore(outdir: string): string {
  const folder = `${relative(process.cwd(), resolve(outdir)) || '.'}/`;
  if (!underCli(outdir) || (existsSync(outdir) && readdirSync(outdir).length > 0)) return `${folder} is unchanged`;
  const known = remembered(outdir) ?? committed(outdir);
  if (!known || known.files.length === 0) return `${folder} is empty: the cdk8s CLI deletes it first, and no last good output is known`;
  write(outdir, known.files);
  return `${folder} is as ${known.source} left it`;
}

type Known = { readonly files: readonly OutputFile[]; readonly source: string };

function remembered(outdir: string): Known | undefined {
  const place = memory(outdir);
  if (!existsSync(place)) return undefined;
  return { files: JSON.parse(readFileSync(place, 'utf8')) as OutputFile[], source: 'the last good synth' };
}

/** In a fresh clone, the last good output is the one that git has. */
function committed(outdir: string): Known | undefined {
  const parent = dirname(resolve(outdir));
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: parent, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  try {
    const base = relative(parent, resolve(outdir));
    const paths = git('ls-files', '-z', '--', base).split('\0').filter(Boolean);
    return {
      files: paths.map((path) => ({ path: relative(base, path), text: git('show', `:./${path}`) })),
      source: 'git has it, which is how the last commit',
    };
  } catch {
    return undefined;
  }
}

function memory(outdir: string): string {
  const name = `${createHash('sha256').update(resolve(outdir)).digest('hex').slice(0, 16)}.json`;
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache', 'cdk8s-patterns', name);
    if (dirname(folder) === folder) return join(tmpdir(), 'cdk8s-patterns', name);
  }
}
