// Compiles lib/ into build/: one JavaScript and one declaration file a module. Never into dist/: `cdk8s synth` deletes that first.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

rmSync('build', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
