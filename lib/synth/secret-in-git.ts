// Our App writes no Secret that has data, unless somebody says why it may stand in git. The API server has nothing against it.
import type { IConstruct } from 'constructs';
import { isPlainObject, objectId } from '../kube/manifest';
import { opened } from '../kube/opened';
import { inGit } from '../objects/secret';
import type { Finding } from '../rules/finding';
import type { Made } from './gather';

/** One finding for each. */
export function secretsInGit(made: readonly Made[]): { finding: Finding; at: IConstruct }[] {
  return opened(made.map(({ manifest }) => manifest)).flatMap(({ manifest, index, path }) => {
    if (manifest.kind !== 'Secret' || manifest.apiVersion !== 'v1') return [];
    const { object } = made[index]!;
    const { data, stringData } = manifest;
    const field = hasKeys(data) ? 'data' : 'stringData';
    const keys = [data, stringData].flatMap((one) => (isPlainObject(one) ? Object.keys(one) : []));
    const { reason, canSay } = inGit(object.node.scope);
    if (keys.length === 0 || reason?.trim()) return [];
    const id = objectId(manifest);
    const finding: Finding = {
      rule: 'secret-in-git',
      severity: 'error',
      path: path === '' ? field : `${path}.${field}`,
      message: `Forbidden: ${keys.map((key) => JSON.stringify(key)).join(', ')} would be readable in the output, and so in git`,
      hint: reason === undefined ? mend(id.name, canSay) : 'allowInGit is empty: the reason is what the next reader gets',
      object: id,
    };
    return [{ finding, at: object }];
  });
}

const mend = (name: string, canSay: boolean): string =>
  `have it made elsewhere and refer to Secret.existing(${JSON.stringify(name)}), or say why it may stand there: ${canSay ? "allowInGit: '<reason>'" : "overrule(secret, 'secret-in-git', '<reason>')"}`;

const hasKeys = (value: unknown): boolean => isPlainObject(value) && Object.keys(value).length > 0;
