// The last good output, kept where the cdk8s CLI does not reach: it deletes the output directory before it runs the app.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type OutputFile, write } from './files';

/** What the Apps of this run have written below the CLI's directory: several may share it, or nest theirs in it. */
const written = new Map<string, string>();
let watching = false;

/** From now on a run that ends well is remembered, and one that fails puts back what was there before, whatever it failed of. */
export function watch(outdir: string): void {
  if (watching || cliDirectory(outdir) === undefined) return;
  watching = true;
  process.once('exit', settle);
}

/** What is done when the run ends with that status. */
export function settle(status: number): void {
  const directory = process.env.CDK8S_OUTDIR;
  if (directory !== undefined && status === 0 && written.size > 0)
    save(
      directory,
      [...written].map(([path, text]) => ({ path, text })),
    );
  if (directory !== undefined && status !== 0) restore(directory);
  written.clear();
}

/** Notes what an App has just written. */
export function remember(outdir: string, files: readonly OutputFile[]): void {
  const directory = cliDirectory(outdir);
  if (directory === undefined) return;
  for (const { path, text } of files) written.set(relative(directory, resolve(outdir, path)), text);
}

/** These files as the last good output had them, where it is at hand; the directory itself, unless the CLI has deleted it. */
export function lastOutput(outdir: string, files: readonly OutputFile[]): OutputFile[] {
  const directory = cliDirectory(outdir);
  if (directory === undefined)
    return files.flatMap(({ path }) => (existsSync(join(outdir, path)) ? [{ path, text: readFileSync(join(outdir, path), 'utf8') }] : []));
  const known = new Map(remembered(directory)?.files.map(({ path, text }) => [path, text]));
  return files.flatMap(({ path }) => {
    const text = known.get(relative(directory, resolve(outdir, path)));
    return text === undefined ? [] : [{ path, text }];
  });
}

/** Puts the last good output back, and says what is true of the directory. */
export function restore(outdir: string): string {
  const folder = `${relative(process.cwd(), resolve(outdir)) || '.'}/`;
  const directory = cliDirectory(outdir);
  if (directory === undefined) return `${folder} is unchanged`;
  const known = remembered(directory) ?? committed(directory);
  if ((!known || known.files.length === 0) && existsSync(outdir) && readdirSync(outdir).length > 0) return `${folder} is unchanged`;
  if (!known || known.files.length === 0) return `${folder} is empty: the cdk8s CLI deletes it first, and no last good output is known`;
  write(directory, known.files);
  const kept = new Set(known.files.map(({ path }) => path));
  for (const path of written.keys()) if (!kept.has(path)) rmSync(join(directory, path), { force: true });
  return `${folder} is as ${known.source}`;
}

/** The directory that the CLI has deleted, if this one is in it. */
function cliDirectory(outdir: string): string | undefined {
  if (process.env.CDK8S_OUTDIR === undefined) return undefined;
  const directory = resolve(process.env.CDK8S_OUTDIR);
  return relative(directory, resolve(outdir)).startsWith('..') ? undefined : directory;
}

type Known = { readonly files: readonly OutputFile[]; readonly source: string };

function save(directory: string, files: readonly OutputFile[]): void {
  const place = memory(directory);
  try {
    mkdirSync(dirname(place), { recursive: true });
    const beside = `${place}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(files));
    renameSync(beside, place);
  } catch {
    // a read-only machine has no memory; the report of a failing synth then says what is true
  }
}

function remembered(directory: string): Known | undefined {
  const place = memory(directory);
  if (!existsSync(place)) return undefined;
  return { files: JSON.parse(readFileSync(place, 'utf8')) as OutputFile[], source: 'the last good synth left it' };
}

/** In a fresh clone, the last good output is the one that git has. */
function committed(directory: string): Known | undefined {
  const parent = dirname(directory);
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: parent, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  try {
    const base = relative(parent, directory);
    const paths = git('ls-files', '-z', '--', base).split('\0').filter(Boolean);
    return { files: paths.map((path) => ({ path: relative(base, path), text: git('show', `:./${path}`) })), source: 'git has it' };
  } catch {
    return undefined;
  }
}

function memory(directory: string): string {
  const name = `${createHash('sha256').update(resolve(directory)).digest('hex').slice(0, 16)}.json`;
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache', 'cdk8s-patterns', name);
    if (dirname(folder) === folder) return join(tmpdir(), 'cdk8s-patterns', name);
  }
}
