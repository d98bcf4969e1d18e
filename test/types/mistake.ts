// A mistake that the compiler sees, and what it says of it.

export interface Mistake {
  /** What is wrong: 'a misspelt field of the pod'. */
  readonly title: string;
  /** A program of one statement or two; it has the library's names and those of given.ts. */
  readonly code: string;
  /** The text to which the compiler points. */
  readonly at: string;
  /** What TypeScript 5.9 says, line by line; the words of a union in the order of the alphabet. */
  readonly says: readonly string[];
  /** What TypeScript 7 says, where its words are others. @default the same */
  readonly native?: readonly string[];
}
