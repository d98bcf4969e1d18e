// What a user gets: the packed library in the project that `cdk8s init typescript-app` makes, compiled and synthesized there.
// The packages of that project are copied from node_modules, so that nothing is downloaded; Node's own types are left out, since not
// every project has them. The YAML has to be that of the sources, byte for byte.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const here = join(import.meta.dirname, '..');
const template = join(here, 'node_modules/cdk8s-cli/templates/typescript-app');
const project = mkdtempSync(join(tmpdir(), 'cdk8s-patterns-package-'));
const modules = join(project, 'node_modules');
const failures = [];

try {
  const tarball = attempt('it can be packed', packed);
  if (tarball) await judge(tarball);
} finally {
  rmSync(project, { recursive: true, force: true });
}
for (const { claim, reason } of failures) console.error(`✗ ${claim}\n${reason}`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function judge(tarball) {
  await lint(tarball);
  setUp(tarball);
  attempt('it compiles with TypeScript 5.9, the template’s own tsconfig.json and no types of Node', () =>
    node('node_modules/typescript/bin/tsc', '-p', '.'),
  );
  attempt('it compiles where types are resolved as Node resolves them', () =>
    node('node_modules/typescript/bin/tsc', '-p', '.', '--module', 'node16', '--noEmit'),
  );
  attempt('it synthesizes under the cdk8s CLI, the bytes that the sources make', synthesizes);
  attempt('every name can be imported from an ES module, and every class has its own', imports);
}

function packed() {
  run('npm', ['pack', '--silent', '--pack-destination', project], here);
  return join(
    project,
    readdirSync(project).find((file) => file.endsWith('.tgz')),
  );
}

async function lint(tarball) {
  const pkg = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const { messages } = await publint({ pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer }, strict: true });
  attempt('publint finds nothing', () => {
    if (messages.length > 0) throw new Error(messages.map((message) => formatMessage(message, pkg)).join('\n'));
  });
  attempt('attw finds nothing', () =>
    run(process.execPath, [join(here, 'node_modules/@arethetypeswrong/cli/dist/index.js'), tarball, '--no-color', '--no-emoji'], here),
  );
}

function setUp(tarball) {
  cpSync(join(template, 'tsconfig.json'), join(project, 'tsconfig.json'));
  cpSync(join(here, 'test/package/main.ts'), join(project, 'main.ts'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'shop', private: true }));
  for (const name of ['cdk8s', 'constructs', 'cdk8s-plus-33', 'yaml'])
    cpSync(join(here, 'node_modules', name), join(modules, name), { recursive: true });
  cpSync(join(here, 'node_modules/typescript-5.9'), join(modules, 'typescript'), { recursive: true });
  mkdirSync(join(modules, 'cdk8s-patterns'));
  run('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(modules, 'cdk8s-patterns')], project);
}

function synthesizes() {
  node(join(here, 'node_modules/cdk8s-cli/bin/cdk8s'), 'synth', '--check-upgrade', 'false', '--app', 'node main.js', '--output', 'dist');
  run(process.execPath, [join(here, 'scripts/run.mjs'), join(here, 'test/package/main.ts')], project, { CDK8S_OUTDIR: 'expected' });
  const [made, expected] = ['dist', 'expected'].map((folder) => yaml(join(project, folder)));
  if (expected === '' || made !== expected) throw new Error(`made:\n${made}\nexpected:\n${expected}`);
}

function yaml(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.yaml'));
  return files
    .sort()
    .map((file) => `# ${file}\n${readFileSync(join(folder, file), 'utf8')}`)
    .join('');
}

function imports() {
  writeFileSync(
    join(project, 'names.mjs'),
    `import { createRequire } from 'node:module';
     import * as imported from 'cdk8s-patterns';
     const required = Object.keys(createRequire(import.meta.url)('cdk8s-patterns'));
     const missing = required.filter((name) => !(name in imported));
     if (required.length === 0 || missing.length > 0) throw new Error('not to be imported by name: ' + missing.join(', '));
     const misnamed = required.filter((name) => /^class\\b/.test(String(imported[name])) && imported[name].name !== name);
     if (misnamed.length > 0) throw new Error('classes of another name: ' + misnamed.join(', '));`,
  );
  node('names.mjs');
}

function attempt(claim, action) {
  try {
    const result = action();
    console.log(`✓ ${claim}`);
    return result;
  } catch (error) {
    failures.push({ claim, reason: error.stdout || error.stderr ? `${error.stdout}${error.stderr}` : error.message });
    return undefined;
  }
}

function node(...args) {
  run(process.execPath, args, project);
}

function run(program, args, cwd, env = {}) {
  execFileSync(program, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe' });
}
