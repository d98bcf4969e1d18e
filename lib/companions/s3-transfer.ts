// A volume and a bucket of S3, one kept like the other: rclone, again and again.
import type { PropTypes } from '../kube/prop-type';
import { seconds } from '../kube/cron-duration';
import type * as k8s from '../kube/wire';
import type { SidecarProps } from '../pod/companion';
import { exec } from '../pod/probe';
import { isVolume } from '../pod/pod-volumes';
import type { Volume } from '../pod/volume';
import { emptyDir } from '../pod/volumes';
import { asked } from './asked';
import { period } from './period';
import { readyMade } from './ready-made';
import { s3TransferScript } from './s3-transfer-script';
import { unprivileged } from './unprivileged';
import { within } from './within';
import { writable } from './writable';

export interface S3TransferProps {
  /** A volume to upload, or `'s3://bucket/path'` to download. */
  readonly from: Volume | string;
  /** The other one. */
  readonly to: Volume | string;
  /** How long between two transfers. @default '1m' */
  readonly period?: string;
  /** Whether what is gone on one side is removed on the other; else it stays. @default false */
  readonly mirror?: boolean;
  /** The address of the store, where it is not Amazon's: `'http://minio:9000'`. @default Amazon S3 */
  readonly endpoint?: string;
  /** @default the store's own */
  readonly region?: string;
  /** The key, as `secretKeyRef(…)` says. @default that of the Pod's service account (IRSA and the like) */
  readonly credentials?: { readonly accessKeyId: k8s.EnvVarSource; readonly secretAccessKey: k8s.EnvVarSource };
  /** @default 's3-upload' or 's3-download' */
  readonly name?: string;
}

const PLACE = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/.*)?$/;

const TYPES: PropTypes<S3TransferProps> = {
  from: ['text', 'an object'],
  to: ['text', 'an object'],
  mirror: ['true or false'],
  endpoint: ['text'],
  region: ['text'],
  credentials: ['an object'],
  name: ['text'],
};

/**
 * For `sidecars`. A download: where it is native, the main container starts when the files are there. An upload: what was written last goes up
 * when the Pod ends, as far as `terminationGracePeriodSeconds` lets it. A claim needs `fsGroup`, so that user 1009 can write to it.
 * @throws RangeError for two volumes or two buckets, one to fill that is read-only, a bucket that is none, a period that is no duration
 * @see https://rclone.org/s3/
 */
export function s3Transfer(props: S3TransferProps): SidecarProps {
  props = asked(props, 's3Transfer', TYPES);
  const { from, to, endpoint, region, credentials, mirror = false } = props;
  const upload = typeof to === 'string';
  if (upload === (typeof from === 'string'))
    throw new RangeError('s3Transfer: from, to: one must be a volume, the other "s3://bucket/path"');
  const [volume, text] = upload ? [from as Volume, to] : [to as Volume, from as string];
  within(volume, `s3Transfer: ${upload ? 'from' : 'to'}`, isVolume(volume) ? undefined : "must be a volume, as in emptyDir('data')");
  if (!upload) writable(volume, 's3Transfer: to');
  const [, bucket, path = ''] = PLACE.exec(text) ?? [];
  within(text, `s3Transfer: ${upload ? 'to' : 'from'}`, bucket === undefined ? 'must be as in "s3://bucket/path"' : undefined);
  const every = seconds(period(props.period ?? '1m', 's3Transfer: period'));
  const name = props.name ?? (upload ? 's3-upload' : 's3-download');
  const remote = `s3:${bucket}${path}`;
  return {
    name,
    ...readyMade('s3Transfer', 'rclone/rclone:1.74.4'),
    command: ['/etc/s3-transfer/transfer.sh'],
    args: [
      upload ? 'upload' : 'download',
      String(Math.ceil(every)),
      mirror ? 'sync' : 'copy',
      ...(upload ? ['/data', remote] : [remote, '/data']),
    ],
    ownFolders: ['/etc/s3-transfer'],
    files: { '/etc/s3-transfer/transfer.sh': s3TransferScript },
    env: {
      RCLONE_CONFIG_S3_TYPE: 's3',
      RCLONE_CONFIG_S3_PROVIDER: endpoint === undefined ? 'AWS' : 'Other',
      ...(endpoint !== undefined && { RCLONE_CONFIG_S3_ENDPOINT: endpoint }),
      ...(region !== undefined && { RCLONE_CONFIG_S3_REGION: region }),
      ...(credentials
        ? { RCLONE_CONFIG_S3_ACCESS_KEY_ID: credentials.accessKeyId, RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: credentials.secretAccessKey }
        : { RCLONE_CONFIG_S3_ENV_AUTH: 'true' }),
      // the bucket is somebody else's to make, and no file of configuration is to be looked for
      RCLONE_S3_NO_CHECK_BUCKET: 'true',
      RCLONE_CONFIG: '/tmp/rclone.conf',
      RCLONE_CACHE_DIR: '/tmp',
    },
    startupProbe: exec(['test', '-e', '/tmp/ready'], { periodSeconds: 2, failureThreshold: 300 }),
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: unprivileged(1009),
    volumeMounts: { '/data': upload ? volume.readOnly() : volume, '/tmp': emptyDir(`${name}-tmp`) },
  };
}
