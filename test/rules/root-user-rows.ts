// Rows of containers that have to be root where root is not started.
import { accepted, podOf, rejected, workload } from './row-of';
import type { RuleRows } from './rows';

const container = (name: string, securityContext?: object): object => ({
  name,
  image: 'busybox:1.36',
  ...(securityContext && { securityContext }),
});
const rule = { runAsNonRoot: true };
const root = { runAsUser: 0 };
const strict = { securityContext: rule };
const MESSAGE = "Invalid value: 0: container's runAsUser breaks non-root policy";
const hint = (names: string, whose: string): string =>
  `the kubelet never starts ${names} (CreateContainerConfigError): write runAsNonRoot: false for ${whose}, or a user that is not root`;
const THAT = 'that container';
const IN_TEMPLATE = 'spec.template.spec';
const FIELD = 'securityContext.runAsUser';

export const rootUserRows: Readonly<Record<string, RuleRows>> = {
  'root-user': {
    accepted: [
      accepted(podOf({ securityContext: { ...rule, runAsUser: 10001 } })),
      accepted(podOf({ securityContext: root })),
      accepted(podOf({ securityContext: { ...root, runAsNonRoot: false } })),
      // the user is the image's, and nobody knows it here
      accepted(podOf(strict)),
      // what the container says comes before what the Pod says
      accepted(podOf({ ...strict, initContainers: [container('fix', { ...root, runAsNonRoot: false })] })),
      accepted(podOf({ securityContext: { ...rule, ...root }, containers: [container('main', { runAsUser: 999 })] })),
      accepted(podOf({ securityContext: { ...rule, ...root }, containers: [container('main', { runAsNonRoot: false })] })),
      accepted(podOf({ securityContext: { runAsUser: null, runAsNonRoot: true }, containers: [container('main')] })),
    ],
    rejected: [
      rejected(podOf({ ...strict, initContainers: [container('fix', root)] }), [
        `spec.initContainers[0].${FIELD}`,
        MESSAGE,
        hint('"fix"', THAT),
      ]),
      rejected(podOf({ containers: [container('main', { ...rule, ...root })] }), [
        `spec.containers[0].${FIELD}`,
        MESSAGE,
        hint('"main"', THAT),
      ]),
      rejected(workload({}, { ...strict, containers: [container('main'), container('side', { ...root, runAsNonRoot: null })] }), [
        `${IN_TEMPLATE}.containers[1].${FIELD}`,
        MESSAGE,
        hint('"side"', THAT),
      ]),
      rejected(podOf({ securityContext: { ...rule, ...root }, initContainers: [container('first')] }), [
        `spec.${FIELD}`,
        MESSAGE,
        hint('"first", "main"', 'the Pod'),
      ]),
      rejected(podOf({ securityContext: root, containers: [container('main', rule), container('side')] }), [
        `spec.${FIELD}`,
        MESSAGE,
        hint('"main"', THAT),
      ]),
      rejected(
        podOf({ securityContext: { ...rule, ...root }, containers: [container('main'), container('side', root)] }),
        [`spec.containers[1].${FIELD}`, MESSAGE, hint('"side"', THAT)],
        [`spec.${FIELD}`, MESSAGE, hint('"main"', 'the Pod')],
      ),
    ],
  },
};
