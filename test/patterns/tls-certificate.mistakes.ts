// What people get wrong with TlsCertificate, and what they are told.
import { TlsCertificate, type TlsCertificateProps } from 'cdk8s-patterns';
import type { Mistake } from './mistake';

const files = { 'tls.crt': 'apps/tls-certificate/localhost.crt', 'tls.key': 'apps/tls-certificate/localhost.key' };

export const mistakes: readonly Mistake[] = [
  {
    title: 'a certificate from nowhere',
    make: (chart) => new TlsCertificate(chart, 'tls', { dnsNames: ['shop.example.com'] } as unknown as TlsCertificateProps),
    says: ['issuerRef: Required value; one of issuerRef (cert-manager), secret (made elsewhere), files (PEM)   tls-source'],
  },
  {
    title: 'a certificate from two places',
    make: (chart) =>
      new TlsCertificate(chart, 'tls', {
        dnsNames: ['localhost'],
        secret: 'shop-tls',
        files,
        allowInGit: 'for localhost alone',
      } as unknown as TlsCertificateProps),
    says: [
      'issuerRef: Forbidden: it comes from several places; one of issuerRef (cert-manager), secret (made elsewhere), files (PEM)   tls-source',
    ],
  },
  {
    title: 'a certificate for nobody',
    make: (chart) => new TlsCertificate(chart, 'tls', { dnsNames: [], secret: 'shop-tls' }),
    says: ['dnsNames: Required value; a certificate is for one name at least   tls-names'],
  },
  {
    title: 'a key in git without a reason',
    make: (chart) => new TlsCertificate(chart, 'tls', { dnsNames: ['localhost'], files }),
    says: [
      'data: Forbidden: "tls.crt", "tls.key" would be readable in the output, and so in git; have it made elsewhere and refer to Secret.existing("tls"), or say why it may stand there: allowInGit: \'<reason>\'   secret-in-git',
    ],
  },
  {
    title: 'a certificate for another name',
    make: (chart) => new TlsCertificate(chart, 'tls', { dnsNames: ['shop.example.com'], files, allowInGit: 'for localhost alone' }),
    says: [
      'dnsNames[0]: Invalid value: "shop.example.com": apps/tls-certificate/localhost.crt is not for it; it is for DNS:localhost   tls-files',
    ],
  },
];
