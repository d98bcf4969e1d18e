// The Pod Security Standards, asked of a pod template as the API server's admission asks them of its Pods.
import { isPlainObject } from './manifest';
import type { Fields, PodSecurityCheck, Verdict } from './pod-security-check';
import { checksOf } from './pod-security-checks';
import { CONTAINER_LISTS, contextOf } from './pod-security-containers';
import { isWindows } from './pod-security-users';

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** What keeps a Pod out of a namespace that enforces a level. */
export interface Violation {
  /** The check's name in Kubernetes. */
  readonly check: string;
  /** Below the pod spec: `containers[0].securityContext.privileged`; of an annotation, below the template: `metadata.annotations[…]`. */
  readonly path: string;
  /** As the server says it: `privileged (container "main" must not set securityContext.privileged=true)`. */
  readonly message: string;
  /** Nobody wrote the field, though it must be written. */
  readonly unset?: true;
}

/** The parts of a Pod, or of a pod template, that are asked about. */
export interface SecuredTemplate {
  readonly metadata?: object;
  readonly spec?: object;
}

/**
 * What keeps Pods of this template out of a namespace that enforces the level; the empty list lets them in. Values that are not known
 * yet (a Lazy) are not judged.
 * @param minor the minor version of the standard: what `enforce-version` says, or that of the server for `latest`
 * @param server the minor version of the server, which drops the fields that it does not know before it asks
 */
export function violations(
  template: SecuredTemplate,
  level: 'baseline' | 'restricted',
  minor: number,
  server: number = minor,
): readonly Violation[] {
  const spec = template.spec as Fields | undefined;
  if (!isPlainObject(spec)) return NONE;
  const annotations = annotationsOf(template.metadata);
  const context = contextOf(spec);
  let found: Violation[] | undefined;
  for (const check of checksOf(level, minor, server)) {
    if (check.exempt !== undefined && isExempt(spec, check.exempt)) continue;
    if (check.pod) found = noted(found, check, '', '', check.pod(spec, annotations));
    if (check.context && context) found = noted(found, check, 'securityContext.', 'pod ', check.context(context));
    if (!check.container && !check.context && !check.containerContext) continue;
    for (const list of CONTAINER_LISTS) {
      const containers = spec[list];
      if (Array.isArray(containers))
        for (let i = 0; i < containers.length; i++) found = ofContainer(found, check, list, i, containers[i] as unknown);
    }
  }
  return found ?? NONE;
}

/** The strictest level whose namespaces let Pods of this template in. */
export function podSecurityLevel(template: SecuredTemplate, minor: number, server: number = minor): PodSecurityLevel {
  if (violations(template, 'baseline', minor, server).length > 0) return 'privileged';
  return violations(template, 'restricted', minor, server).length > 0 ? 'baseline' : 'restricted';
}

const NONE: readonly Violation[] = Object.freeze([]);

function ofContainer(
  found: Violation[] | undefined,
  check: PodSecurityCheck,
  list: string,
  i: number,
  container: unknown,
): Violation[] | undefined {
  if (!isPlainObject(container)) return found;
  const wrong = check.container?.(container);
  if (wrong) return noted(found, check, `${list}[${i}].`, named(container), wrong);
  const ask = check.context ?? check.containerContext;
  const context = ask && contextOf(container);
  const broken = context && ask(context);
  return broken ? noted(found, check, `${list}[${i}].securityContext.`, named(container), broken) : found;
}

/** With what is wrong added to it. */
function noted(
  found: Violation[] | undefined,
  { id, reason }: PodSecurityCheck,
  where: string,
  who: string,
  wrong: Verdict,
): Violation[] | undefined {
  if (!wrong) return found;
  const all = found ?? [];
  for (const { path, detail, unset } of wrong)
    all.push({ check: id, path: where + path, message: `${reason} (${who}${detail})`, ...(unset && { unset }) });
  return all;
}

const named = ({ name }: Fields): string => `container "${String(name)}" `;

const isExempt = (spec: Fields, whom: 'windows' | 'userNamespace'): boolean =>
  whom === 'windows' ? isWindows(spec) : spec.hostUsers === false;

const NOTHING: Fields = Object.freeze({});

function annotationsOf(metadata: object | undefined): Fields {
  const annotations: unknown = (metadata as Fields | undefined)?.annotations;
  return isPlainObject(annotations) ? annotations : NOTHING;
}
