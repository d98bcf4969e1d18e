// Where the shop keeps what it must not lose, and what it may.
import {
  type Chart,
  type EnvValue,
  type Existing,
  mariadb,
  postgresql,
  redis,
  Secret,
  secretKeyRef,
  StatefulDatabase,
} from 'cdk8s-patterns';
import type { Values } from './values';

export interface Databases {
  readonly orders: StatefulDatabase;
  readonly catalogue: StatefulDatabase;
  readonly sessions: StatefulDatabase;
}

/** Credentials are made by the external-secrets operator; nothing here ever sees them. */
export const logins = {
  orders: Secret.existing('orders-login', { keys: ['username', 'password'] }),
  catalogue: Secret.existing('catalogue-login', { keys: ['username', 'password'] }),
  sessions: Secret.existing('sessions-login', { keys: ['username', 'password'] }),
};

/** The variables by which the shop's programs find one of them. */
export const database = ({ host }: { readonly host: string }, login: Existing<'Secret'>): { [name: string]: EnvValue } => ({
  DATABASE_HOST: host,
  DATABASE_USER: secretKeyRef(login, 'username'),
  DATABASE_PASSWORD: secretKeyRef(login, 'password'),
});

export function databases(chart: Chart, { storage, readReplicas }: Values): Databases {
  return {
    orders: new StatefulDatabase(chart, 'orders-db', {
      engine: postgresql({ version: '16', database: 'orders' }),
      credentials: logins.orders,
      storage: { size: storage.orders },
      readReplicas, // reports read from them
    }),
    catalogue: new StatefulDatabase(chart, 'catalogue-db', {
      engine: mariadb({ version: '11.4', database: 'catalogue' }),
      credentials: logins.catalogue,
      storage: { size: storage.catalogue },
    }),
    sessions: new StatefulDatabase(chart, 'sessions-db', {
      engine: redis({ version: '7.4' }),
      credentials: logins.sessions,
      storage: { size: storage.sessions },
    }),
  };
}
