// Counts which shorter forms could be used for the corpus, and how often.

/** Those that at least one manifest of the corpus has a use for. */
export const FORMS = [
  'pod',
  'main',
  'main by its default name',
  'labels from the selector',
  'env as a map',
  'env as a number',
  'env as a boolean',
  'secretKeyRef',
  'configMapKeyRef',
  'fieldRef',
  'ports as numbers',
  'ports as a map',
  'volumeMounts as a map',
  'volumes by their mounts alone',
  'volume of an object',
  'emptyDir',
  'hostPath',
  'configMap',
  'secret',
  'persistentVolumeClaim',
  'iscsi',
  'formerVolume',
  'claim',
  'readOnly',
  'mounted',
  'httpGet',
  'exec',
  'serviceAccountName as an object',
  'serviceName as an object',
  'storageClassName as an object',
  'Service ports as a map',
  'Service ports as numbers',
  'Ingress paths as a map',
  'stringData',
  'roleRef as an object',
  'subjects as objects',
  'scaleTargetRef as an object',
] as const;

/** Those that another corpus may have a use for. */
type OtherForm =
  'resourceFieldRef' | 'envFrom an object' | 'volumes as values' | 'at' | 'tcpSocket' | 'imagePullSecrets as names' | 'backend as a port';

export type Form = (typeof FORMS)[number] | OtherForm;

export class Forms {
  private readonly counts = new Map<Form, number>();

  /** Counts the form, and hands on the value that is written in it. */
  use<T>(form: Form, value: T): T {
    this.counts.set(form, this.of(form) + 1);
    return value;
  }

  of(form: Form): number {
    return this.counts.get(form) ?? 0;
  }

  /** One line: `pod 97, main 140, …`. */
  toString(): string {
    return FORMS.map((form) => `${form} ${this.of(form)}`).join(', ');
  }
}
