// A port that a program without privileges can open.
import { within } from './within';

/** @throws RangeError if it is no port that a user other than root can listen on everywhere */
export const port = (number: number, prop: string): number =>
  within(
    number,
    prop,
    Number.isInteger(number) && number >= 1024 && number <= 65535
      ? undefined
      : 'must be between 1024 and 65535: it is no root that listens',
  );
