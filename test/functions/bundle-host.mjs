// Serves iceServers of the bundle as Cloud Run would: Express, a parsed body, and the raw one beside it.
// Prints its port, then whatever the functions print.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
// The Express that firebase-functions brings along.
const express = createRequire(require.resolve('firebase-functions/https'))('express');
const { iceServers } = await import('../../functions/dist/index.js');

const app = express();
app.use(express.json({ verify: (request, _response, body) => (request.rawBody = body) }));
app.use(iceServers);
const server = app.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`));
