// Rules about what a Service may say for its type.
import { isIp, blockProblem } from '../kube/ip';
import { labelKeyProblem } from '../kube/label-syntax';
import { isPlainObject } from '../kube/manifest';
import { likelyName, nameProblem } from '../kube/names';
import { isNone, isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const LOAD_BALANCER = ['loadBalancerClass', 'loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts'];
const OWN_ADDRESS = ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];
const LONGEST_AFFINITY = 86_400;
/** Since then external addresses are enough for a policy about traffic from outside. */
const BY_ADDRESS = 29;

export const serviceTypeRules: readonly Rule[] = [
  {
    id: 'external-traffic',
    severity: 'error',
    on: ['ServiceSpec'],
    where: ['externalTrafficPolicy', 'healthCheckNodePort'],
    reads: ['ServiceSpec.externalTrafficPolicy', 'ServiceSpec.healthCheckNodePort', 'ServiceSpec.type', 'ServiceSpec.externalIPs'],
    accepts:
      'a policy for traffic from outside is for a Service that has any; the port of its health is for a load balancer with policy Local',
    source: `${SERVICE}#traffic-policies`,
    check: ({ externalTrafficPolicy: policy, healthCheckNodePort: health, type, externalIPs }, at) => {
      const hasAddress = at.minor >= BY_ADDRESS && isClusterIp(type) && Array.isArray(externalIPs) && externalIPs.length > 0;
      const what = at.minor >= BY_ADDRESS ? 'for externally-accessible services' : "when `type` is 'NodePort' or 'LoadBalancer'";
      if (isText(policy) && type !== 'NodePort' && type !== 'LoadBalancer' && !hasAddress)
        at.report(
          'externalTrafficPolicy',
          `Invalid value: ${quoted(policy)}: may only be set ${what}`,
          'internalTrafficPolicy is for the others',
        );
      if (typeof health === 'number' && health !== 0 && (type !== 'LoadBalancer' || policy !== 'Local'))
        at.report(
          'healthCheckNodePort',
          `Invalid value: ${health}: may only be set when \`type\` is 'LoadBalancer' and \`externalTrafficPolicy\` is 'Local'`,
        );
    },
  },
  {
    id: 'load-balancer',
    severity: 'error',
    on: ['ServiceSpec'],
    reads: LOAD_BALANCER.map((field) => `ServiceSpec.${field}`),
    accepts: 'what is said of a load balancer is said of a Service that is one; whom it lets in are blocks of addresses',
    source: `${SERVICE}#loadbalancer`,
    check: ({ type, ...spec }, at) => {
      const { loadBalancerClass: its, loadBalancerSourceRanges: ranges } = spec;
      if (type !== 'LoadBalancer')
        for (const field of LOAD_BALANCER) {
          const value = spec[field];
          if (!isNone(value) && !(Array.isArray(value) && value.length === 0))
            at.report(field, "Forbidden: may only be used when `type` is 'LoadBalancer'", "write type: 'LoadBalancer', or leave it out");
        }
      else if (typeof its === 'string') {
        const problem = labelKeyProblem(its);
        if (problem !== undefined) at.report('loadBalancerClass', `Invalid value: ${quoted(its)}: ${problem}`);
      }
      if (!Array.isArray(ranges)) return;
      ranges.forEach((range: unknown, i) => {
        const problem = typeof range === 'string' ? blockProblem(range.trim(), at.minor) : undefined;
        if (problem === undefined) return;
        const hint = isIp(String(range).trim())
          ? `for example "${String(range).trim()}/${String(range).includes(':') ? 128 : 32}"`
          : undefined;
        at.report(`loadBalancerSourceRanges[${i}]`, `Invalid value: ${quoted(range)}: ${problem}`, hint);
      });
    },
  },
  {
    id: 'external-name-host',
    severity: 'error',
    on: ['ServiceSpec'],
    reads: ['ServiceSpec.externalName', ...OWN_ADDRESS.map((field) => `ServiceSpec.${field}`), 'ServiceSpec.clusterIP'],
    accepts: 'an ExternalName names a host by its DNS name, and has no address of its own',
    source: `${SERVICE}#externalname`,
    check: ({ type, externalName, clusterIP, ...spec }, at) => {
      if (type !== 'ExternalName') return;
      const name = isText(externalName) ? externalName.replace(/\.$/, '') : '';
      const problem = name === '' ? undefined : nameProblem(name, 'subdomain');
      if (name === '' && (isNone(externalName) || typeof externalName === 'string')) at.report('externalName', 'Required value');
      if (problem !== undefined) {
        const likely = likelyName(name.replace(/^[a-z]+:\/\//i, '').replace(/[/:].*$/, ''), 'subdomain');
        at.report('externalName', `Invalid value: ${quoted(name)}: ${problem}`, likely && `for example "${likely}"`);
      }
      const own = { clusterIP, ...Object.fromEntries(OWN_ADDRESS.map((field) => [field, spec[field]])) };
      for (const [field, value] of Object.entries(own))
        if (isText(value) || (Array.isArray(value) && value.length > 0))
          at.report(field, 'Forbidden: may not be set for ExternalName services', 'leave it out');
    },
  },
  {
    id: 'session-affinity',
    severity: 'error',
    on: ['ServiceSpec'],
    where: ['sessionAffinityConfig'],
    reads: ['ServiceSpec.sessionAffinity', 'ClientIPConfig.timeoutSeconds'],
    accepts: 'clients come back to their Pod for a second at least, and for a day at most',
    source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
    check: ({ sessionAffinity, sessionAffinityConfig }, at) => {
      if (sessionAffinity !== 'ClientIP' || !isPlainObject(sessionAffinityConfig)) return; // otherwise it is taken away
      const { clientIP } = sessionAffinityConfig;
      const seconds = isPlainObject(clientIP) ? clientIP.timeoutSeconds : undefined;
      if (typeof seconds === 'number' && (seconds <= 0 || seconds > LONGEST_AFFINITY))
        at.report(
          'sessionAffinityConfig.clientIP.timeoutSeconds',
          `Invalid value: ${seconds}: must be greater than 0 and less than ${LONGEST_AFFINITY}`,
        );
    },
  },
  {
    id: 'app-protocol',
    severity: 'error',
    on: ['ServicePort'],
    where: ['appProtocol'],
    reads: ['ServicePort.appProtocol'],
    accepts: 'the protocol of a port is named as labels are',
    source: `${SERVICE}#application-protocol`,
    check: ({ appProtocol }, at) => {
      const problem = isText(appProtocol) ? labelKeyProblem(appProtocol) : undefined;
      if (problem !== undefined) at.report('appProtocol', `Invalid value: ${quoted(appProtocol)}: ${problem}`);
    },
  },
];

const isClusterIp = (type: unknown): boolean => isNone(type) || type === '' || type === 'ClusterIP';
