// Rules about the hosts and paths of an Ingress, and where they lead.
import { isIp } from '../kube/ip';
import { type Kind, kinds } from '../kube/kinds';
import { isPlainObject } from '../kube/manifest';
import { likelyName, nameProblem } from '../kube/names';
import { likelyPort, portNameProblem, portNumberProblem } from '../kube/ports';
import { hasOnly, isNone, isText } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const INGRESS = 'https://kubernetes.io/docs/concepts/services-networking/ingress/';
const WILDCARD =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const WITHIN = ['//', '/./', '/../', '%2f', '%2F'];
const AT_END = ['/..', '/.'];

export const ingressRouteRules: readonly Rule[] = [
  {
    id: 'ingress-host',
    severity: 'error',
    on: ['IngressRule', 'IngressTLS'],
    reads: ['IngressRule.host', 'IngressTLS.hosts'],
    accepts: 'a host is a DNS name, or one behind `*.`: no address, no port, no scheme',
    source: `${INGRESS}#hostname-wildcards`,
    check: ({ host, hosts }, at) => {
      if (isText(host) && isIp(host)) at.report('host', `Invalid value: ${quoted(host)}: must be a DNS name, not an IP address`);
      judgeHost(host, 'host', at);
      if (Array.isArray(hosts)) hosts.forEach((one, i) => judgeHost(one, `hosts[${i}]`, at));
    },
  },
  {
    id: 'ingress-path',
    severity: 'error',
    on: ['HTTPIngressPath'],
    reads: ['HTTPIngressPath.path', 'HTTPIngressPath.pathType'],
    accepts: 'a path is absolute; one that is exact or a prefix has nothing in it that a client would resolve',
    source: `${INGRESS}#path-types`,
    check: ({ path, pathType }, at) => {
      const text = path ?? '';
      if (typeof text !== 'string') return;
      const isPlain = pathType === 'Exact' || pathType === 'Prefix';
      if (!isPlain && (pathType !== 'ImplementationSpecific' || text === '')) return;
      if (!text.startsWith('/'))
        at.report('path', `Invalid value: ${quoted(text)}: must be an absolute path`, `for example ${quoted(`/${text}`)}`);
      if (!isPlain) return;
      for (const part of WITHIN) if (text.includes(part)) at.report('path', `Invalid value: ${quoted(text)}: must not contain '${part}'`);
      for (const end of AT_END) if (text.endsWith(end)) at.report('path', `Invalid value: ${quoted(text)}: cannot end with '${end}'`);
    },
  },
  {
    id: 'ingress-backend',
    severity: 'error',
    on: ['IngressBackend'],
    reads: ['IngressBackend.*', 'ServiceBackendPort.*'],
    accepts: 'a backend is a Service and one of its ports, or a resource',
    source: INGRESS,
    check: (backend, at) => {
      const { service, resource } = backend;
      if (isNone(service) && isNone(resource) && hasOnly(backend, ['service', 'resource']))
        at.report('', 'Invalid value: "": resource or service backend is required');
      else if (!isNone(service) && !isNone(resource))
        at.report('', 'Invalid value: "": cannot set both resource and service backends', 'write one of them');
      else if (isPlainObject(service)) judgeService(service, at);
    },
  },
  {
    id: 'ingress-leads-somewhere',
    severity: 'error',
    on: ['IngressSpec'],
    reads: ['IngressSpec.rules', 'IngressSpec.defaultBackend'],
    accepts: 'an Ingress has a rule, or a backend for everything',
    source: INGRESS,
    check: (spec, at) => {
      const { rules, defaultBackend } = spec;
      if (!hasOnly(spec, ['rules', 'defaultBackend', 'ingressClassName', 'tls'])) return;
      if (isNone(defaultBackend) && (isNone(rules) || (Array.isArray(rules) && rules.length === 0)))
        at.report('', 'Invalid value: either `defaultBackend` or `rules` must be specified');
    },
  },
];

function judgeHost(host: unknown, field: string, at: Place): void {
  if (!isText(host)) return;
  const isWild = host.includes('*');
  const problem = isWild
    ? host.startsWith('*.') && nameProblem(host.slice(2), 'subdomain') === undefined
      ? undefined
      : WILDCARD
    : nameProblem(host, 'subdomain');
  if (problem === undefined) return;
  const likely = likelyName(host.replace(/^[a-z]+:\/\//i, '').replace(/[/:].*$/, ''), 'subdomain');
  at.report(field, `Invalid value: ${quoted(host)}: ${problem}`, isWild || likely === undefined ? undefined : `for example "${likely}"`);
}

function judgeService({ name, port }: Readonly<Record<string, unknown>>, at: Place): void {
  // as the Service itself is named
  const { nameRule, labelSince = Infinity }: Kind = kinds.Service;
  const problem = isText(name) ? nameProblem(name, at.minor >= labelSince ? 'label' : nameRule) : undefined;
  if (problem !== undefined) at.report('service.name', `Invalid value: ${quoted(name)}: ${problem}`);
  if (!isNone(port) && !isPlainObject(port)) return;
  const { name: by, number: given } = isPlainObject(port) ? port : {};
  const number = given ?? 0;
  if (isText(by) && number !== 0) return at.report('', 'Invalid value: "": cannot set both port name & port number', 'write one of them');
  if (isText(by)) {
    const wrong = portNameProblem(by);
    if (wrong !== undefined) at.report('service.port.name', `Invalid value: ${quoted(by)}: ${wrong}`, likelyPort(by));
  } else if (number === 0) at.report('', 'Required value: port name or number is required');
  else if (typeof number === 'number' && portNumberProblem(number) !== undefined)
    at.report('service.port.number', `Invalid value: ${number}: ${portNumberProblem(number)!}`);
}
