// The services of the shop: what they need of each other is passed as values, so that nobody writes a name twice.
import {
  authProxy,
  type AutoscaleProps,
  type Chart,
  ClusterIssuer,
  Configuration,
  emptyDir,
  exec,
  gitSync,
  httpGet,
  Issuer,
  logShipper,
  placement,
  type PodProps,
  redisProxy,
  s3Transfer,
  Secret,
  secretKeyRef,
  ServiceDiscovery,
  StatelessService,
  statsdExporter,
  tcpProxy,
  TlsCertificate,
  waitFor,
  WebService,
} from 'cdk8s-patterns';
import { database, type Databases, logins } from './databases';
import type { Values } from './values';

export interface Services {
  readonly storefront: WebService;
  readonly api: WebService;
  readonly admin: WebService;
  readonly catalogue: StatelessService;
  readonly search: StatelessService;
  readonly reviews: StatelessService;
  readonly cart: StatelessService;
  readonly checkout: StatelessService;
  readonly payments: StatelessService;
  readonly media: StatelessService;
}

export function services(chart: Chart, values: Values, { orders, catalogue: catalogueDb, sessions }: Databases): Services {
  const { host, version } = values;
  // a changed log level restarts those who read it, and nobody else
  const settings = new Configuration(chart, 'settings', { data: { LOG_LEVEL: values.logLevel, CURRENCY: 'EUR' } });
  const scale: { replicas: number } | { autoscale: AutoscaleProps } =
    typeof values.replicas === 'number' ? { replicas: values.replicas } : { autoscale: values.replicas };

  /** What all services of the shop have in common: the user, the port, the probe, what they ask for. */
  const pod = (service: string, { main, ...more }: PodProps = {}): PodProps => ({
    securityContext: { runAsUser: 10001 },
    ...more,
    main: {
      image: `ghcr.io/acme/shop-${service}:${version}`,
      ports: { http: 8080 },
      envFrom: [settings],
      readinessProbe: httpGet('/healthz', 'http', { periodSeconds: 5 }),
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      ...main,
    },
  });
  const stateless = (name: string, more?: PodProps): StatelessService =>
    new StatelessService(chart, name, { ...scale, pod: pod(name, more) });

  // these prove the name by DNS: what answers to HTTP-01 would be a Pod of this namespace, which nobody reaches
  const issuer = values.issuer === 'self-signed' ? new Issuer(chart, 'issuer', { selfSigned: {} }) : ClusterIssuer.existing(values.issuer);
  const tls = new TlsCertificate(chart, 'tls', { dnsNames: [host, `admin.${host}`, `api.${host}`], issuerRef: issuer });
  const ingress = { ingressClassName: 'nginx' };

  const catalogue = stateless('catalogue', {
    initContainers: [waitFor(`${catalogueDb.host}:${catalogueDb.port}`, { timeout: '10m' })],
    main: { env: database(catalogueDb, logins.catalogue) },
  });
  // what is outside has a name inside: who moves it changes it here. Not for TLS or HTTP, where the name counts
  const stock = new ServiceDiscovery(chart, 'stock', { of: 'stock.acme.example' });
  // it speaks to 127.0.0.1, and the password of the sessions is the proxy's alone
  const cart = stateless('cart', {
    ambassadors: [redisProxy({ shards: [`${sessions.host}:${sessions.port}`], auth: secretKeyRef(logins.sessions, 'password') })],
  });
  const payments = stateless('payments', {
    ambassadors: [tcpProxy({ to: 'gateway.bank.example:8443', as: 'BANK' })],
    main: { env: { BANK_KEY: secretKeyRef(Secret.existing('bank'), 'key') } },
  });
  const checkout = stateless('checkout', {
    adapters: [statsdExporter()],
    main: {
      env: {
        STATSD: '127.0.0.1:9125',
        CART_URL: cart.url(),
        PAYMENTS_URL: payments.url(),
        STOCK_ADDRESS: `${stock.host}:5672`,
        ...database(orders, logins.orders),
      },
    },
  });
  const search = stateless('search', { main: { env: { CATALOGUE_URL: catalogue.url() } } });
  const reviews = stateless('reviews', {
    main: { env: database(catalogueDb, logins.catalogue) },
  });
  // pictures are large and nobody waits for them: rather on the nodes that cost less
  const thrifty = placement({ ratherOn: { 'acme.example/price': 'spot' }, tolerate: { 'acme.example/spot': true } });
  const bucket = Secret.existing('pictures');
  const [pictures, logs] = [emptyDir('pictures', { sizeLimit: '10Gi' }), emptyDir('logs', { sizeLimit: '1Gi' })];
  const media = stateless(
    'media',
    thrifty({
      securityContext: { runAsUser: 10001, fsGroup: 10001 },
      main: { volumeMounts: { '/pictures': pictures.readOnly(), '/var/log/media': logs } },
      sidecars: [
        s3Transfer({
          from: 's3://acme-shop/pictures',
          to: pictures,
          mirror: true,
          region: 'eu-central-1',
          credentials: { accessKeyId: secretKeyRef(bucket, 'id'), secretAccessKey: secretKeyRef(bucket, 'key') },
        }),
        logShipper({ from: logs, to: 'http://loki.monitoring:3100' }),
      ],
    }),
  );

  const api = new WebService(chart, 'api', {
    ...scale,
    host: `api.${host}`,
    ingress,
    tls,
    pod: pod('api', {
      main: {
        env: {
          CATALOGUE_URL: catalogue.url(),
          CART_URL: cart.url(),
          CHECKOUT_URL: checkout.url(),
          SEARCH_URL: search.url(),
          REVIEWS_URL: reviews.url(),
        },
      },
    }),
  });
  const pages = emptyDir('pages', { sizeLimit: '1Gi' });
  const storefront = new WebService(chart, 'storefront', {
    ...scale,
    host,
    ingress,
    tls,
    pod: pod('storefront', {
      securityContext: { runAsUser: 10001, fsGroup: 10001 },
      // the editors' pages come from git, a minute after they are written
      sidecars: [gitSync({ repo: 'https://github.com/acme/shop-pages', ref: 'main', into: pages, period: '1m' })],
      main: {
        env: { API_URL: `https://${api.host}`, MEDIA_URL: media.url() },
        volumeMounts: { '/pages': pages.readOnly() },
      },
    }),
  });
  // nobody reaches it without a login: the proxy's port is the Service's
  const oidc = Secret.existing('admin-oidc');
  const admin = new WebService(chart, 'admin', {
    replicas: 1,
    host: `admin.${host}`,
    ingress,
    tls,
    pod: pod('admin', {
      sidecars: [
        authProxy({
          upstream: 8080,
          issuer: 'https://login.acme.example/realms/staff',
          clientId: 'shop-admin',
          clientSecret: secretKeyRef(oidc, 'client-secret'),
          cookieSecret: secretKeyRef(oidc, 'cookie-secret'),
          emailDomains: ['acme.example'],
        }),
      ],
      // it listens on 127.0.0.1 alone: it has no port that anybody else reaches, so that it is asked from within
      main: {
        ports: undefined,
        readinessProbe: exec(['wget', '-qO-', 'http://127.0.0.1:8080/healthz'], { periodSeconds: 5, timeoutSeconds: 2 }),
        args: ['--listen=127.0.0.1:8080'],
        env: { API_URL: api.url() },
      },
    }),
  });
  return { storefront, api, admin, catalogue, search, reviews, cart, checkout, payments, media };
}
