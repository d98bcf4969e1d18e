// What the program of a user prints when nobody catches: the report alone for a SynthError, a stack for a bug.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, Chart, ConfigMap } from 'cdk8s-patterns';
import { printed } from './printed';

const root = resolve(__dirname, '../..');
let place: string;
beforeAll(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  place = mkdtempSync(join(root, '.cache', 'uncaught-'));
});
afterAll(() => rmSync(place, { recursive: true }));

function run(name: string, program: string): { status: number | null; stdout: string; stderr: string } {
  const file = join(place, `${name}.ts`);
  writeFileSync(
    file,
    `import { App, Chart, ConfigMap } from 'cdk8s-patterns';
const app = new App({ outdir: ${JSON.stringify(join(place, 'dist'))} });
const chart = new Chart(app, 'shop');
const bad = () => ConfigMap.from(chart, 'b', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' }, dat: {} } as object);
${program}`,
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'run.mjs'), file], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('an uncaught SynthError prints its report on stderr, nothing else, and exits with 1', () => {
  const { status, stdout, stderr } = run('report', 'bad();\napp.synth();\n');
  expect(stderr).toMatch(
    /^shop\/b {2}ConfigMap\/b\n {2}dat: unknown field; did you mean "data"\? {3}known-field\n\n1 error in 1 object, for Kubernetes 1\.28 \(the default\); .*dist\/ is unchanged\n$/,
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

test('an uncaught SynthError of an async program does so too', () => {
  const { status, stdout, stderr } = run('async', 'bad();\nvoid (async () => app.synth())();\n');
  expect(stderr).toMatch(/^shop\/b {2}ConfigMap\/b\n/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

test.each([
  ['before any report', "throw new TypeError('my own bug');\n"],
  ['after a report that was caught', "bad();\ntry { app.synth() } catch {}\nthrow new TypeError('my own bug');\n"],
  ['in a promise', "bad();\ntry { app.synth() } catch {}\nvoid Promise.reject(new TypeError('my own bug'));\n"],
])('another error keeps its stack: %s', (is, program) => {
  const { status, stderr } = run(is.replaceAll(' ', '-'), program);
  expect(status).not.toBe(0);
  expect(stderr).toContain('TypeError: my own bug');
  expect(stderr).toMatch(/^ +at .*\.ts:\d+:\d+/m);
});

describe('whoever listens for it in this process', () => {
  const exitCode = process.exitCode;
  afterEach(() => (process.exitCode = exitCode));
  const listener = (): ((error: unknown) => void) | undefined =>
    process.listeners('uncaughtException').find(({ name }) => name === 'print') as never;

  test('is there from the first failure on, once, and prints reports alone', () => {
    const app = new App();
    ConfigMap.from(new Chart(app, 'shop'), 'b', { apiVersion: 'v1', kind: 'ConfigMap', dat: {} } as object);
    const { error } = printed(() => app.synthYaml());
    printed(() => app.synthYaml());
    expect(process.listeners('uncaughtException').filter(({ name }) => name === 'print')).toHaveLength(1);
    expect(printed(() => listener()!(error)).text).toBe(`${error!.message}\n`);
    expect(process.exitCode).toBe(1);
    const bug = new TypeError('my own bug');
    expect(printed(() => listener()!(bug))).toEqual({ text: '', error: bug });
    expect(listener()).toBeUndefined();
  });
});
