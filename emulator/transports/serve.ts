import type { EmulatorAdmin, LocalFirestore } from '../services/api.ts';
import { createEmulatorApi } from './emulator-admin.ts';
import { createGrpcServer } from './grpc.ts';
import { createHttpServer } from './http.ts';
import { openPort } from './port.ts';
import { createRestApi } from './rest/rest.ts';
import { createTriggers } from './triggers/triggers.ts';
import { createWebChannel } from './webchannel/webchannel.ts';

export interface ServeOptions {
  /** Loopback unless told otherwise. */
  readonly host?: string;
  /** 0 or absent for any free one. */
  readonly port?: number;
  /** `host:port` of the Functions emulator, for triggers. */
  readonly functionsEmulator?: string;
}

/** A running local Firestore. */
export interface FirestoreServer {
  readonly host: string;
  readonly port: number;
  readonly admin: EmulatorAdmin;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

/** Puts the transports in front of a Firestore; it is closed with the server. */
export async function serveFirestore(
  { service, admin }: LocalFirestore,
  options: ServeOptions,
): Promise<FirestoreServer> {
  const triggers = createTriggers(admin, options.functionsEmulator);
  const webChannel = createWebChannel(service);
  const grpc = createGrpcServer(service);
  const http = createHttpServer({
    webChannel,
    rest: createRestApi(service),
    emulator: createEmulatorApi(admin, triggers),
  });
  const closeParts = () => {
    triggers.close();
    webChannel.close();
    grpc.close();
    http.close();
    admin.close();
  };
  try {
    const port = await openPort({
      host: options.host ?? '127.0.0.1',
      port: options.port ?? 0,
      http1: (socket) => http.accept(socket),
      http2: (socket) => grpc.accept(socket),
    });
    return {
      host: port.host,
      port: port.port,
      admin,
      close: async () => {
        closeParts();
        await port.close();
      },
    };
  } catch (error) {
    closeParts();
    throw error;
  }
}
