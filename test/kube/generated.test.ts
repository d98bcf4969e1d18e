// What is generated is what the generator makes of the servers' own schemas today.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const schemas = process.env.KUBE_OPENAPI ?? join(root, '../shared/openapi');
const here = existsSync(schemas);
if (!here)
  console.log(`left out: the test of what is generated; the servers' schemas are not at ${schemas} (KUBE_OPENAPI can name another folder)`);

(here ? describe : describe.skip)('with the schemas beside the checkout', () => {
  test('npm run generate leaves no difference', () => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    const out = mkdtempSync(join(root, '.cache', 'generated-'));
    execFileSync(process.execPath, ['scripts/run.mjs', 'scripts/generate.ts', schemas, out], { cwd: root });
    expect(readdirSync(out).sort()).toEqual(['minors.ts', 'table.ts', 'wire.ts']);
    for (const file of readdirSync(out))
      expect(readFileSync(join(out, file), 'utf8')).toBe(readFileSync(join(root, 'lib/kube', file), 'utf8'));
  });
});
