// Lines of a start script: data of another major is refused, unless that was allowed.

/**
 * The server's own files do not say it everywhere, so that the script writes it down beside the data.
 * @param title the program, for the message
 * @param file where it is written down, or where the server does it itself
 */
export const sameMajor = (title: string, file: string): string => `if [ -s "${file}" ]; then
  found="$(cat "${file}")"
  if [ "$found" != "$ENGINE_MAJOR" ] && [ "\${ALLOW_MAJOR_UPGRADE:-}" != true ]; then
    refuse "the volume has data of ${title} $found, and this is $ENGINE_MAJOR: only allowMajorUpgrade lets it try."
  fi
fi`;

/** As above, and writes it down. */
export const rememberedMajor = (title: string, file: string): string => `${sameMajor(title, file)}
printf '%s\\n' "$ENGINE_MAJOR" > "${file}"`;
