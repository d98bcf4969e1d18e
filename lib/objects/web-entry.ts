// The way from a host outside to a Service: an Ingress, an HTTPRoute, or both while one moves from one to the other.
import type { Construct } from 'constructs';
import { nameProblem } from '../kube/names';
import type * as k8s from '../kube/wire';
import type { Problem } from '../pod/rendering';
import { type HostBackend, ingressRulesFor, routeRoot, routeRulesFor } from './host-rules';
import { HTTPRoute, type HTTPRouteProps } from './http-route';
import { Ingress, type IngressProps } from './ingress';
import type { Service } from './service';
import { servesHost, type ServedCertificate } from './served-certificate';

interface EntryProps {
  readonly host?: string | undefined;
  readonly ingress?: IngressProps | false | undefined;
  readonly route?: HTTPRouteProps | false | undefined;
  readonly tls?: ServedCertificate | undefined;
  /** False where the user leaves it out; undefined where it could not be made, and that is said. */
  readonly service: Service | false | undefined;
  readonly metadata: k8s.ObjectMeta;
}

interface WebEntry {
  readonly ingress: Ingress | undefined;
  readonly route: HTTPRoute | undefined;
}

type Say = (problem: Problem) => void;

/** Makes what is asked for below `scope`, and says what is missing for anybody to arrive. */
export function webEntry(scope: Construct, props: EntryProps, problem: Say): WebEntry {
  const { host, ingress, route, tls } = props;
  const wrong = host === undefined ? undefined : hostProblem(host);
  if (wrong) problem(wrong);
  const named = wrong ? STAND_IN : host;
  if (!ingress && !route) {
    // who says false has another way
    if (host !== undefined && ingress === undefined && route === undefined)
      problem({ rule: 'web-entry', path: 'host', message: `Invalid value: "${host}": nothing leads there`, hint: WAYS });
    else if (tls && host === undefined)
      problem({ rule: 'web-entry', path: 'tls', message: 'Forbidden: nothing serves with it', hint: `host, and ${WAYS}` });
    return { ingress: undefined, route: undefined };
  }
  if (tls && host !== undefined && !servesHost(tls, host))
    problem({
      rule: 'tls-host',
      path: 'tls',
      message: `Invalid value: "${tls.name}": is for ${tls.dnsNames.join(', ')}, and not for ${host}`,
      hint: `dnsNames: ['${host}']`,
    });
  const to = wantsBackend(props) ? backendOf(props.service, problem) : backendOf(props.service || undefined, NOBODY);
  return { ingress: ingress ? ingressTo(to, ingress) : undefined, route: route ? routeTo(to, route) : undefined };

  function ingressTo(service: HostBackend | undefined, own: IngressProps): Ingress {
    const { metadata, ingressClassName, rules, defaultBackend } = own;
    // the annotation of old is a class as well
    if (ingressClassName === undefined && metadata?.annotations?.['kubernetes.io/ingress.class'] === undefined)
      problem({
        rule: 'web-entry',
        path: 'ingress.ingressClassName',
        message: 'Required value: no controller is known to serve it',
        hint: WAYS,
      });
    if (host === undefined && rules === undefined && defaultBackend === undefined) problem(hostMissing('ingress.rules'));
    const hosts = named === undefined ? [...(tls?.dnsNames ?? [])] : [named];
    return new Ingress(scope, 'Ingress', {
      ...(!defaultBackend && {
        rules: [{ host: named ?? STAND_IN, ...(service && { http: { paths: { '/': service } } }) }],
      }),
      ...(tls && { tls: [{ hosts, secretName: tls }] }),
      ...own,
      ...(rules && named !== undefined && service && !defaultBackend && { rules: ingressRulesFor(named, service, rules) }),
      metadata: { ...props.metadata, ...metadata },
    });
  }

  function routeTo(service: HostBackend | undefined, own: HTTPRouteProps): HTTPRoute {
    const { metadata, parentRefs, hostnames, rules } = own;
    if (!parentRefs || parentRefs.length === 0)
      problem({ rule: 'web-entry', path: 'route.parentRefs', message: 'Required value: it belongs to no Gateway', hint: WAYS });
    if (host === undefined && hostnames === undefined && rules === undefined) problem(hostMissing('route.hostnames'));
    // the listener serves with it, and says so itself; that it may is ours to say
    if (tls) for (const parent of Array.isArray(parentRefs) ? parentRefs : []) tls.grantTo(parent as { namespace?: string });
    return new HTTPRoute(scope, 'HTTPRoute', {
      ...(host !== undefined && { hostnames: [host] }),
      ...(service && { rules: [routeRoot(service)] }),
      ...own,
      ...(rules && host !== undefined && service && hostnames === undefined && { rules: routeRulesFor(service, rules) }),
      metadata: { ...props.metadata, ...metadata },
    });
  }
}

const WAYS = "ingress: { ingressClassName: 'nginx' }, or route: { parentRefs: [gateway] }";

/** Where a host or a Service is missing or wrong, that is said and nothing is written: the check has nothing more to say of this one. */
const STAND_IN = 'host.invalid';

/** As the server judges the host of an Ingress and of a route; what is not known yet (a token) it judges later. */
function hostProblem(host: string): Problem | undefined {
  const reason = typeof host === 'string' ? nameProblem(host.replace(/^\*\./, ''), 'subdomain') : undefined;
  if (reason === undefined) return undefined;
  const hint = 'the name alone, without scheme, port and path';
  return { rule: 'host-name', path: 'host', message: `Invalid value: ${JSON.stringify(host)}: ${reason}`, hint };
}

const hostMissing = (or: string): Problem => ({
  rule: 'web-entry',
  path: 'host',
  message: 'Required value: requests for every host would come here',
  hint: `host: 'shop.example.com', or ${or}`,
});

/** Whether there is a way for which the user has not said himself where it leads. */
const wantsBackend = ({ ingress, route }: EntryProps): boolean =>
  (ingress && ingress.rules === undefined && ingress.defaultBackend === undefined) || (route && route.rules === undefined) || false;

const NOBODY: Say = () => undefined;

/** The port `http`, or the only one. */
function backendOf(service: EntryProps['service'], problem: Say): HostBackend | undefined {
  const ports = (service && service.spec.ports) || [];
  if (service === false)
    problem({ rule: 'web-entry', path: 'service', message: 'Forbidden: it is where a host leads', hint: 'leave service: false out' });
  if (!service || ports.length === 0) return undefined;
  if (ports.length === 1) return service;
  if (ports.some(({ name }) => name === 'http')) return service.port('http');
  const names = ports.map(({ name, port }) => name ?? port).join(', ');
  problem({
    rule: 'web-entry',
    path: 'service.ports',
    message: `Invalid value: [${names}]: a host leads to one port, and none of several is called http`,
    hint: 'ports: { http: 8080 }',
  });
  return undefined;
}
