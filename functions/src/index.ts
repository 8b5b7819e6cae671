import { initializeApp } from 'firebase-admin/app';

initializeApp();

export { cleanUpCalls } from './calls/clean-up-calls.ts';
export { iceServers } from './ice/ice-servers.ts';
