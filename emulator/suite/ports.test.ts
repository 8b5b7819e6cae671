import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { chosenPorts, fixedPorts, requirePorts } from './ports.ts';

test('the ports are those of firebase.json, moved together or one by one', () => {
  expect(chosenPorts({})).toEqual(fixedPorts());
  const moved = chosenPorts({ PARLEY_PORT_OFFSET: '100', PARLEY_PORT: '6000' });
  expect(moved).toEqual({
    origin: 6000,
    auth: fixedPorts().auth + 100,
    functions: fixedPorts().functions + 100,
    firestore: fixedPorts().firestore + 100,
    hosting: fixedPorts().hosting + 100,
  });
});

test('what is no port is said plainly', () => {
  expect(() => chosenPorts({ PARLEY_AUTH_PORT: 'many' })).toThrow(
    'PARLEY_AUTH_PORT=many is not a port number',
  );
});

test('a taken port is named, with the way to choose another', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const ports = {
      origin: port + 1,
      auth: port + 2,
      functions: port + 3,
      firestore: port,
      hosting: port + 4,
    };
    await expect(requirePorts(ports)).rejects.toThrow(
      `Port ${port}, for the local Firestore, is taken. To use another: PARLEY_FIRESTORE_PORT=<port>`,
    );
  } finally {
    server.close();
  }
});

test('one port for two services is refused', async () => {
  const ports = { ...fixedPorts(), auth: fixedPorts().hosting };
  await expect(requirePorts(ports)).rejects.toThrow('asked for twice');
});
