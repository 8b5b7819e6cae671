/** https://grpc.io/docs/guides/status-codes/; the ones that are told apart here. */
const CODES = { NOT_FOUND: 5, FAILED_PRECONDITION: 9 } as const;

/** Whether Firestore refused with one of these. */
export function isStatus(error: unknown, ...statuses: (keyof typeof CODES)[]): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return statuses.some((status) => CODES[status] === code);
}
