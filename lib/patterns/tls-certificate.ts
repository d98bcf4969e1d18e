// A certificate and its key in a Secret, wherever they come from: files, somebody else, cert-manager.
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { existing, isRef, type NameRef, type ObjectRef } from '../kube/reference';
import { type PropTypes, typeProblem } from '../kube/prop-type';
import type * as k8s from '../kube/wire';
import { Certificate, type CertificateProps } from '../objects/certificate';
import { given, OBJECT } from '../objects/given';
import { complain } from '../objects/kube-object';
import { ReferenceGrant } from '../objects/reference-grant';
import { Secret } from '../objects/secret';
import { tlsFileProblems } from '../objects/tls-files';
import type { Problem } from '../pod/rendering';

interface Hosts {
  /** The names that it is for, as browsers and clients ask for them: `shop.example.com`, `*.shop.example.com`. */
  dnsNames: string[];
  /** A Gateway that serves with it: one of another namespace gets leave to read the Secret. @default none; `grantTo` does it later */
  gateway?: ObjectRef<'Gateway'>;
}
/** Kept fresh by cert-manager: the props of a Certificate. */
type ByIssuer = Omit<CertificateProps, 'dnsNames' | 'secretName'> & {
  secretName?: string;
  secret?: never;
  files?: never;
  allowInGit?: never;
};
/** In a Secret that is made elsewhere. */
interface BySecret {
  /** Of type kubernetes.io/tls. */
  secret: NameRef<'Secret'>;
  issuerRef?: never;
  files?: never;
  allowInGit?: never;
}
/** In files, PEM: for development, since the key stands in the manifests. */
interface ByFiles {
  /** Paths from the folder where the app runs. */
  files: { 'tls.crt': string; 'tls.key': string; 'ca.crt'?: string };
  /** Why the key may be read by everybody who can read the manifests. @default our App does not write it */
  allowInGit?: string;
  /** @default the name is made of the construct's ids */
  metadata?: k8s.ObjectMeta;
  issuerRef?: never;
  secret?: never;
}
export type TlsCertificateProps = Hosts & (ByIssuer | BySecret | ByFiles);

/** Of what is no field of a manifest. */
const TYPES: PropTypes<TlsCertificateProps> = {
  dnsNames: ['a list'],
  gateway: OBJECT,
  secret: ['text', 'an object'],
  files: OBJECT,
  allowInGit: ['text'],
  metadata: OBJECT,
  secretName: ['text'],
};

/**
 * A certificate with its key, in a Secret of type kubernetes.io/tls; where a Secret is wanted, it stands for that. By `issuerRef` cert-manager
 * makes and renews it, in the Secret that has the Certificate's name; by `secret` somebody else does; by `files` it is as it is.
 *
 * An Ingress names it under `tls`. Behind a Gateway it is the Gateway that serves with it: the listener's `certificateRefs` has it, and a
 * Gateway of another namespace needs leave, which `grantTo` gives.
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#tls
 * @example apps/tls-certificate.ts
 */
export class TlsCertificate extends Construct implements ObjectRef<'Secret'> {
  readonly apiVersion = 'v1';
  readonly kind = 'Secret';
  /** The name of the Secret. */
  readonly name: string;
  readonly namespace?: string;
  /** The keys that the Secret is known to have. */
  readonly keys: readonly string[] = ['tls.crt', 'tls.key'];
  readonly dnsNames: readonly string[];
  /** The Certificate, where cert-manager makes it. */
  readonly certificate: Certificate | undefined;
  /** The Secret, where its files are given. */
  readonly secret: Secret | undefined;
  private readonly granted = new Set<string>();

  constructor(scope: Construct, id: string, asked: TlsCertificateProps) {
    super(scope, id);
    const { dnsNames = [], gateway, ...props } = given(this, asked, TYPES);
    this.dnsNames = dnsNames;
    const problems = [...wrongProps(dnsNames, props), ...(props.files ? tlsFileProblems(props.files, dnsNames) : [])];
    if (problems.length > 0) complain(this, problems);
    let at: ObjectRef<'Secret'> | Certificate | undefined;
    if (props.files) {
      const { files, allowInGit, metadata } = props;
      this.secret = new Secret(this, 'Secret', {
        type: 'kubernetes.io/tls',
        files: files as { [key: string]: string },
        ...(metadata && { metadata }),
        ...(allowInGit !== undefined && { allowInGit }),
      });
      at = this.secret;
    } else if (props.secret !== undefined) {
      at = isRef(props.secret) ? (props.secret as ObjectRef<'Secret'>) : existing('Secret', String(props.secret));
    } else if (props.issuerRef !== undefined) {
      // a Certificate's own name is its Secret's, unless that is said
      const { secretName = '', ...own } = props as ByIssuer;
      this.certificate = at = new Certificate(this, 'Certificate', { ...own, secretName, dnsNames: [...dnsNames] });
      if (secretName === '') this.certificate.spec.secretName = this.certificate.name;
    }
    this.name = this.certificate?.spec.secretName ?? at?.name ?? '';
    const namespace = at?.namespace ?? Chart.of(this).namespace;
    if (namespace !== undefined) this.namespace = namespace;
    if (gateway) this.grantTo(gateway);
  }

  /** Whether no manifest makes the Secret: cert-manager does, or somebody else. */
  get existing(): true | undefined {
    return this.secret ? undefined : true;
  }

  /** The name of the Secret, as fields that want it are called. */
  get secretName(): string {
    return this.name;
  }

  /** Lets a Gateway of another namespace read the Secret; nothing, if it is of the same one. */
  grantTo({ namespace }: { readonly namespace?: string | undefined }): void {
    if (namespace === undefined || namespace === this.namespace || this.granted.has(namespace)) return;
    this.granted.add(namespace);
    new ReferenceGrant(this, `to-${namespace}`, {
      metadata: { name: `${this.name}-to-${namespace}`, ...(this.namespace !== undefined && { namespace: this.namespace }) },
      from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace }],
      to: [{ group: '', kind: 'Secret', name: this.name }],
    });
  }

  /** For the `certificateRefs` of a listener of this Gateway, which gets leave to read it. */
  certificateRef(gateway: { readonly namespace?: string | undefined } = {}): k8s.GatewaySpecListenersTlsCertificateRefs {
    this.grantTo(gateway);
    const elsewhere = this.namespace !== undefined && gateway.namespace !== undefined && gateway.namespace !== this.namespace;
    return { group: '', kind: 'Secret', name: this.name, ...(elsewhere && { namespace: this.namespace! }) };
  }
}

function wrongProps(dnsNames: readonly string[], { issuerRef, secret, files }: ByIssuer | BySecret | ByFiles): Problem[] {
  const sources = [issuerRef, secret, files].filter((one) => one !== undefined);
  const hint = 'one of issuerRef (cert-manager), secret (made elsewhere), files (PEM)';
  return [
    ...dnsNames.flatMap((name, i) => {
      const message = issuerRef === undefined ? typeProblem(name, ['text']) : undefined; // a Certificate's own are judged there
      return message === undefined ? [] : [{ rule: 'field-type', path: `dnsNames[${i}]`, message }];
    }),
    ...(dnsNames.length === 0
      ? [{ rule: 'tls-names', path: 'dnsNames', message: 'Required value', hint: 'a certificate is for one name at least' }]
      : []),
    ...(typeof secret === 'object' && !isRef(secret)
      ? [
          {
            rule: 'tls-source',
            path: 'secret',
            message: 'Invalid value: an object: must be a Secret or its name',
            hint: "secret: 'shop-tls'",
          },
        ]
      : []),
    ...(sources.length === 0 ? [{ rule: 'tls-source', path: 'issuerRef', message: 'Required value', hint }] : []),
    ...(sources.length > 1 ? [{ rule: 'tls-source', path: 'issuerRef', message: 'Forbidden: it comes from several places', hint }] : []),
  ];
}
