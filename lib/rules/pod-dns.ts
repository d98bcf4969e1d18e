// Rules about the names and addresses that a pod knows.
import { ipProblem } from '../kube/ip';
import { isPlainObject } from '../kube/manifest';
import { dnsLabelProblem, likelyName, nameProblem } from '../kube/names';
import { isText } from './entries';
import type { Rule } from './rule';
import { quoted } from './scalars';

const DNS = 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/';
const ALIASES = 'https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/';
const MOST_SERVERS = 3;
/** Without an address it is refused as one that is required since then. */
const REQUIRED = 30;

export const podDnsRules: readonly Rule[] = [
  {
    id: 'dns-config',
    severity: 'error',
    on: ['PodSpec'],
    where: ['dnsPolicy', 'dnsConfig'],
    reads: ['PodSpec.dnsPolicy', 'PodDNSConfig.nameservers'],
    accepts: 'a pod without a policy for DNS says one to three name servers by their addresses',
    source: `${DNS}#pod-dns-config`,
    check: ({ dnsPolicy, dnsConfig }, at) => {
      const config = isPlainObject(dnsConfig) ? dnsConfig : undefined;
      const servers = Array.isArray(config?.nameservers) ? (config.nameservers as unknown[]) : [];
      if (dnsPolicy === 'None' && !config) at.report('dnsConfig', 'Required value: must provide `dnsConfig` when `dnsPolicy` is None');
      else if (dnsPolicy === 'None' && servers.length === 0)
        at.report('dnsConfig.nameservers', 'Required value: must provide at least one DNS nameserver when `dnsPolicy` is None');
      if (servers.length > MOST_SERVERS)
        at.report('dnsConfig.nameservers', `Invalid value: ${quoted(servers)}: must not have more than ${MOST_SERVERS} nameservers`);
      servers.forEach((server, i) => {
        const problem = isText(server) ? ipProblem(server, at.minor) : undefined;
        if (problem !== undefined) at.report(`dnsConfig.nameservers[${i}]`, `Invalid value: ${quoted(server)}: ${problem}`);
      });
    },
  },
  {
    id: 'host-alias',
    severity: 'error',
    on: ['HostAlias'],
    reads: ['HostAlias.ip', 'HostAlias.hostnames'],
    accepts: 'an alias gives DNS names to an address',
    source: ALIASES,
    check: ({ ip = '', hostnames }, at) => {
      const wrong = typeof ip === 'string' && (ip !== '' || at.minor < REQUIRED) ? ipProblem(ip, at.minor) : undefined;
      if (wrong !== undefined) at.report('ip', `Invalid value: ${quoted(ip)}: ${wrong}`);
      if (!Array.isArray(hostnames)) return;
      hostnames.forEach((name: unknown, i) => {
        const problem = typeof name === 'string' ? nameProblem(name, 'subdomain') : undefined;
        if (problem !== undefined) at.report(`hostnames[${i}]`, `Invalid value: ${quoted(name)}: ${problem}`);
      });
    },
  },
  {
    id: 'pod-hostname',
    severity: 'error',
    on: ['PodSpec'],
    where: ['hostname', 'subdomain'],
    reads: ['PodSpec.hostname', 'PodSpec.subdomain'],
    accepts: 'the name of a host and its subdomain are DNS labels',
    source: DNS,
    check: ({ hostname, subdomain }, at) => {
      if (at.manifest.kind === 'StatefulSet') return; // it writes the Pod's name and its own serviceName over them
      for (const [field, name] of Object.entries({ hostname, subdomain })) {
        const problem = isText(name) ? dnsLabelProblem(name) : undefined;
        if (problem === undefined) continue;
        const likely = likelyName(name as string, 'label');
        at.report(field, `Invalid value: ${quoted(name)}: ${problem}`, likely && `for example "${likely}"`);
      }
    },
  },
];
