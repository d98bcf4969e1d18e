// Google Cloud SQL as a database on 127.0.0.1: encrypted and authorized by IAM, without addresses to allow.
import type { PropTypes } from '../kube/prop-type';
import type { NameRef } from '../kube/reference';
import type { AmbassadorProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { secret } from '../pod/volumes';
import { aSecret } from './a-secret';
import { asked } from './asked';
import { healthPortName } from './health-port-name';
import { port } from './port';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';
import { within } from './within';

export interface CloudSqlProxyProps {
  /** The connection name: `'acme:europe-west1:shop'`. */
  readonly instance: string;
  /** The port on 127.0.0.1: 5432 for PostgreSQL, 3306 for MySQL. */
  readonly port: number;
  /** The beginning of the variables by which the main container finds it: `'DB'` is DB_HOST and DB_PORT. @default 'DATABASE' */
  readonly as?: string;
  /** Over the VPC. @default false */
  readonly privateIp?: boolean;
  /** The database user is the service account; no password. @default false */
  readonly iamLogin?: boolean;
  /** A Secret whose key `key.json` is that of a service account. @default the Pod's own service account (Workload Identity) */
  readonly credentials?: NameRef<'Secret'>;
  /** The port of the Pod's address on which the kubelet asks. @default 9904 */
  readonly healthPort?: number;
  /** @default 'cloud-sql-proxy' */
  readonly name?: string;
}

const TYPES: PropTypes<CloudSqlProxyProps> = {
  instance: ['text'],
  as: ['text'],
  privateIp: ['true or false'],
  iamLogin: ['true or false'],
  credentials: ['text', 'an object'],
  name: ['text'],
};

/**
 * For `ambassadors`: the main container finds the database at DATABASE_HOST and DATABASE_PORT. At the end it waits for open connections, 20 seconds
 * at most, and ends with 0.
 * @throws RangeError for an instance that is no connection name
 * @see https://cloud.google.com/sql/docs/postgres/connect-kubernetes-engine
 */
export function cloudSqlProxy(props: CloudSqlProxyProps): AmbassadorProps {
  props = asked(props, 'cloudSqlProxy', TYPES);
  const { instance, as = 'DATABASE', privateIp = false, iamLogin = false, credentials, name = 'cloud-sql-proxy' } = props;
  const connection = /^[a-z0-9.:-]+:[a-z0-9-]+:[a-z0-9-]+$/i.test(instance ?? '');
  within(instance, 'cloudSqlProxy: instance', connection ? undefined : 'must be as in "project:region:instance"');
  within(as, 'cloudSqlProxy: as', /^[A-Z_][A-Z0-9_]*$/.test(as) ? undefined : 'must be the beginning of a variable, as in "DATABASE"');
  if (credentials !== undefined) aSecret(credentials, 'cloudSqlProxy: credentials');
  const localPort = port(props.port, 'cloudSqlProxy: port');
  const healthPort = port(props.healthPort ?? 9904, 'cloudSqlProxy: healthPort');
  return {
    name,
    ...readyMade('cloudSqlProxy', 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.26.3'),
    args: [
      '--address=127.0.0.1',
      `--port=${localPort}`,
      '--health-check',
      '--http-address=0.0.0.0',
      `--http-port=${healthPort}`,
      '--max-sigterm-delay=20s',
      '--exit-zero-on-sigterm',
      '--structured-logs',
      ...(privateIp ? ['--private-ip'] : []),
      ...(iamLogin ? ['--auto-iam-authn'] : []),
      ...(credentials === undefined ? [] : ['--credentials-file=/etc/cloud-sql/key.json']),
      instance,
    ],
    inject: { [`${as}_HOST`]: '127.0.0.1', [`${as}_PORT`]: String(localPort) },
    localPort,
    ports: [{ name: healthPortName(name, { name: 'cloud-sql-proxy', port: 'sql-health' }), containerPort: healthPort }],
    startupProbe: httpGet('/startup', healthPort, { periodSeconds: 1, failureThreshold: 60 }),
    livenessProbe: httpGet('/liveness', healthPort, { periodSeconds: 10, timeoutSeconds: 5 }),
    resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: unprivileged(65532),
    ...(credentials !== undefined && { volumeMounts: { '/etc/cloud-sql': secret(name, credentials).readOnly() } }),
  };
}
