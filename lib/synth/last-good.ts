// The last good output, kept where the cdk8s CLI does not reach: it deletes the output directory before it runs the app.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type OutputFile, write } from './files';

/** What the Apps of this run have written below the CLI's directory: several may share it, or nest theirs in it. */
const written = new Map<string, string>();
/** The last good output by the CLI's directory: path and text. */
const former = new Map<string, ReadonlyMap<string, string>>();
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
  former.clear();
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
  // read once a run, whatever number of Apps it has; a fresh clone remembers nothing, and git has it
  const known =
    former.get(directory) ?? new Map((remembered(directory) ?? committed(directory))?.files.map(({ path, text }) => [path, text]));
  former.set(directory, known);
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
  const git = (args: readonly string[], input?: string): Buffer =>
    execFileSync('git', args, { cwd: parent, input, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
  try {
    const base = relative(parent, directory);
    const paths = git(['ls-files', '-z', '--', base]).toString().split('\0').filter(Boolean);
    if (paths.length === 0) return undefined;
    const answer = git(['cat-file', '--batch'], paths.map((path) => `:./${path}\n`).join(''));
    let at = 0;
    // a line for each (`<id> blob <size>`), then its bytes and an end of line
    const files = paths.map((path) => {
      const start = answer.indexOf('\n', at) + 1;
      const size = Number(answer.toString('utf8', at, start).trim().split(' ').at(-1));
      at = start + size + 1;
      return { path: relative(base, path), text: answer.toString('utf8', start, start + size) };
    });
    return { files, source: 'git has it' };
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
