// A number of Pods that was written in the last output and is an autoscaler's now: the apply that leaves it out sets it to 1 first.
import { isPlainObject, type Manifest, objectId } from '../kube/manifest';
import type { Finding } from '../rules/finding';

/**
 * A warning, with the steps that hand it over before that apply; both were tried on a server.
 * @param beside what is applied to the same cluster
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
 */
export function unownedReplicas(before: Manifest, after: Manifest, beside: () => readonly Manifest[]): Finding[] {
  const [was, is] = [replicasOf(before), replicasOf(after)];
  if (typeof was !== 'number' || was < 2 || is !== undefined) return [];
  const object = objectId(after);
  const scaler = beside().find((one) => one.kind === 'HorizontalPodAutoscaler' && scales(one, object));
  if (!scaler) return [];
  const it = `${object.kind.toLowerCase()}/${object.name}${object.namespace === undefined ? '' : ` -n ${object.namespace}`}`;
  return [
    {
      rule: 'unowned-replicas',
      severity: 'warning',
      path: 'spec.replicas',
      message: `Required value: the last output has ${was}, and the apply that leaves it out sets 1, until HorizontalPodAutoscaler/${objectId(scaler).name} scales again`,
      hint: `hand it over before: for kubectl apply, delete it in "kubectl apply edit-last-applied ${it}"; for server-side apply, apply the object's names and spec.replicas: ${was} alone with --server-side --field-manager=handover --validate=false`,
      object,
    },
  ];
}

const replicasOf = ({ spec }: Manifest): unknown => (isPlainObject(spec) ? spec.replicas : undefined);

function scales({ spec, metadata }: Manifest, { apiVersion, kind, name, namespace }: Finding['object']): boolean {
  const ref = isPlainObject(spec) ? spec.scaleTargetRef : undefined;
  if (!isPlainObject(ref) || ref.kind !== kind || ref.name !== name || metadata?.namespace !== namespace) return false;
  return ref.apiVersion === undefined || ref.apiVersion === apiVersion;
}
