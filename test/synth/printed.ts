// What a run prints on stderr, which tests need not show.

/** Runs it, and gives what it returned or threw beside what it printed. */
export function printed<T>(run: () => T): { text: string; value?: T; error?: Error } {
  let text = '';
  const spy = jest.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  try {
    const value = run();
    return { value, text };
  } catch (error) {
    return { error: error as Error, text };
  } finally {
    spy.mockRestore();
  }
}
