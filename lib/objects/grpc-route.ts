// gRPC from a Gateway to Services.
import type { Construct } from 'constructs';
import { copied } from '../kube/copied';
import { existing, type Existing, type ExistingOptions } from '../kube/reference';
import type * as k8s from '../kube/wire';
import { parentRefs, type ParentRef, routeRules, type RouteRule } from './route';
import { KubeObject } from './kube-object';
import { asProps, pasted, type Pasted } from './pasted';

/** The spec, with `metadata` beside it. */
export interface GRPCRouteProps extends Omit<k8s.GRPCRouteSpec, 'parentRefs' | 'rules'> {
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  /** The Gateways that it attaches to, or Kubernetes' own entries (for one listener: `sectionName`). @default none: it routes nothing */
  parentRefs?: ParentRef[];
  /** Where requests go; `backendRefs` takes Services with one port, and ports of Services. @default everything, nowhere */
  rules?: RouteRule<k8s.GRPCRouteSpecRules>[];
}

/**
 * Sends gRPC calls by service and method from a Gateway to Services.
 * @see https://gateway-api.sigs.k8s.io/api-types/grpcroute/
 */
export class GRPCRoute extends KubeObject<'GRPCRoute', k8s.GRPCRoute> {
  constructor(scope: Construct, id: string, props: GRPCRouteProps = {}) {
    super(
      scope,
      id,
      'GRPCRoute',
      pasted<k8s.GRPCRoute>(props, 'GRPCRoute') ?? {
        metadata: props.metadata,
        render: (rendering, self) => {
          const { metadata: _, parentRefs: parents, rules, ...spec } = props;
          return {
            spec: {
              ...copied(spec),
              ...(parents && { parentRefs: parentRefs(parents, rendering) }),
              ...(rules && { rules: routeRules(rules, self.scope, rendering) }),
            },
          };
        },
      },
    );
  }

  /** A whole manifest as it is: a literal, a JSON import, parsed YAML. */
  static from(scope: Construct, id: string, manifest: Pasted<k8s.GRPCRoute>): GRPCRoute {
    return new GRPCRoute(scope, id, asProps(manifest));
  }

  /** One that is made elsewhere. */
  static existing(name: string, options?: ExistingOptions): Existing<'GRPCRoute'> {
    return existing('GRPCRoute', name, options);
  }

  /** What was rendered, to be read and changed until the synth. */
  get spec(): k8s.GRPCRouteSpec {
    return this.manifest.spec as k8s.GRPCRouteSpec;
  }
}
