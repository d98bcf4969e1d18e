// Rules about the hosts, backends and timeouts of routes, as the definitions of the Gateway API judge them.
import { likelyName } from '../kube/names';
import { isNone, isText } from './entries';
import type { Place, Rule } from './rule';
import { quoted } from './scalars';

const GATEWAY = 'https://gateway-api.sigs.k8s.io/reference/spec/';
const HOST = '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';
const DURATION = '^([0-9]{1,5}(h|m|s|ms)){1,4}$';
const isHost = new RegExp(HOST);
const isDuration = new RegExp(DURATION);
const LONGEST_HOST = 253;
const HIGHEST_PORT = 65_535;
const HEAVIEST = 1_000_000;
const MILLIS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
/** How many a list may have. */
const MOST: Readonly<Record<string, number>> = {
  hostnames: 16,
  parentRefs: 32,
  rules: 16,
  matches: 64,
  backendRefs: 16,
  headers: 16,
  queryParams: 16,
};

export const routeRules: readonly Rule[] = [
  {
    id: 'route-host',
    severity: 'error',
    on: ['HTTPRouteSpec', 'GRPCRouteSpec', 'GatewaySpecListeners'],
    reads: ['HTTPRouteSpec.hostnames', 'GRPCRouteSpec.hostnames', 'GatewaySpecListeners.hostname'],
    accepts: 'a host of a route or a listener is a DNS name, or one behind `*.`: no port, no scheme',
    source: `${GATEWAY}#hostname`,
    check: ({ hostname, hostnames }, at) => {
      judgeHost(hostname, 'hostname', at);
      if (Array.isArray(hostnames)) hostnames.forEach((one, i) => judgeHost(one, `hostnames[${i}]`, at));
    },
  },
  {
    id: 'route-backend',
    severity: 'error',
    on: ['HTTPRouteSpecRulesBackendRefs', 'GRPCRouteSpecRulesBackendRefs'],
    reads: ['HTTPRouteSpecRulesBackendRefs.*', 'GRPCRouteSpecRulesBackendRefs.*'],
    accepts: `a backend has a name; a Service has a port as well; its weight is from 0 to ${HEAVIEST}`,
    source: `${GATEWAY}#backendref`,
    check: ({ group, kind, name, port, weight }, at) => {
      if (name === '') at.report('name', 'Invalid value: "": should be at least 1 chars long');
      if (isNone(port) && (group ?? '') === '' && (kind ?? 'Service') === 'Service')
        at.report('port', 'Required value: Must have port for Service reference');
      judgeNumber(port, 1, HIGHEST_PORT, 'port', at);
      judgeNumber(weight, 0, HEAVIEST, 'weight', at);
    },
  },
  {
    id: 'route-timeout',
    severity: 'error',
    on: ['HTTPRouteSpecRulesTimeouts'],
    reads: ['HTTPRouteSpecRulesTimeouts.*'],
    accepts: 'a timeout is whole hours, minutes, seconds or milliseconds, and that of a backend ends with the request',
    source: `${GATEWAY}#httproutetimeouts`,
    check: ({ request, backendRequest }, at) => {
      for (const [field, text] of Object.entries({ request, backendRequest }))
        if (typeof text === 'string' && !isDuration.test(text))
          at.report(
            field,
            `Invalid value: ${quoted(text)}: should match '${DURATION}'`,
            /^\d{1,5}$/.test(text) ? `for example "${text}s"` : undefined,
          );
      const [whole, part] = [millisOf(request), millisOf(backendRequest)];
      if (whole > 0 && part > whole)
        at.report(
          'backendRequest',
          `Invalid value: ${quoted(backendRequest)}: backendRequest timeout cannot be longer than request timeout`,
          `which is ${quoted(request)}`,
        );
    },
  },
  {
    id: 'route-amounts',
    severity: 'error',
    on: [
      'HTTPRouteSpec',
      'HTTPRouteSpecRules',
      'HTTPRouteSpecRulesMatches',
      'GRPCRouteSpec',
      'GRPCRouteSpecRules',
      'GRPCRouteSpecRulesMatches',
    ],
    reads: ['HTTPRouteSpec.*', 'HTTPRouteSpecRules.*', 'HTTPRouteSpecRulesMatches.*'],
    accepts: 'a route has no more hosts, gateways, rules, matches and backends than its definition lets it have',
    source: `${GATEWAY}#httproutespec`,
    check: (value, at) => {
      for (const field in value) {
        const list = value[field];
        const most = Array.isArray(list) ? MOST[field] : undefined;
        if (most !== undefined && (list as unknown[]).length > most)
          at.report(field, `Too many: ${(list as unknown[]).length}: must have at most ${most} items`);
      }
      if (at.manifest.kind === 'HTTPRoute' && Array.isArray(value.rules) && value.rules.length === 0)
        at.report('rules', 'Invalid value: 0: should have at least 1 items', 'left out, there is one for every path');
    },
  },
];

function judgeHost(host: unknown, field: string, at: Place): void {
  if (typeof host !== 'string') return;
  if (host === '') return at.report(field, 'Invalid value: "": should be at least 1 chars long', 'left out, it is for every host');
  if (host.length > LONGEST_HOST) return at.report(field, `Too long: may not be more than ${LONGEST_HOST} bytes`);
  if (isHost.test(host)) return;
  const likely = host.includes('*') ? undefined : likelyName(host.replace(/^[a-z]+:\/\//i, '').replace(/[/:].*$/, ''), 'subdomain');
  const hint = host === '*' ? 'left out, it is for every host' : likely && `for example "${likely}"`;
  at.report(field, `Invalid value: ${quoted(host)}: should match '${HOST}'`, hint);
}

function judgeNumber(value: unknown, least: number, most: number, field: string, at: Place): void {
  if (typeof value !== 'number') return;
  if (value < least) at.report(field, `Invalid value: ${value}: should be greater than or equal to ${least}`);
  if (value > most) at.report(field, `Invalid value: ${value}: should be less than or equal to ${most}`);
}

/** 0 where it says none: no timeout, or no text that is one. */
function millisOf(text: unknown): number {
  if (!isText(text) || !isDuration.test(text)) return 0;
  return [...text.matchAll(/(\d+)(ms|h|m|s)/g)].reduce((sum, [, amount, unit]) => sum + Number(amount) * MILLIS[unit!]!, 0);
}
