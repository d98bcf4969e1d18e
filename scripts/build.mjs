// Compiles lib/ into build/: one JavaScript and one declaration file a module. Never into dist/: `cdk8s synth` deletes that first.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

rmSync('build', { recursive: true, force: true });
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: ['ignore', 2, 2],
});
process.exitCode = status ?? 1;
