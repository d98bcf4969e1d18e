// waitFor against Debian's busybox 1.35; the image is 1.36.1.
import { createServer } from 'node:net';
import { waitFor } from 'cdk8s-patterns';
import { against } from './installed';
import { eventually, freePort, played, type Played } from './played';

against(['busybox'], 'waitFor', () => {
  // the applets that the image has as programs
  const start = (place: string, instead: { [text: string]: string }, timeout?: string): Promise<Played> =>
    played(waitFor(place, { ...(timeout && { timeout }) }), {
      program: 'busybox',
      arguments: ([seconds, , ...rest]) => [
        'timeout',
        seconds!,
        'busybox',
        'sh',
        ...rest.map((one) => one.replace('nc -w', 'busybox nc -w')),
      ],
      instead,
    });

  test('ends with 0 once something listens, and says meanwhile what it waits for', async () => {
    const port = await freePort();
    const waiting = await start('127.0.0.1:5432', { 5432: String(port) });
    await eventually(() => waiting.output().includes(`waiting for 127.0.0.1:${port}`), 10, waiting.output);
    // a server that says nothing, and keeps the connection
    const server = createServer(() => {}).listen(port, '127.0.0.1');
    expect(await waiting.ended).toBe(0);
    server.close();
  });

  test('fails when its time is over', async () => {
    const waiting = await start('127.0.0.1:5432', { 5432: String(await freePort()) }, '2s');
    expect(await waiting.ended).not.toBe(0);
  });

  test('a name that is not there yet is waited for, too', async () => {
    const waiting = await start('not-there.invalid:5432', {}, '3s');
    expect(await waiting.ended).not.toBe(0);
    expect(waiting.output()).toContain('waiting for not-there.invalid:5432');
  });
});
