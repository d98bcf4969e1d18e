// The annotations of ingress-nginx that one writes most, typed.
import type { NameRef } from '../kube/reference';

export interface NginxOptions {
  /** The path that the backend sees: `/`, or `/$2` with a pattern of two groups as path. */
  readonly rewriteTarget?: string;
  /** How requests are spread over Pods. @default the controller's own, round_robin */
  readonly loadBalance?: 'round_robin' | 'ewma' | 'least_conn' | 'ip_hash';
  /** Sends HTTP to HTTPS. @default true where the Ingress has TLS */
  readonly sslRedirect?: boolean;
  /** Asks for a user and a password. */
  readonly basicAuth?: {
    /** A Secret whose key `auth` is an htpasswd file (see `htpasswd`). */
    readonly secret: NameRef<'Secret'>;
    /** What the browser shows when it asks. @default 'Authentication Required' */
    readonly realm?: string;
  };
}

const PREFIX = 'nginx.ingress.kubernetes.io';

/** The annotations, in the order of the options. @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
export function nginxAnnotations({ rewriteTarget, loadBalance, sslRedirect, basicAuth }: NginxOptions): { [key: string]: string } {
  return {
    ...(rewriteTarget !== undefined && { [`${PREFIX}/rewrite-target`]: rewriteTarget }),
    ...(loadBalance !== undefined && { [`${PREFIX}/load-balance`]: loadBalance }),
    ...(sslRedirect !== undefined && { [`${PREFIX}/ssl-redirect`]: String(sslRedirect) }),
    ...(basicAuth && {
      [`${PREFIX}/auth-type`]: 'basic',
      [`${PREFIX}/auth-secret`]: typeof basicAuth.secret === 'string' ? basicAuth.secret : basicAuth.secret.name,
      [`${PREFIX}/auth-realm`]: basicAuth.realm ?? 'Authentication Required',
    }),
  };
}
