// What a server refuses in the corpus for a reason that no rule of ours speaks of yet.

/** The server's words, by where the manifest was published. A rule that is built makes this shorter. */
export const UNSPOKEN: Readonly<Record<string, string>> = {};
