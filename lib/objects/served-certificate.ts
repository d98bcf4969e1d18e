// What has to be known of a certificate with which something is served.
import type { ObjectRef } from '../kube/reference';

export interface ServedCertificate extends ObjectRef<'Secret'> {
  readonly dnsNames: readonly string[];
  /** Lets a Gateway of another namespace read it. */
  grantTo(gateway: { readonly namespace?: string | undefined }): void;
}

/** Whether it is for that host: a name of its own, or one with a star in place of the first label. */
export const servesHost = ({ dnsNames }: ServedCertificate, host: string): boolean =>
  dnsNames.some(
    (name) => name === host || (name.startsWith('*.') && host.includes('.') && name.slice(1) === host.slice(host.indexOf('.'))),
  );
