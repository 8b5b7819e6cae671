/** What `storage` gives, e.g. `() => sessionStorage`; null where the browser has or allows none. */
export function storageOrNull(storage: () => Storage): Storage | null {
  try {
    return storage();
  } catch {
    return null;
  }
}
