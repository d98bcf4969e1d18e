// What nobody else says to an engine: where its data is, and of which major.
import { type ContainerProps, type Engine, mariadb, mongodb, mysql, postgresql, redis } from 'cdk8s-patterns';
import { keptPromises } from '../../lib/engines/kept-promises';

const engines: Record<string, Engine> = {
  postgresql: postgresql({ version: '16' }),
  mysql: mysql({ version: '8.4', database: 'a' }),
  mariadb: mariadb({ version: '11.4', database: 'a' }),
  redis: redis({ version: '7.4' }),
  mongodb: mongodb({ version: '8.0' }),
};
const said = (engine: string, main: ContainerProps): string[] => keptPromises(engines[engine]!, main).map(({ path }) => path);

test.each<[string, ContainerProps, string]>([
  ['postgresql', { env: { PGDATA: '/data' } }, 'env.PGDATA'],
  [
    'postgresql',
    {
      env: [
        { name: 'A', value: 'b' },
        { name: 'PGDATA', value: '/data' },
      ],
    },
    'env[1]',
  ],
  ['postgresql', { env: [{ name: 'ENGINE_MAJOR', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }, 'env[0]'],
  ['postgresql', { args: ['-D', '/data'] }, 'args[0]'],
  ['postgresql', { args: ['-c', 'data_directory=/data'] }, 'args[1]'],
  ['postgresql', { args: ['-cdata_directory=/data'] }, 'args[0]'],
  ['postgresql', { args: ['--data-directory=/data'] }, 'args[0]'],
  ['mysql', { args: ['--datadir=/data'] }, 'args[0]'],
  ['mysql', { args: ['--max-connections=10', '-h/data'] }, 'args[1]'],
  ['mariadb', { args: ['--datadir', '/data'] }, 'args[0]'],
  ['redis', { args: ['--maxmemory', '1gb', '--dir', '/tmp'] }, 'args[2]'],
  ['redis', { args: ['--appendonly', 'no'] }, 'args[0]'],
  ['mongodb', { args: ['--dbpath=/data'] }, 'args[0]'],
  ['mongodb', { env: { ALLOW_MAJOR_UPGRADE: true } }, 'env.ALLOW_MAJOR_UPGRADE'],
])('%s refuses %j', (engine, main, path) => {
  expect(said(engine, main)).toEqual([`pod.main.${path}`]);
});

test.each<[string, ContainerProps]>([
  ['postgresql', { env: { PGDATA: '/var/lib/postgresql/data/pgdata', POSTGRES_INITDB_ARGS: '--no-locale', LOOK_SECONDS: 5 } }],
  ['postgresql', { env: { PGDATA: undefined } }],
  ['postgresql', { args: ['-c', 'max_connections=200', 'data_directory'] }],
  ['redis', { args: ['--maxmemory', '1gb', '--appendfsync', 'always'] }],
  ['mysql', { args: ['--help', '--datadirs'] }],
])('%s takes %j', (engine, main) => {
  expect(said(engine, main)).toEqual([]);
});

test.each<[string, string, boolean]>([
  ['postgresql', 'postgres:15', false],
  ['postgresql', 'harbor.acme.example/hub/postgres:17.2-bookworm', false],
  ['postgresql', 'postgres:16', true],
  ['postgresql', 'postgres:16.9-alpine', true],
  ['postgresql', `postgres@sha256:${'0'.repeat(64)}`, true],
  ['postgresql', 'acme/orders-db:3', true],
  ['mysql', 'mysql:9.7.1', false],
  ['mysql', 'mysql:8', true],
  ['redis', 'redis:7.2', true],
  ['mongodb', 'mongo:7.0.31', false],
])('%s: whether %s can be its image is %s', (engine, image, yes) => {
  expect(said(engine, { image })).toEqual(yes ? [] : ['pod.main.image']);
});
