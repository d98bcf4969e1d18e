// Compiles lib/ into build/: declarations one file a module; JavaScript in eight files, since to open a hundred small ones takes longer
// than all that they do. The field table and the rules have files of their own, which are opened when something is checked, and so
// has what compares an output with the last one; patterns, companions and engines one that is opened when the first of them is asked for.
// Never into dist/: `cdk8s synth` deletes that first.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { build, transform } from 'esbuild';

const require = createRequire(import.meta.url);
rmSync('build', { recursive: true, force: true });
const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];
const { status } = spawnSync(process.execPath, tsc, { stdio: ['ignore', 2, 2] });
process.exitCode = status ?? 1;

/** What the rules alone ask is in their file. */
const RULES_OWN = ['cron.ts', 'cron-fires.ts', 'ip.ts', 'label-syntax.ts', 'percent.ts', 'time-zone.ts', 'time-zone-names.ts'];
const kube = readdirSync('lib/kube').filter((file) => !['wire.ts', 'table.ts', 'yaml-reader.ts', ...RULES_OWN].includes(file));
/** Opened when somebody asks for one of theirs. */
const ASKED_FOR = ['companions', 'engines', 'patterns'];
const files = {
  kube: kube.map((file) => `kube/${file}`),
  rules: ['rules/catalogue.ts', 'rules/walk.ts', 'synth/known-rules.ts'],
  table: ['kube/table.ts'],
  reader: ['kube/yaml-reader.ts'],
  changes: ['changed-major', 'refused-changes', 'replaced-pods', 'unowned-replicas', 'worth-reading'].map((name) => `synth/${name}.ts`),
  patterns: ASKED_FOR.flatMap((room) => readdirSync(`lib/${room}`).map((file) => `${room}/${file}`)),
  index: ['index.ts'],
  // all the rest: it shows what the two before ask for
  core: [],
};
for (const name of Object.keys(files)) await bundle(name);
for (const name of Object.keys(files)) assertComplete(name);

async function bundle(name) {
  const { outputFiles } = await build({
    stdin: { contents: files[name].map((file) => `export * from './${file}';`).join('\n'), resolveDir: 'lib', loader: 'ts' },
    outfile: `build/${name}.js`,
    bundle: true,
    write: false,
    platform: 'node',
    format: name === 'index' ? 'cjs' : 'esm',
    target: 'node20',
    packages: 'external',
    plugins: [{ name: 'other files', setup: (builder) => builder.onResolve({ filter: /^\./ }, (args) => elsewhere(args, name)) }],
    logLevel: 'warning',
  });
  for (const { path, text } of outputFiles) {
    const code = name === 'index' ? withPatternsAskedFor(text) : withPlainExports(text);
    writeFileSync(path, withNames(await withoutIndentation(code)));
  }
}

/** What the files of build/ take from one another are plain constants, in place of getters: they are asked for often. */
function withPlainExports(text) {
  const [code, exported] = text.split(/^export (?=\{[^{}]*\};\s*$)/m);
  const required = code
    .replaceAll(/^import \* as (\w+) from (".*");$/gm, 'const $1 = require($2);')
    .replaceAll(/^import (\{[^{}]*\}) from (".*");$/gm, (_, names, from) => `const ${names.replaceAll(' as ', ': ')} = require(${from});`)
    .replace(/^var __require = [^]*?^\}\);\n/m, '')
    .replaceAll('__require(', 'require(');
  return `${required}module.exports = ${exported.replaceAll(/(\w+) as (\w+)/g, '$2: $1')}`;
}

/** What another file of build/ has is taken from there. */
function elsewhere({ path, resolveDir }, name) {
  const module = `${relative('lib', resolve(resolveDir, path)).replace(/\.ts$/, '')}.ts`;
  const owner = Object.keys(files).find((other) => files[other].includes(module)) ?? askedOfCore(module, name);
  return owner === undefined || owner === name ? undefined : { path: `./${owner}.js`, external: true };
}

function askedOfCore(module, name) {
  if (name !== 'patterns' && name !== 'index') return undefined;
  files.core.push(module);
  return 'core';
}

/** A program that uses no pattern does not read them. */
function withPatternsAskedFor(text) {
  const names = [...text.matchAll(/^var (import_\w+) = require\("\.\/patterns\.js"\);\n/gm)].map(([, name]) => name);
  const lazily = text.replaceAll(/^var import_\w+ = require\("\.\/patterns\.js"\);\n/gm, '');
  const opening = 'var opened, patterns = () => opened ??= require("./patterns.js");\n';
  return opening + names.reduce((changed, name) => changed.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), 'patterns().'), lazily);
}

/** A name that two modules of one file show is shown by neither, and nothing says so. */
function assertComplete(name) {
  const text = readFileSync(`build/${name}.js`, 'utf8');
  for (const [, names, file] of text.matchAll(/\bconst\{([^{}]*)\}=\s*require\("\.\/(\w+)\.js"\)/g))
    for (const wanted of names.split(',').map((one) => one.split(':')[0].trim()))
      if (!(wanted in require(resolve(`build/${file}.js`))))
        throw new Error(`build/${file}.js does not show ${wanted}, which ${name}.js needs`);
  for (const [wanted, value] of Object.entries(require(resolve(`build/${name}.js`))))
    if (value === undefined) throw new Error(`build/${name}.js shows no ${wanted}`);
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
