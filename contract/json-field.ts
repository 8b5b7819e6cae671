/** A field of what may be an object out of foreign JSON; undefined when it is none, or lacks it. */
export const field = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;
