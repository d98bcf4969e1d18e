// What is different from environment to environment. A value that one of them forgets is an error of the compiler.

export interface Values {
  readonly host: string;
  /** One version for all that is built together. */
  readonly version: string;
  /** Pods of a service: a number, or from how many to how many. */
  readonly replicas: number | { readonly minReplicas: number; readonly maxReplicas: number };
  readonly storage: { readonly orders: string; readonly catalogue: string; readonly sessions: string };
  readonly readReplicas: number;
  readonly logLevel: 'debug' | 'info' | 'warn';
  /** Who signs certificates there. */
  readonly issuer: 'self-signed' | 'letsencrypt-staging' | 'letsencrypt';
  readonly bank: `${string}/${number}`;
}

export const environments = {
  development: {
    host: 'shop.dev.acme.example',
    version: '7.4.0-rc.2',
    replicas: 1,
    storage: { orders: '1Gi', catalogue: '1Gi', sessions: '1Gi' },
    readReplicas: 0,
    logLevel: 'debug',
    issuer: 'self-signed',
    bank: '198.51.100.0/24',
  },
  staging: {
    host: 'shop.staging.acme.example',
    version: '7.3.1',
    replicas: 2,
    storage: { orders: '5Gi', catalogue: '2Gi', sessions: '1Gi' },
    readReplicas: 1,
    logLevel: 'info',
    issuer: 'letsencrypt-staging',
    bank: '198.51.100.0/24',
  },
  production: {
    host: 'shop.acme.example',
    version: '7.3.0',
    replicas: { minReplicas: 3, maxReplicas: 12 },
    storage: { orders: '50Gi', catalogue: '10Gi', sessions: '4Gi' },
    readReplicas: 2,
    logLevel: 'warn',
    issuer: 'letsencrypt',
    bank: '203.0.113.0/24',
  },
} as const satisfies { [environment: string]: Values };

export type Environment = keyof typeof environments;
