// What `npx cdk8s synth` makes of the apps, in a folder of its own: the command of cdk8s.yaml, with CDK8S_OUTDIR.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { App } from 'cdk8s-patterns';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/kube/manifest';

export interface Synthesized {
  readonly folder: string;
  /** What was printed on stderr: the report, if there is anything to say. */
  readonly report: string;
  /** The names of the files, in the order in which kubectl reads them. */
  readonly files: readonly string[];
}

export const ROOT = join(__dirname, '../..');

/** The files of apps/, without `.ts`. */
export const appNames: readonly string[] = readdirSync(join(ROOT, 'apps'))
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.replace('.ts', ''));

/** The one function that such a file exports, under its own name. */
export const appOf = (name: string): ((app: App) => void) =>
  (require(join(ROOT, 'apps', name)) as Record<string, (app: App) => void>)[name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())]!;

/** @param target the version for which they are made; left out: the one of dist/ */
export async function synthesized(target?: string): Promise<Synthesized> {
  const folder = mkdtempSync(join(tmpdir(), 'apps-'));
  const env = { ...process.env, CDK8S_OUTDIR: folder, ...(target !== undefined && { TARGET: target }) };
  const { stderr } = await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'apps/main.ts'], { cwd: ROOT, env });
  return { folder, report: stderr, files: readdirSync(folder).sort() };
}

/** The manifests of one of the files. */
export const manifestsIn = (folder: string, file: string): Manifest[] =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS() as Manifest);
