// HTTP from outside to Services, by host and path.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { eachOf } from '../kube/each-of';
import { isPlainObject } from '../kube/manifest';
import { typeProblem } from '../kube/prop-type';
import { existing, type Existing, type ExistingOptions, isRef, type NameRef } from '../kube/reference';
import type * as k8s from '../kube/wire';
import type { Rendering } from '../pod/rendering';
import { backend, type ServiceBackend } from './backend';
import { nginxAnnotations, type NginxOptions } from './ingress-nginx';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** Backends by path, each with everything below it (pathType Prefix); or Kubernetes' own list. */
export type IngressPaths = { [path: `/${string}`]: ServiceBackend } | k8s.HTTPIngressPath[];

export interface IngressRule extends Omit<k8s.IngressRule, 'http'> {
  http?: { paths: IngressPaths };
}

export interface IngressTls extends Omit<k8s.IngressTLS, 'secretName'> {
  /** A Secret of type kubernetes.io/tls in the same namespace. */
  secretName?: NameRef<'Secret'>;
}

/** The spec, with `metadata` beside it. */
export interface IngressProps extends Omit<k8s.IngressSpec, 'rules' | 'tls' | 'defaultBackend' | 'ingressClassName'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The controller that serves it. @default the cluster's default class, if it has one */
  ingressClassName?: NameRef<'IngressClass'>;
  /** Where everything goes that no rule takes. @default the controller's own answer */
  defaultBackend?: ServiceBackend | k8s.IngressBackend;
  /** @default none */
  rules?: IngressRule[];
  /** @default no TLS */
  tls?: IngressTls[];
  /** The common annotations of ingress-nginx, typed. @default none */
  nginx?: NginxOptions;
}

/**
 * HTTP from outside to Services, by host and path; an ingress controller must run in the cluster. New clusters route by the Gateway API
 * (`HTTPRoute`).
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 */
export class Ingress extends KubeObject<'Ingress', k8s.Ingress> {
  constructor(scope: Construct, id: string, props: IngressProps = {}) {
    super(
      scope,
      id,
      'Ingress',
      pasted<k8s.Ingress>(props, 'Ingress') ?? {
        metadata: props.nginx
          ? { ...props.metadata, annotations: { ...nginxAnnotations(props.nginx), ...props.metadata?.annotations } }
          : props.metadata,
        render: (rendering) => {
          const { metadata: _, nginx, ingressClassName, defaultBackend, rules, tls, ...spec } = props;
          const wrong = typeProblem(nginx ?? {}, ['an object']);
          if (wrong !== undefined) rendering.problem('field-type', 'nginx', wrong);
          const auth = nginx?.basicAuth?.secret;
          if (isRef(auth)) rendering.refersTo(auth, ['Secret'], 'nginx.basicAuth.secret');
          return {
            spec: {
              ...copied(spec),
              ...(ingressClassName !== undefined && {
                ingressClassName: rendering.name(ingressClassName, 'IngressClass', 'spec.ingressClassName'),
              }),
              ...(defaultBackend !== undefined && { defaultBackend: backend(defaultBackend, 'spec.defaultBackend', rendering) }),
              ...(rules !== undefined && { rules: eachOf(rules, (rule, i) => ingressRule(rule, `spec.rules[${i}]`, rendering)) }),
              ...(tls !== undefined && { tls: eachOf(tls, (one, i) => ingressTls(one, `spec.tls[${i}]`, rendering)) }),
            },
          };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.Ingress>): Ingress {
    return new Ingress(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'Ingress'> {
    return existing('Ingress', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.IngressSpec {
    return this.manifest.spec as k8s.IngressSpec;
  }
}

function ingressRule({ http, ...rule }: IngressRule, path: string, rendering: Rendering): k8s.IngressRule {
  return {
    ...copied(rule),
    ...(http && { http: { ...copied({ ...http, paths: undefined }), paths: ingressPaths(http.paths, `${path}.http.paths`, rendering) } }),
  };
}

function ingressPaths(paths: IngressPaths, at: string, rendering: Rendering): k8s.HTTPIngressPath[] {
  if (Array.isArray(paths) || !isPlainObject(paths)) return copied(paths) as k8s.HTTPIngressPath[];
  return Object.entries(paths as { [path: string]: ServiceBackend }).map(([path, to], i) => ({
    path,
    pathType: 'Prefix',
    backend: backend(to, `${at}[${i}].backend`, rendering),
  }));
}

function ingressTls({ secretName, ...rest }: IngressTls, path: string, rendering: Rendering): k8s.IngressTLS {
  return { ...copied(rest), ...(secretName !== undefined && { secretName: rendering.name(secretName, 'Secret', `${path}.secretName`) }) };
}
