// Rules about probes, and about what a container does when it starts and ends.
import { isPlainObject } from '../kube/manifest';
import { likelyPort, portProblem } from '../kube/ports';
import { entries, hasOnly, isNone, isText } from './entries';
import { listed } from './listed';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const PROBES = 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/';
const HOOKS = 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/';
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];
const AMOUNTS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];
const DEFAULT_GRACE = 30;
/** It may take no time at all since then. */
const ZERO_SLEEP = 33;

export const probeRules: readonly Rule[] = [
  {
    id: 'probe-handler',
    severity: 'error',
    on: ['Probe', 'LifecycleHandler'],
    reads: ['Probe.*', 'LifecycleHandler.*', 'ExecAction.command'],
    accepts: 'a probe or a hook does one thing: exec with a command, httpGet, tcpSocket, grpc (a probe) or sleep (a hook)',
    source: PROBES,
    check: (handler, at) => {
      const said = HANDLERS.filter((one) => !isNone(handler[one]));
      if (said.length === 0 && hasOnly(handler, [...HANDLERS, ...AMOUNTS, 'terminationGracePeriodSeconds']))
        at.report('', 'Required value: must specify a handler type');
      for (const more of said.slice(1)) at.report(more, 'Forbidden: may not specify more than 1 handler type');
      const { exec } = handler;
      if (isPlainObject(exec) && (isNone(exec.command) || (Array.isArray(exec.command) && exec.command.length === 0)))
        at.report('exec.command', 'Required value');
    },
  },
  {
    id: 'probe-port',
    severity: 'error',
    on: ['HTTPGetAction', 'TCPSocketAction', 'GRPCAction'],
    reads: ['HTTPGetAction.port', 'TCPSocketAction.port', 'GRPCAction.port'],
    accepts: 'a probe goes to a port from 1 to 65535, or to one that is named',
    source: PROBES,
    check: ({ port }, at) => {
      const problem = portProblem(port);
      if (problem !== undefined) at.report('port', `Invalid value: ${quoted(port)}: ${problem}`, likelyPort(port));
    },
  },
  {
    id: 'known-probe-port',
    severity: 'warning',
    on: ['Container'],
    where: ['livenessProbe', 'startupProbe', 'readinessProbe'],
    reads: ['HTTPGetAction.port', 'TCPSocketAction.port', 'ContainerPort.name'],
    accepts: 'a probe names a port of its own container: the kubelet finds no other, and the Pod never becomes ready',
    source: PROBES,
    check: (container, at) => {
      const names = entries(container.ports).map(({ name }) => name);
      for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
        for (const handler of ['httpGet', 'tcpSocket']) {
          const asked = container[probe];
          const action = isPlainObject(asked) ? asked[handler] : undefined;
          const port = isPlainObject(action) ? action.port : undefined;
          if (!isText(port) || names.includes(port) || portProblem(port) !== undefined) continue;
          at.report(`${probe}.${handler}.port`, `Not found: ${quoted(port)}`, listed('its ports', names.filter(isText), port));
        }
      }
    },
  },
  {
    id: 'probe-amounts',
    severity: 'error',
    on: ['Probe'],
    reads: AMOUNTS.map((field) => `Probe.${field}`),
    accepts: 'no delay, period, timeout or threshold of a probe is below zero, and its grace period is above',
    source: `${PROBES}#configure-probes`,
    check: (probe, at) => {
      for (const field of AMOUNTS) {
        const value = probe[field];
        if (typeof value === 'number' && value < 0) at.report(field, `Invalid value: ${value}: must be greater than or equal to 0`);
      }
      const { terminationGracePeriodSeconds: grace } = probe;
      if (typeof grace === 'number' && grace <= 0)
        at.report('terminationGracePeriodSeconds', `Invalid value: ${grace}: must be greater than 0`);
    },
  },
  {
    id: 'probe-purpose',
    severity: 'error',
    on: ['Container'],
    where: ['livenessProbe', 'startupProbe', 'readinessProbe'],
    reads: ['Probe.successThreshold', 'Probe.terminationGracePeriodSeconds'],
    accepts: 'a livenessProbe or startupProbe passes at its first success; a readinessProbe ends nothing, and has no grace period',
    source: `${PROBES}#configure-probes`,
    check: ({ livenessProbe, startupProbe, readinessProbe }, at) => {
      for (const [field, probe] of Object.entries({ livenessProbe, startupProbe })) {
        const threshold = isPlainObject(probe) ? probe.successThreshold : undefined;
        if (typeof threshold === 'number' && threshold > 1)
          at.report(`${field}.successThreshold`, `Invalid value: ${threshold}: must be 1`, 'leave it out');
      }
      const grace = isPlainObject(readinessProbe) ? readinessProbe.terminationGracePeriodSeconds : undefined;
      if (typeof grace === 'number' && grace > 0)
        at.report('readinessProbe.terminationGracePeriodSeconds', `Invalid value: ${grace}: must not be set for readinessProbes`);
    },
  },
  {
    id: 'hook-sleep',
    severity: 'error',
    on: ['PodSpec'],
    reads: ['SleepAction.seconds', 'PodSpec.terminationGracePeriodSeconds'],
    accepts: 'a hook sleeps no longer than the pod has time to end',
    source: HOOKS,
    since: 30,
    check: (spec, at) => {
      const given = spec.terminationGracePeriodSeconds;
      const grace = typeof given === 'number' ? given : DEFAULT_GRACE;
      for (const list of ['initContainers', 'containers'])
        entries(spec[list]).forEach(({ lifecycle }, i) => {
          for (const hook of ['postStart', 'preStop'])
            judgeSleep(isPlainObject(lifecycle) ? lifecycle[hook] : undefined, grace, `${list}[${i}].lifecycle.${hook}`, at);
        });
    },
  },
];

function judgeSleep(hook: unknown, grace: number, path: string, at: Place): void {
  const sleep = isPlainObject(hook) ? hook.sleep : undefined;
  if (!isPlainObject(sleep)) return;
  const seconds = sleep.seconds ?? 0;
  if (typeof seconds !== 'number' || grace < 0) return;
  const isLong = at.minor >= ZERO_SLEEP ? seconds >= 0 : seconds > 0;
  if (isLong && seconds <= grace) return;
  at.report(
    `${path}.sleep.seconds`,
    `Invalid value: ${seconds}: must be ${at.minor >= ZERO_SLEEP ? 'non-negative' : 'greater than 0'} and less than terminationGracePeriodSeconds (${grace})`,
    isLong ? `terminationGracePeriodSeconds counts it in: make it more than ${seconds}` : undefined,
  );
}
