import { parseArgs } from 'node:util';

/** The options of emulator/main.ts. They are those that the Firebase CLI gives to Google's emulator. */
export interface CommandLine {
  readonly host: string;
  readonly port: number;
  /** A file. */
  readonly rules?: string;
  /** `host:port`, for triggers. */
  readonly functionsEmulator?: string;
}

export const USAGE = `Usage: tsx emulator/main.ts [options]
  --host <address>             address to listen on (127.0.0.1)
  --port <number>              port to listen on (8080; 0 for any free one)
  --rules <file>               Security Rules; without any only the administrator may do anything
  --functions_emulator <host:port>   where triggers are posted to
  --database-edition standard  the only edition there is
  --project_id, --single_project_mode, --websocket_port   accepted for the Firebase CLI, without effect`;

/** Reads the options; throws with a message for people when one is unknown or senseless. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    allowPositionals: false,
    options: {
      host: { type: 'string', default: '127.0.0.1' },
      port: { type: 'string', default: '8080' },
      rules: { type: 'string' },
      functions_emulator: { type: 'string' },
      'database-edition': { type: 'string', default: 'standard' },
      project_id: { type: 'string' },
      single_project_mode: { type: 'string' },
      websocket_port: { type: 'string' },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port ${values.port} is not a port`);
  if (values['database-edition'] !== 'standard') {
    throw new Error(
      `--database-edition ${values['database-edition']} is not implemented by the local Firestore`,
    );
  }
  return {
    host: values.host,
    port,
    ...(values.rules === undefined ? {} : { rules: values.rules }),
    ...(values.functions_emulator === undefined ? {} : { functionsEmulator: values.functions_emulator }),
  };
}
