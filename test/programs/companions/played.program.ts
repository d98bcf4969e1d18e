// The way in which programs are played keeps them in as a cluster would: what the other tests show of users and read-only files stands on it.
import { existsSync } from 'node:fs';
import { emptyDir, type NamedContainerProps } from 'cdk8s-patterns';
import { against } from './installed';
import { confined, played } from './played';

const inside = (script: string): NamedContainerProps => ({
  name: 'inside',
  image: 'busybox:1.36.1',
  args: ['sh', '-c', script],
  securityContext: { runAsUser: 65534, runAsGroup: 65534 },
  volumeMounts: { '/data': emptyDir('data') },
});

against(confined ? ['busybox'] : ['root'], 'a played program', () => {
  const output = async (script: string): Promise<string> => {
    const program = await played(inside(script), { program: 'busybox' });
    await program.ended;
    await program.stop();
    return program.output();
  };

  test('has the user and the group of the companion, and no capability', async () => {
    expect(await output('id -u; id -g; id -G; grep -E "^(CapEff|CapBnd|NoNewPrivs)" /proc/self/status')).toBe(
      '65534\n65534\n65534\nCapEff:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\n',
    );
  });

  test('can write to its volumes, and to nothing else', async () => {
    expect(await output('echo x > /data/file && echo written; touch /tmp/played-outside /var/tmp/played-outside')).toMatch(
      /^written\n.*\/tmp\/played-outside.*Read-only file system\n.*\/var\/tmp\/played-outside.*Read-only file system\n$/,
    );
    expect(existsSync('/tmp/played-outside')).toBe(false);
  });
});
