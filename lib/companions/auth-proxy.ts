// Login before the application: every request passes OpenID Connect first.
import type { PropTypes } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import type { SidecarProps } from '../pod/companion';
import { httpGet } from '../pod/probe';
import { asked } from './asked';
import { port } from './port';
import { readyMade } from './ready-made';
import { unprivileged } from './unprivileged';
import { within } from './within';

export interface AuthProxyProps {
  /** The port of the main container on 127.0.0.1. It should listen nowhere else: what listens on the Pod's address can be reached past the proxy. */
  readonly upstream: number;
  /** The issuer as its tokens name it: `'https://login.acme.example/realms/shop'`. It has to answer when the Pod starts. */
  readonly issuer: string;
  /** The client of the application at the issuer. */
  readonly clientId: string | k8s.EnvVarSource;
  /** As `secretKeyRef(…)` says. */
  readonly clientSecret: k8s.EnvVarSource;
  /** 16, 24 or 32 random bytes, base64: the same in all Pods, as `secretKeyRef(…)` says. */
  readonly cookieSecret: k8s.EnvVarSource;
  /** Whose addresses may pass; `['*']` for all that the issuer knows. */
  readonly emailDomains: string[];
  /** Where the issuer sends users back: `'https://shop.example/oauth2/callback'`. @default the host of the request */
  readonly redirectUrl?: string;
  /** The port that the Service has. @default 4180 */
  readonly port?: number;
}

const TYPES: PropTypes<AuthProxyProps> = {
  upstream: ['a number'],
  issuer: ['text'],
  clientId: ['text', 'an object'],
  clientSecret: ['an object'],
  cookieSecret: ['an object'],
  emailDomains: ['a list'],
  redirectUrl: ['text'],
};

/**
 * For `sidecars`: its port is the Service's, in place of the main container's. It is ready whether the application is or not: give the main
 * container a readinessProbe, `exec` where that listens on 127.0.0.1 alone. Behind an Ingress or Gateway, which says in X-Forwarded-… who
 * asks: nobody else should reach it.
 * @throws RangeError for no emailDomains, an issuer that is no URL, a port that is also the main container's
 * @see https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
 */
export function authProxy(props: AuthProxyProps): SidecarProps {
  props = asked(props, 'authProxy', TYPES);
  const { upstream, issuer, emailDomains = [], redirectUrl } = props;
  const own = port(props.port ?? 4180, 'authProxy: port');
  within(issuer, 'authProxy: issuer', /^https?:\/\/[^/]+/.test(issuer ?? '') ? undefined : 'must be a URL, as in "https://login.example"');
  within(
    emailDomains,
    'authProxy: emailDomains',
    emailDomains.length > 0 && emailDomains.every((one) => typeof one === 'string')
      ? undefined
      : 'who may pass; ["*"] for all that the issuer knows',
  );
  within(own, 'authProxy: port', own === upstream ? 'must not be the port of the main container: both listen in one Pod' : undefined);
  return {
    name: 'auth-proxy',
    ...readyMade('authProxy', 'quay.io/oauth2-proxy/oauth2-proxy:v7.8.1'),
    inbound: true,
    args: [
      `--http-address=:${own}`,
      `--upstream=http://127.0.0.1:${upstream}/`,
      '--provider=oidc',
      `--oidc-issuer-url=${issuer}`,
      ...emailDomains.map((domain) => `--email-domain=${domain}`),
      ...(redirectUrl === undefined ? [] : [`--redirect-url=${redirectUrl}`]),
      '--reverse-proxy=true',
      '--skip-provider-button=true',
      '--silence-ping-logging=true',
    ],
    env: {
      OAUTH2_PROXY_CLIENT_ID: props.clientId,
      OAUTH2_PROXY_CLIENT_SECRET: props.clientSecret,
      OAUTH2_PROXY_COOKIE_SECRET: props.cookieSecret,
    },
    // not `http`: the main container may have that, and a name means one port of a Pod
    ports: [{ name: 'auth', containerPort: own }],
    startupProbe: httpGet('/ping', own, { periodSeconds: 1, failureThreshold: 60 }),
    // of itself alone: it asks nothing of what is behind it
    readinessProbe: httpGet('/ready', own),
    livenessProbe: httpGet('/ping', own),
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    securityContext: unprivileged(65532),
  };
}
