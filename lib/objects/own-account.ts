// The account that a pattern makes for its own Pods.
import type { Construct } from 'constructs';
import type * as k8s from '../kube/wire';
import type { PodProps } from '../pod/pod-props';
import type { Problem } from '../pod/rendering';
import { ServiceAccount, type ServiceAccountProps } from './service-account';

interface OwnAccount {
  readonly account: ServiceAccount;
  /** The pod, which says it. */
  readonly pod: PodProps;
}

/**
 * Makes it and names it in the pod. It has a token only where that is said: what looks for an identity in a cloud reads another one, which
 * the cloud's own webhook brings, by the annotations of the account.
 * @param metadata the workload's: its name and namespace are the account's as well
 */
export function ownAccount(
  scope: Construct,
  asked: ServiceAccountProps,
  metadata: k8s.ObjectMeta | undefined,
  pod: PodProps,
  problem: (problem: Problem) => void,
): OwnAccount {
  if (pod.serviceAccountName !== undefined)
    problem({
      rule: 'one-account',
      path: 'serviceAccount',
      message: 'Forbidden: the pod names an account already',
      hint: 'serviceAccount makes one for it; serviceAccountName names one that is there: write one of them',
    });
  const { name, namespace } = metadata ?? {};
  const automountServiceAccountToken = asked.automountServiceAccountToken ?? false;
  const account = new ServiceAccount(scope, 'ServiceAccount', {
    automountServiceAccountToken,
    ...asked,
    metadata: { ...(name !== undefined && { name }), ...(namespace !== undefined && { namespace }), ...asked.metadata },
  });
  return {
    account,
    pod: { automountServiceAccountToken, ...pod, serviceAccountName: pod.serviceAccountName ?? account },
  };
}
