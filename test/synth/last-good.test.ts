// The cdk8s CLI deletes the output before it runs the app: when the app fails, the last good output is put back.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { App, Chart, ConfigMap, SynthError } from 'cdk8s-patterns';
import { settle } from '../../lib/synth/last-good';
import { contents, folder } from './folder';
import { printed } from './printed';

const environment = { ...process.env };
const cwd = process.cwd();
let home: string;

beforeEach(() => {
  home = realpathSync(folder());
  process.chdir(home);
  process.env.CDK8S_OUTDIR = 'dist';
  jest.spyOn(os, 'tmpdir').mockReturnValue(join(home, 'tmp'));
  mkdirSync(join(home, 'node_modules'));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.chdir(cwd);
  process.env = { ...environment };
});

/** What the cdk8s CLI does: deletes dist/, runs the app. */
function run(value: string | undefined, { id = 'shop' } = {}): { error?: Error; text: string } {
  rmSync('dist', { recursive: true, force: true });
  const said = synth(value, { id });
  settle(said.error ? 1 : 0);
  return said;
}

function synth(value: string | undefined, { id = 'shop' } = {}): { error?: Error; text: string } {
  const app = new App();
  const chart = new Chart(app, id);
  if (value === undefined) ConfigMap.from(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', dat: {} } as object);
  else new ConfigMap(chart, 'a', { data: { value } });
  return printed(() => app.synth());
}

const outcome = ({ error }: { error?: Error }): string => {
  expect(error).toBeInstanceOf(SynthError);
  return error!.message.split('; ').at(-1)!;
};

test('the output of the last synth that was good is put back', () => {
  run('one');
  run('two');
  const good = contents('dist');
  expect(good['shop.k8s.yaml']).toContain('value: two');
  expect(outcome(run(undefined))).toBe('dist/ is as the last good synth left it');
  expect(contents('dist')).toEqual(good);
  expect(outcome(run(undefined))).toBe('dist/ is as the last good synth left it');
});

test('only files of the last good synth are put back', () => {
  run('one', { id: 'former' });
  run('two', { id: 'shop' });
  run(undefined);
  expect(Object.keys(contents('dist'))).toEqual(['shop.k8s.yaml']);
});

test('what is remembered is one file, whole or not at all', () => {
  run('one');
  run('two');
  const memory = join('node_modules', '.cache', 'cdk8s-patterns');
  expect(readdirSync(memory)).toEqual([expect.stringMatching(/^[0-9a-f]{16}\.json$/)]);
});

test('without node_modules it is remembered among temporary files', () => {
  rmSync('node_modules', { recursive: true });
  run('one');
  expect(existsSync('node_modules')).toBe(false);
  expect(outcome(run(undefined))).toBe('dist/ is as the last good synth left it');
  expect(Object.keys(contents(join(home, 'tmp')))).toHaveLength(1);
});

test('in a fresh clone git knows the last good output', () => {
  run('committed');
  const good = contents('dist');
  rmSync(join('node_modules', '.cache'), { recursive: true });
  const git = (...args: string[]): unknown => execFileSync('git', args, { cwd: home, stdio: 'ignore' });
  git('init');
  git('add', 'dist');
  expect(outcome(run(undefined))).toBe('dist/ is as git has it');
  expect(contents('dist')).toEqual(good);
});

test('git knows it below a folder of the repository too', () => {
  execFileSync('git', ['init'], { cwd: home, stdio: 'ignore' });
  mkdirSync(join(home, 'deploy', 'nested'), { recursive: true });
  process.chdir(join(home, 'deploy'));
  process.env.CDK8S_OUTDIR = 'nested/dist';
  mkdirSync(join('nested', 'dist'));
  writeFileSync(join('nested', 'dist', 'shop.k8s.yaml'), 'in: git\n');
  execFileSync('git', ['add', '.'], { stdio: 'ignore' });
  rmSync(join('nested', 'dist'), { recursive: true });
  expect(outcome(synth(undefined))).toBe('nested/dist/ is as git has it');
  expect(contents(join('nested', 'dist'))).toEqual({ 'shop.k8s.yaml': 'in: git\n' });
});

test.each([
  ['there is no repository', () => {}],
  ['git has no file of it', () => void execFileSync('git', ['init'], { stdio: 'ignore' })],
])('where nothing is known it says so: %s', (_, prepare) => {
  prepare();
  expect(outcome(run(undefined))).toBe('dist/ is empty: the cdk8s CLI deletes it first, and no last good output is known');
  expect(existsSync('dist')).toBe(false);
});

test('a machine that cannot remember synthesizes all the same', () => {
  rmSync('node_modules', { recursive: true });
  writeFileSync('node_modules', 'not a folder');
  expect(run('one').error).toBeUndefined();
  expect(Object.keys(contents('dist'))).toEqual(['shop.k8s.yaml']);
});

test('what another App of an earlier run wrote is kept', () => {
  run('one', { id: 'first' });
  const { error } = synth(undefined, { id: 'second' });
  expect(error!.message).toContain('dist/ is as the last good synth left it');
  expect(Object.keys(contents('dist'))).toEqual(['first.k8s.yaml']);
});

test('without the CLI nothing is remembered, and nothing put back', () => {
  delete process.env.CDK8S_OUTDIR;
  run('one');
  expect(existsSync(join('node_modules', '.cache'))).toBe(false);
  expect(outcome(run(undefined))).toBe('dist/ is unchanged');
  expect(existsSync('dist')).toBe(false);
});

test('the folder of the app itself has a name too', () => {
  process.env.CDK8S_OUTDIR = '.';
  expect(outcome(synth(undefined))).toBe('./ is unchanged');
});

test('Apps that share the directory, or nest theirs in it, are remembered together', () => {
  const both = (value: string | undefined): Error | undefined => {
    rmSync('dist', { recursive: true, force: true });
    const one = new App();
    new ConfigMap(new Chart(one, 'one'), 'a', { data: { value: value ?? 'new' } });
    one.synth();
    const nested = new App({ outdir: join('dist', 'nested') });
    const chart = new Chart(nested, 'two');
    if (value === undefined) ConfigMap.from(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', dat: {} } as object);
    else new ConfigMap(chart, 'a', { data: { value } });
    const { error } = printed(() => nested.synth());
    settle(error ? 1 : 0);
    return error;
  };
  both('old');
  const good = contents('dist');
  expect(Object.keys(good).sort()).toEqual(['nested/two.k8s.yaml', 'one.k8s.yaml']);
  expect(both(undefined)).toBeInstanceOf(SynthError);
  expect(contents('dist')).toEqual(good);
});

test('an app that fails before it comes to its synth loses nothing either', () => {
  run('kept');
  const good = contents('dist');
  rmSync('dist', { recursive: true });
  settle(1);
  expect(contents('dist')).toEqual(good);
});
