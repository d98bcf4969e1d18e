// cloudSqlProxy against cloud-sql-proxy v2.26.3 itself. There is no Cloud SQL here: what it does beyond listening is not seen.
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { cloudSqlProxy } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, page, played, probed } from './played';

/** A key of the right form that belongs to nobody. */
const key = (): string =>
  JSON.stringify({
    type: 'service_account',
    project_id: 'acme',
    private_key_id: '1',
    private_key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: 'shop@acme.iam.gserviceaccount.com',
    client_id: '1',
    token_uri: 'http://127.0.0.1:9/token',
  });

against(['cloud-sql-proxy'], 'cloudSqlProxy', () => {
  test('takes the arguments, listens on 127.0.0.1, is asked on every address, and ends with 0', async () => {
    const companion = cloudSqlProxy({ instance: 'acme:europe-west1:shop', port: 5432, privateIp: true, credentials: 'sql' });
    const proxy = await played(companion, {
      program: 'cloud-sql-proxy',
      prepare: (at) => {
        writeFileSync(at('/etc/cloud-sql/key.json'), key());
        chmodSync(at('/etc/cloud-sql/key.json'), 0o444);
      },
    });
    try {
      await eventually(async () => (await probed(companion, proxy)) === 200, 20, proxy.output);
      expect(await probed(companion, proxy, 'livenessProbe')).toBe(200);
      expect(await page(proxy.port(9904), '/readiness')).toMatch(/^200/);
      expect(await fetch(`http://127.0.0.2:${proxy.port(9904)}/startup`).then(({ status }) => status)).toBe(200);
      const opens = (address: string): Promise<boolean> =>
        new Promise((done) =>
          connect(proxy.port(5432), address)
            .on('connect', () => done(true))
            .on('error', () => done(false)),
        );
      expect([await opens('127.0.0.1'), await opens('127.0.0.2')]).toEqual([true, false]);
      expect(await proxy.stop()).toBe(0);
    } finally {
      await proxy.stop('SIGKILL');
    }
  }, 60_000);
});
