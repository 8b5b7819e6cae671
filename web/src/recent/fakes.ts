/** The storage of a browser, in memory. */
export function fakeLocalStorage(entries: Readonly<Record<string, string>> = {}): Storage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

/** One that the browser refuses. */
export const refusedStorage = new Proxy({} as Storage, {
  get: () => {
    throw new DOMException('no', 'SecurityError');
  },
});
