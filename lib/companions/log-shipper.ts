// Sends the log files that the main container writes: Fluent Bit beside it.
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import { fieldRef } from '../pod/env';
import type { SidecarProps } from '../pod/companion';
import { isVolume } from '../pod/pod-volumes';
import type { Volume } from '../pod/volume';
import { emptyDir } from '../pod/volumes';
import { asked } from './asked';
import { fluentBit } from './fluent-bit';
import { healthPortName } from './health-port-name';
import { logOutput, type LogService } from './log-output';
import { port } from './port';
import { unprivileged } from './unprivileged';
import { within } from './within';

export interface LogShipperProps {
  /** The volume into which the main container writes its logs; other users must be able to read them. */
  readonly from: Volume;
  /** Which files in it. @default '*.log' */
  readonly files?: string;
  /** `'http://loki:3100'`, `'https://elasticsearch:9200'`, any other `http` or `https` URL, or `'stdout'`: into the log of the container. */
  readonly to: string;
  /** What answers there, where neither name nor port of `to` say it. @default what the host begins with; else 3100 is loki, 9200 elasticsearch; else http */
  readonly service?: LogService;
  /** User and password, as `secretKeyRef(…)` says. @default none */
  readonly login?: { readonly username: string | k8s.EnvVarSource; readonly password: k8s.EnvVarSource };
  /** The port of the Pod's address for health and figures. @default 2020 */
  readonly port?: number;
  /** @default 'log-shipper' */
  readonly name?: string;
}

const TYPES: PropTypes<LogShipperProps> = {
  from: ['an object'],
  files: ['text'],
  to: ['text'],
  service: ['text'],
  login: ['an object'],
  name: ['text'],
};

/**
 * For `sidecars`: each line as a record with the Pod's name and namespace; JSON that the application writes is left as it is. Where it is native, the
 * last lines of the main container are still sent. What was read is remembered as long as the Pod lives.
 * @throws RangeError for a `to` that is no URL, or has a password in it
 * @see https://docs.fluentbit.io/manual/pipeline/inputs/tail
 */
export function logShipper(props: LogShipperProps): SidecarProps {
  props = asked(props, 'logShipper', TYPES);
  const { from, files = '*.log', name = 'log-shipper' } = props;
  within(from, 'logShipper: from', isVolume(from) ? undefined : "must be a volume, as in emptyDir('logs')");
  const shipper = fluentBit({
    name,
    program: 'logShipper',
    port: port(props.port ?? 2020, 'logShipper: port'),
    portName: healthPortName(name, { name: 'log-shipper', port: 'log-health' }),
    input: {
      name: 'tail',
      tag: 'file',
      path: `/logs/${files}`,
      path_key: 'file',
      db: `/positions/${name}.db`,
      read_from_head: 'on',
      refresh_interval: 5,
      skip_long_lines: 'on',
      mem_buf_limit: '16MB',
    },
    filters: [{ name: 'record_modifier', match: '*', record: ['pod ${POD_NAME}', 'namespace ${POD_NAMESPACE}'] }],
    output: logOutput(props.to, props.service, 'logShipper', ['namespace', 'pod']),
    login: props.login,
  });
  return {
    ...shipper,
    env: { POD_NAME: fieldRef('metadata.name'), POD_NAMESPACE: fieldRef('metadata.namespace'), ...(shipper.env as object) },
    securityContext: unprivileged(65534),
    volumeMounts: { '/logs': from.readOnly(), '/positions': emptyDir(`${name}-positions`) },
  };
}
