// s3Transfer against rclone v1.74.4 and busybox 1.35, in front of a store that rclone serves.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyDir, s3Transfer, type S3TransferProps, secretKeyRef } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, played, type Played } from './played';
import { s3Server, type Server } from './servers';

const data = emptyDir('data');
const credentials = { accessKeyId: secretKeyRef('s3', 'id'), secretAccessKey: secretKeyRef('s3', 'key') };
const values = { RCLONE_CONFIG_S3_ACCESS_KEY_ID: 'shop', RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: 's3cret-s3cret' };

against(['rclone', 'busybox'], 's3Transfer', () => {
  let store: Server;
  let transfer: Played;
  beforeEach(async () => {
    store = await s3Server('shop', 's3cret-s3cret');
    mkdirSync(join(store.folder, 'backups', 'shop'), { recursive: true });
  });
  afterEach(async () => {
    await transfer.stop('SIGKILL');
    await store.stop();
  });
  const inStore = (name: string): string => join(store.folder, 'backups', 'shop', name);
  const start = async (props: Pick<S3TransferProps, 'from' | 'to' | 'mirror'>, here: { [name: string]: string } = {}): Promise<void> => {
    const companion = s3Transfer({ ...props, period: '2s', endpoint: 'http://minio:9000', region: 'eu-west-1', credentials });
    transfer = await played(companion, {
      program: 'busybox',
      values,
      beside: ['rclone'],
      instead: { 'http://minio:9000': `http://127.0.0.1:${store.port}` },
      prepare: (at) => Object.entries(here).forEach(([name, text]) => writeFileSync(join(at('/data'), name), text, { mode: 0o666 })),
    });
  };
  const isReady = (): boolean => existsSync(transfer.at('/tmp/ready'));

  test('a volume goes up, again when it changes, and once more at the end; nothing is removed', async () => {
    await start({ from: data, to: 's3://backups/shop' }, { 'a.txt': '1' });
    await eventually(isReady, 10, () => transfer.output());
    await eventually(
      () => readFileSync(inStore('a.txt'), 'utf8') === '1',
      20,
      () => transfer.output(),
    );
    writeFileSync(join(transfer.at('/data'), 'b.txt'), '2');
    await eventually(
      () => readFileSync(inStore('b.txt'), 'utf8') === '2',
      20,
      () => transfer.output(),
    );
    rmSync(join(transfer.at('/data'), 'a.txt'));
    writeFileSync(join(transfer.at('/data'), 'last.txt'), '3');
    expect(await transfer.stop()).toBe(0);
    expect(readFileSync(inStore('last.txt'), 'utf8')).toBe('3');
    expect(existsSync(inStore('a.txt'))).toBe(true);
  }, 60_000);

  test('a bucket comes down before it is ready, and again when it changes', async () => {
    writeFileSync(inStore('model.bin'), 'one');
    await start({ from: 's3://backups/shop', to: data });
    await eventually(isReady, 20, () => transfer.output());
    expect(readFileSync(join(transfer.at('/data'), 'model.bin'), 'utf8')).toBe('one');
    writeFileSync(inStore('other.bin'), 'two');
    await eventually(
      () => existsSync(join(transfer.at('/data'), 'other.bin')),
      20,
      () => transfer.output(),
    );
  }, 60_000);

  test('a mirror removes what is gone', async () => {
    writeFileSync(inStore('old.txt'), 'old');
    await start({ from: data, to: 's3://backups/shop', mirror: true }, { 'a.txt': '1' });
    await eventually(
      () => existsSync(inStore('a.txt')) && !existsSync(inStore('old.txt')),
      20,
      () => transfer.output(),
    );
  }, 60_000);

  test('a download from a bucket that is not there is not ready, and ends when it is told to', async () => {
    await start({ from: 's3://nothing/here', to: data });
    await eventually(
      () => /NoSuchBucket|not found/i.test(transfer.output()),
      20,
      () => transfer.output(),
    );
    expect(isReady()).toBe(false);
    expect(await transfer.stop()).not.toBe('SIGKILL');
  }, 60_000);
});
