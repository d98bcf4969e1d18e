// The real cdk8s CLI, which deletes dist/ before it runs the app.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contents } from './folder';

const root = join(__dirname, '../..');

let place: string;
afterEach(() => rmSync(place, { recursive: true, force: true }));

function project(): (main: string) => { status: number | null; stderr: string } {
  mkdirSync(join(root, '.cache'), { recursive: true });
  place = mkdtempSync(join(root, '.cache', 'cli-')); // where packages are found
  writeFileSync(join(place, 'cdk8s.yaml'), `language: typescript\napp: node ${join(root, 'scripts/run.mjs')} main.ts\n`);
  const synth = (main: string): { status: number | null; stderr: string } => {
    writeFileSync(join(place, 'main.ts'), main);
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/.bin/cdk8s'), 'synth', '--check-upgrade', 'false'], {
      cwd: place,
      encoding: 'utf8',
    });
    return { status, stderr };
  };
  return synth;
}

const main = (data: string, before = ''): string => `
  import { App, Chart, ConfigMap } from 'cdk8s-patterns';
  const app = new App();
  ${before}
  ConfigMap.from(new Chart(app, 'shop'), 'settings', { apiVersion: 'v1', kind: 'ConfigMap', ${data} } as never);
  app.synth();`;

test('a synth that fails leaves the last good dist/, and prints its report and nothing of its own', () => {
  const synth = project();
  expect(synth(main(`data: { MODE: 'prod' }`)).status).toBe(0);
  const good = contents(join(place, 'dist'));
  expect(good['shop.k8s.yaml']).toContain('MODE: prod');

  const failed = synth(main(`dat: { MODE: 'test' }`));
  expect(failed.status).not.toBe(0);
  expect(failed.stderr).toContain(
    'shop/settings  ConfigMap/settings\n  dat: unknown field; did you mean "data"?   known-field\n\n1 error in 1 object, for Kubernetes 1.28 (the default); dist/ is as the last good synth left it\n',
  );
  expect(failed.stderr).not.toMatch(/at .*synth-error|judge\.ts/);
  expect(contents(join(place, 'dist'))).toEqual(good);

  const broken = synth(main(`data: {}`, `throw new Error('a bug of the app');`));
  expect(broken.status).not.toBe(0);
  expect(broken.stderr).toContain('a bug of the app');
  expect(contents(join(place, 'dist'))).toEqual(good);
}, 60_000);
