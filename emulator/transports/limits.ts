/** Bytes: the largest request, https://firebase.google.com/docs/firestore/quotas#limits (10 MiB) and its framing. */
export const MAX_REQUEST_BYTES = 11 * 1024 * 1024;
