// What the patterns that are a Pod have in common: a Pod that requires the field that the pattern is about.
import type { Construct } from 'constructs';
import { noProps } from '../objects/given';
import { complain } from '../objects/kube-object';
import { Pod } from '../objects/pod';
import type { PodProps } from '../pod/pod-props';
import { nameWorkload } from './pattern';

/** The fields of a pod that patterns are made of. */
export type PatternField = 'initContainers' | 'sidecars' | 'ambassadors' | 'adapters';

export abstract class PatternPod extends Pod {
  protected static override readonly ofPattern = true;

  constructor(scope: Construct, id: string, props: PodProps, field?: PatternField) {
    super(scope, id, props);
    nameWorkload(this);
    const given =
      field === undefined || noProps(props) || (Array.isArray(props[field]) ? props[field].length > 0 : props[field] !== undefined);
    if (!given)
      complain(this, [
        {
          rule: 'pattern-field',
          path: `spec.${field}`,
          message: 'Required value',
          hint: `${new.target.name} is a Pod with ${field}; one without is a Pod`,
        },
      ]);
  }
}
