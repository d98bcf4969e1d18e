// The props of a construct as they can be worked with, whoever wrote them: a wrong type is said of the prop, and the prop left out.
import type { Construct } from 'constructs';
import { propsProblem, type PropType, type PropTypes, readable } from '../kube/prop-type';
import type { Problem } from '../pod/rendering';
import { complain } from './kube-object';

/** Good props are the very same. */
export function given<P extends object>(construct: Construct, props: P, types: PropTypes<P>): P {
  const problem = noProps(props);
  if (problem) complain(construct, [problem]);
  return problem ? ({} as P) : readable(props, types, (path, message) => complain(construct, [{ rule: 'field-type', path, message }]));
}

/** What is no object has no props. */
export function noProps(props: unknown): Problem | undefined {
  const message = propsProblem(props);
  return message === undefined
    ? undefined
    : { rule: 'field-type', path: 'props', message, hint: 'the third argument says what it is: { … }' };
}

export const OBJECT: readonly PropType[] = ['an object'];
/** For what `false` leaves out. */
export const OBJECT_OR_FALSE: readonly PropType[] = ['an object', 'false'];
/** The props of everything that makes Pods. */
export const OF_WORKLOADS = { metadata: OBJECT, pod: OBJECT, template: OBJECT } as const;
