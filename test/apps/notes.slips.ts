// Where the study notes slip: what their text says as a manifest, what our check says of it, and what the API server says.
import { parse } from 'yaml';
import type { Finding } from '../../lib/rules/finding';
import type { Manifest } from '../../lib/kube/manifest';
import { printed } from './notes.printed';
import { manifestOf } from './printed-manifest';

export interface Slip {
  readonly note: string;
  readonly slip: string;
  readonly manifests: readonly Manifest[];
  /** All that the check says. */
  readonly findings: readonly Omit<Finding, 'object'>[];
  /** What a server says: parts of its refusal, or all its warnings where it accepts. Minors before `since` take it. */
  readonly server: { readonly refuses: readonly string[]; readonly since?: number } | { readonly accepts: readonly string[] };
}

const unknown = { rule: 'known-field', severity: 'error', message: 'unknown field' } as const;
const required = { rule: 'required-field', severity: 'error', message: 'Required value' } as const;

export const slips: readonly Slip[] = [
  {
    note: '004',
    slip: 'a Job has `backoffLimit` inside its template',
    manifests: [asPrinted('a Job')],
    findings: [{ ...unknown, path: 'spec.template.backoffLimit', hint: 'did you mean spec.backoffLimit?' }],
    server: { refuses: ['unknown field "spec.template.backoffLimit"'] },
  },
  {
    note: '003',
    slip: 'a StatefulSet has `conatainers`, and a template without the labels that it selects',
    manifests: [asPrinted('a StatefulSet with claims')],
    findings: [
      { ...unknown, path: 'spec.template.spec.conatainers', hint: 'did you mean "containers"?' },
      { ...required, path: 'spec.template.spec.containers' },
      {
        rule: 'selector-matches-template',
        severity: 'error',
        path: 'spec.template.metadata.labels',
        message: 'Invalid value: {}: `selector` does not match template `labels`',
        hint: 'the selector wants {"app":"random-generator"}',
      },
    ],
    server: { refuses: ['unknown field "spec.template.spec.conatainers"'] },
  },
  {
    note: '003',
    slip: 'with both mended, its container has an empty image, an empty name and an empty mount',
    manifests: [
      asPrinted('a StatefulSet with claims', (text) =>
        text.replace('    spec:\n      conatainers:', '    metadata: { labels: { app: random-generator } }\n    spec:\n      containers:'),
      ),
    ],
    findings: [
      { ...required, path: 'spec.template.spec.containers[0].volumeMounts[0].mountPath' },
      { ...required, path: 'spec.template.spec.containers[0].volumeMounts[0].name' },
      { ...required, path: 'spec.template.spec.containers[0].name' },
      { ...required, rule: 'container-image', path: 'spec.template.spec.containers[0].image' },
    ],
    server: {
      refuses: ['name', 'image', 'volumeMounts[0].name', 'volumeMounts[0].mountPath'].map(
        (field) => `spec.template.spec.containers[0].${field}: Required value`,
      ),
      since: 34, // before, the server does not look into a StatefulSet's template: the set is taken, and no Pod of it can ever be made
    },
  },
  {
    note: '003',
    slip: '`env` stands directly under the spec of a Pod',
    manifests: [asPrinted('variables about the Pod and its resources')],
    findings: [{ ...unknown, path: 'spec.env', hint: 'did you mean spec.containers[].env?' }],
    server: { refuses: ['unknown field "spec.env"'] },
  },
  {
    note: '004',
    slip: '`downwardAPI` stands beside `volumes`',
    manifests: [asPrinted('labels as a file, in 004')],
    findings: [{ ...unknown, path: 'spec.downwardAPI', hint: 'did you mean spec.volumes[].downwardAPI?' }],
    server: { refuses: ['unknown field "spec.downwardAPI"'] },
  },
  {
    note: '004',
    slip: 'with `downwardAPI` in its volume, `fieldRef` stands beside its item',
    manifests: [asPrinted('labels as a file, in 004', (text) => text.replace(/^downwardAPI:[^]*/m, (part) => part.replace(/^/gm, '  ')))],
    findings: [
      { ...unknown, path: 'spec.volumes[0].downwardAPI.fieldRef', hint: 'did you mean spec.volumes[0].downwardAPI.items[].fieldRef?' },
    ],
    server: { refuses: ['unknown field "spec.volumes[0].downwardAPI.fieldRef"'] },
  },
  {
    note: '004',
    slip: 'all keys of a ConfigMap come with `name` and `valueFrom`, as one variable does',
    manifests: [asPrinted('all keys of a ConfigMap')],
    findings: [
      { ...unknown, path: 'spec.containers[0].envFrom[0].name', hint: 'did you mean spec.containers[0].name?' },
      { ...unknown, path: 'spec.containers[0].envFrom[0].valueFrom' },
    ],
    server: { refuses: ['unknown field "spec.containers[0].envFrom[0].name"', 'unknown field "spec.containers[0].envFrom[0].valueFrom"'] },
  },
  {
    note: '004',
    slip: 'and so do all keys of a Secret',
    manifests: [asPrinted('all keys of a Secret')],
    findings: [
      { ...unknown, path: 'spec.containers[0].envFrom[0].name', hint: 'did you mean spec.containers[0].name?' },
      { ...unknown, path: 'spec.containers[0].envFrom[0].valueFrom' },
    ],
    server: { refuses: ['unknown field "spec.containers[0].envFrom[0].name"', 'unknown field "spec.containers[0].envFrom[0].valueFrom"'] },
  },
  ...['an Ingress of two paths, with TLS', 'an Ingress of a sub-domain'].map((title): Slip => ({
    note: '004',
    slip: `${title} names its class in an annotation`,
    manifests: [asPrinted(title)],
    findings: [
      {
        rule: 'ingress-class-annotation',
        severity: 'warning',
        path: 'metadata.annotations[kubernetes.io/ingress.class]',
        message: 'annotation "kubernetes.io/ingress.class" is deprecated, please use \'spec.ingressClassName\' instead',
        hint: 'write ingressClassName: nginx',
      },
    ],
    server: { accepts: [`annotation \\"kubernetes.io/ingress.class\\" is deprecated, please use 'spec.ingressClassName' instead`] },
  })),
  {
    note: '004',
    slip: 'HTTP is said to be a protocol of a Service',
    manifests: [asPrinted('a Service', (text) => text.replace('protocol: TCP', 'protocol: HTTP'))],
    findings: [
      {
        rule: 'supported-value',
        severity: 'error',
        path: 'spec.ports[0].protocol',
        message: 'Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"',
      },
    ],
    server: { refuses: ['spec.ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"'] },
  },
  {
    note: '003',
    slip: "a Job's restartPolicy is said to be onFailure",
    manifests: [asPrinted('a Job', (_, mended) => mended.replace('OnFailure', 'onFailure'))],
    findings: [
      {
        rule: 'supported-value',
        severity: 'error',
        path: 'spec.template.spec.restartPolicy',
        message: 'Unsupported value: "onFailure": supported values: "Always", "Never", "OnFailure"',
        hint: 'did you mean "OnFailure"?',
      },
    ],
    server: { refuses: ['spec.template.spec.restartPolicy: Unsupported value: "onFailure"'] },
  },
  {
    note: '002',
    slip: "the partition of a StatefulSet's update is said to be at spec.rollingUpdate.partition",
    manifests: [asPrinted('a StatefulSet', (text) => text.replace('spec:\n', 'spec:\n  rollingUpdate:\n    partition: 4\n'))],
    findings: [{ ...unknown, path: 'spec.rollingUpdate', hint: 'did you mean spec.updateStrategy.rollingUpdate?' }],
    server: { refuses: ['unknown field "spec.rollingUpdate"'] },
  },
  {
    note: '004',
    slip: 'a backend is said to be serviceName:servicePort',
    manifests: [
      asPrinted('load balancing of one Ingress', (text) =>
        text.replace(/backend:[^]*/, 'backend:\n          serviceName: example-service\n          servicePort: 80\n'),
      ),
    ],
    findings: [
      { ...unknown, path: 'spec.rules[0].http.paths[0].backend.serviceName' },
      { ...unknown, path: 'spec.rules[0].http.paths[0].backend.servicePort' },
    ],
    server: {
      refuses: ['serviceName', 'servicePort'].map((field) => `unknown field "spec.rules[0].http.paths[0].backend.${field}"`),
    },
  },
  {
    note: '001',
    slip: 'two containers of a Pod listen on one port, which is no error before they run',
    manifests: [
      asPrinted('a Pod of two containers', (text) =>
        text.replace(/image: .*/g, (image) => `${image}\n    ports:\n    - containerPort: 80`),
      ),
    ],
    findings: [
      {
        rule: 'container-port-clash',
        severity: 'warning',
        path: 'spec.containers[1].ports[0].containerPort',
        message: 'Duplicate value: 80',
        hint: 'containers[0] listens on it too, and only one of them can',
      },
    ],
    server: { accepts: ['spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]'] },
  },
  {
    note: '004',
    slip: 'a ReplicaSet, a Deployment and a StatefulSet of one namespace count the same Pods',
    manifests: [asPrinted('a ReplicaSet'), asPrinted('a Deployment'), asPrinted('a StatefulSet')],
    findings: ['Deployment/nginx-deployment', 'ReplicaSet/nginx-replicaset', 'ReplicaSet/nginx-replicaset'].map((other) => ({
      rule: 'selector-overlap',
      severity: 'warning',
      path: 'spec.selector',
      message: `Invalid value: {"matchLabels":{"app":"nginx"}}: also selects the Pods of ${other}`,
      hint: 'two controllers of one Pod fight for it; give each workload a label of its own',
    })),
    server: { accepts: [] },
  },
  {
    note: '001',
    slip: 'the name of a Pod is said to begin and end with a letter; a digit will do',
    manifests: [asPrinted('a Pod of one container', (text) => text.replace('sample-pod', '0-sample-9'))],
    findings: [],
    server: { accepts: [] },
  },
  {
    note: '001',
    slip: 'the name of a Pod has a capital letter',
    manifests: [asPrinted('a Pod of one container', (text) => text.replace('sample-pod', 'Sample-pod'))],
    findings: [
      {
        rule: 'valid-name',
        severity: 'error',
        path: 'metadata.name',
        message:
          "Invalid value: \"Sample-pod\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
        hint: 'for example "sample-pod"',
      },
    ],
    server: { refuses: ['metadata.name: Invalid value: "Sample-pod": a lowercase RFC 1123 subdomain must consist of'] },
  },
];

/** The printed text, or what `change` makes of it (and of the mended one), in the smallest Pod if it is a part of one. */
export function asPrinted(title: string, change: (text: string, mended: string) => string = (text) => text): Manifest {
  const found = printed.find((one) => one.title === title)!;
  const pod = parse(
    '{ apiVersion: v1, kind: Pod, metadata: { name: slip }, spec: { containers: [{ name: foo, image: bar }] } }',
  ) as Manifest;
  return manifestOf(found, change(found.text, found.mended ?? found.text), pod);
}
