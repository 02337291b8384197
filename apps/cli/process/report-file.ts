// What a command prints, into the file of `--out` in place of standard output.

import type { Session } from './session.js';
import type { ExitStatus } from './stop.js';

/**
 * Runs a command. With `out`, what it prints takes that name when the command has ended, whole, whatever its status; where it
 * prints nothing or stops, what stood there stays. Throws a Stop for a name that the command reads or writes otherwise.
 */
export async function intoFile(
  session: Session,
  out: string | undefined,
  command: (session: Session) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  if (out === undefined) return command(session);
  const file = session.outputs.open(out);
  try {
    const status = await command({
      ...session,
      host: { ...session.host, outIsTerminal: false, out: async (text) => file.write(text) },
    });
    file.close();
    return status;
  } catch (error) {
    file.drop();
    throw error;
  }
}
