// The page of TlsCertificate.
import { tlsCertificate } from '../../../apps/tls-certificate';
import { mistakes } from '../../../test/patterns/tls-certificate.mistakes';
import type { Page } from '../page';

export const tlsCertificatePage: Page = {
  pattern: 'TlsCertificate',
  sentence: 'A certificate for names, wherever it comes from: cert-manager, a Secret that exists, or files; used alike.',
  use: [
    'An Ingress, a Gateway or a program of one’s own serves TLS.',
    'Where the certificate comes from changes from environment to environment, and what uses it does not.',
  ],
  not: [
    'Certificates of a mesh, between Pods: the mesh makes them.',
    'The key would lie in git, and is worth something: name a Secret that exists.',
  ],
  guarantees: [
    {
      what: 'It stands for its Secret wherever one is wanted.',
      test: 'test/patterns/tls-certificate.test.ts › it stands for the Secret wherever one is wanted, and nothing is said to be missing',
    },
    {
      what: 'A Gateway of another namespace gets leave to read this one Secret, once.',
      test: 'test/patterns/tls-certificate.test.ts › a Gateway of another namespace gets leave, once; one of its own needs none',
    },
    {
      what: 'Files are read: a key of another certificate is refused …',
      test: 'test/patterns/tls-certificate.test.ts › for a key of another certificate',
    },
    { what: '… as is a certificate for another name.', test: 'test/patterns/tls-certificate.test.ts › for a name that it is not for' },
    {
      what: 'A key is not written into git without a reason.',
      test: 'test/patterns/tls-certificate.test.ts › a key from files is not written without a reason',
    },
  ],
  limits: [
    'With an ACME issuer and HTTP-01, cert-manager’s solver Pods stand in the namespace of the certificate while it is asked for: where a [NetworkSegment](network-segment.md) closes that, they need a way in from the Ingress controller or Gateway.',
    'It renews nothing by itself: cert-manager does, and programs that read the files once want a restart.',
    'Certificates that expire are not looked for.',
  ],
  app: tlsCertificate,
  file: 'apps/tls-certificate.ts',
  mistakes,
  table: 'test/patterns/tls-certificate.mistakes.ts',
};
