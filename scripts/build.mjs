// Compiles lib/ into build/: declarations one file a module; JavaScript in four files, since to open a hundred small ones takes longer
// than all that they do. The field table and the rules have a file of their own, which is opened when something is checked.
// Never into dist/: `cdk8s synth` deletes that first.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';

rmSync('build', { recursive: true, force: true });
const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'];
const { status } = spawnSync(process.execPath, tsc, { stdio: ['ignore', 2, 2] });
process.exitCode = status ?? 1;

const kube = readdirSync('lib/kube').filter((file) => !['wire.ts', 'table.ts', 'yaml-reader.ts'].includes(file));
const files = {
  index: ['index.ts'],
  kube: kube.map((file) => `kube/${file}`),
  rules: ['rules/catalogue.ts', 'rules/walk.ts'],
  table: ['kube/table.ts'],
};
for (const name of Object.keys(files)) await bundle(name);

async function bundle(name) {
  await build({
    stdin: { contents: files[name].map((file) => `export * from './${file}';`).join('\n'), resolveDir: 'lib', loader: 'ts' },
    outfile: `build/${name}.js`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    keepNames: true, // constructs says the class of what it finds wrong
    plugins: [{ name: 'other files', setup: (builder) => builder.onResolve({ filter: /^\./ }, (args) => elsewhere(args, name)) }],
    logLevel: 'warning',
  });
}

/** What another file of build/ has is taken from there. */
function elsewhere({ path, resolveDir }, name) {
  const module = `${relative('lib', resolve(resolveDir, path)).replace(/\.ts$/, '')}.ts`;
  const owner = Object.keys(files).find((other) => other !== 'index' && files[other].includes(module));
  return owner === undefined || owner === name ? undefined : { path: `./${owner}.js`, external: true };
}
