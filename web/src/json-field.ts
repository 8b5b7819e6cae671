/** The field of what may be an object out of foreign JSON; undefined when it is none, or lacks it. */
export function field(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null
    ? (object as Record<string, unknown>)[name]
    : undefined;
}
