// Compiles lib/ into build/: declarations one file a module; JavaScript in four files, since to open a hundred small ones takes longer
// than all that they do. The field table and the rules have a file of their own, which is opened when something is checked.
// Never into dist/: `cdk8s synth` deletes that first.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build, transform } from 'esbuild';

rmSync('build', { recursive: true, force: true });
const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];
const { status } = spawnSync(process.execPath, tsc, { stdio: ['ignore', 2, 2] });
process.exitCode = status ?? 1;

/** What the rules alone ask is in their file. */
const RULES_OWN = ['cron.ts', 'cron-fires.ts', 'ip.ts', 'label-syntax.ts', 'percent.ts', 'time-zone.ts', 'time-zone-names.ts'];
const kube = readdirSync('lib/kube').filter((file) => !['wire.ts', 'table.ts', 'yaml-reader.ts', ...RULES_OWN].includes(file));
const files = {
  index: ['index.ts'],
  kube: kube.map((file) => `kube/${file}`),
  rules: ['rules/catalogue.ts', 'rules/walk.ts'],
  table: ['kube/table.ts'],
};
for (const name of Object.keys(files)) await bundle(name);

async function bundle(name) {
  const { outputFiles } = await build({
    stdin: { contents: files[name].map((file) => `export * from './${file}';`).join('\n'), resolveDir: 'lib', loader: 'ts' },
    outfile: `build/${name}.js`,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    plugins: [{ name: 'other files', setup: (builder) => builder.onResolve({ filter: /^\./ }, (args) => elsewhere(args, name)) }],
    // plain properties in place of getters: what one file takes from another it takes often
    footer: name === 'index' ? {} : { js: 'module.exports = { ...module.exports };' },
    logLevel: 'warning',
  });
  for (const { path, text } of outputFiles) writeFileSync(path, withNames(await withoutIndentation(text)));
}

/** What is read at every start is a quarter shorter so, and lines stay lines. The names that ESM imports read off stay as they are. */
async function withoutIndentation(text) {
  const [code, names = ''] = text.split('// Annotate the CommonJS export names for ESM import in node:');
  const short = await transform(code, { minifyWhitespace: true, lineLimit: 140, target: 'node20' });
  return short.code + names;
}

/**
 * Classes get back their names, which errors of constructs show: one that speaks of itself is `var Deployment=class _Deployment` here,
 * one of a name that is taken `var App2=class`.
 */
function withNames(text) {
  const named = text.replaceAll(/\bvar ([A-Za-z]+)(\d+)=class( extends|\{)/g, 'var $1$2=class $1$3');
  const names = [...named.matchAll(/\bvar (\w+)=class _\1\b/g)].map(([, name]) => name);
  return names.reduce((changed, name) => changed.replaceAll(new RegExp(`\\b_${name}\\b`, 'g'), name), named);
}

/** What another file of build/ has is taken from there. */
function elsewhere({ path, resolveDir }, name) {
  const module = `${relative('lib', resolve(resolveDir, path)).replace(/\.ts$/, '')}.ts`;
  const owner = Object.keys(files).find((other) => other !== 'index' && files[other].includes(module));
  return owner === undefined || owner === name ? undefined : { path: `./${owner}.js`, external: true };
}
