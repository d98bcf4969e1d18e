// The props of a companion as they can be worked with: it has no construct that could report what has a wrong type.
import { propsProblem, type PropTypes, readable } from '../kube/prop-type';

/** @throws RangeError that names the companion, its prop and the value */
export function asked<P extends object>(props: P, who: string, types: PropTypes<P>): P {
  const problem = propsProblem(props);
  if (problem !== undefined) throw new RangeError(`${who}: ${problem}: it takes props, ${who}({ … })`);
  return readable(props, types, (prop, message) => {
    throw new RangeError(`${who}: ${prop}: ${message}`);
  });
}
