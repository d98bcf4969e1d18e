// configReload against prometheus-config-reloader v0.80.1 of the Prometheus operator, with a volume that changes as the kubelet changes it.
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { configMap, configReload, secret } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, freePort, played, probed } from './played';

/** The kubelet's way: a folder of its own for each state, and one link that is exchanged. */
function shows(volume: string, state: string, files: { [name: string]: string }): void {
  mkdirSync(join(volume, `..${state}`));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(volume, `..${state}`, name), text);
    if (state === '1') symlinkSync(`..data/${name}`, join(volume, name));
  }
  symlinkSync(`..${state}`, join(volume, '..data_tmp'));
  renameSync(join(volume, '..data_tmp'), join(volume, '..data'));
}

against(['prometheus-config-reloader'], 'configReload', () => {
  test('a changed ConfigMap or Secret is told to the main container, which starts later; nothing is said without a change', async () => {
    const main = await freePort();
    const told: string[] = [];
    const companion = configReload({ watch: [configMap('app', 'app'), secret('login', 'login')], url: 'http://127.0.0.1:9999/-/reload' });
    const reloader = await played(companion, {
      program: 'prometheus-config-reloader',
      instead: { '127.0.0.1:9999': `127.0.0.1:${main}` },
      prepare: (at) => {
        shows(at('/watch/app'), '1', { 'app.ini': 'a = 1' });
        shows(at('/watch/login'), '1', { password: 'x' });
      },
    });
    const server = createServer((request, response) => {
      told.push(`${request.method} ${request.url}`);
      response.end();
    });
    try {
      // as a sidecar: it is well before the main container listens
      await eventually(async () => (await probed(companion, reloader)) === 200, 10, reloader.output);
      server.listen(main, '127.0.0.1');
      await new Promise((done) => setTimeout(done, 2000));
      expect(told).toEqual([]);
      shows(reloader.at('/watch/app'), '2', { 'app.ini': 'a = 2' });
      await eventually(() => told.length === 1, 30, reloader.output);
      shows(reloader.at('/watch/login'), '2', { password: 'y' });
      await eventually(() => told.length === 2, 30, reloader.output);
      await new Promise((done) => setTimeout(done, 2000));
      expect(told).toEqual(Array.from({ length: 2 }, () => 'POST /-/reload'));
      expect(await reloader.stop()).toBe(0);
    } finally {
      await reloader.stop('SIGKILL');
      server.close();
      server.closeAllConnections();
    }
  }, 120_000);
});
