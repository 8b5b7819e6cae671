import { same } from '../values.ts';
import { fieldAt, pathsIn, withField } from './fields.ts';
import { ofDocument } from './twist.ts';

/** One of the things that the request would change, add or take away stays as it was. */
export const halfDone = ofDocument((data, { random, world }, { path: document }) => {
  const before = world.get(document);
  if (before === undefined) return data;
  const fields = new Map([...pathsIn(before), ...pathsIn(data)].map((path) => [path.join('.'), path]));
  const differing = [...fields.values()].filter((path) => !same(fieldAt(before, path), fieldAt(data, path)));
  if (differing.length === 0) return data;
  const wholes = differing.filter((path) => path.length === 1);
  const path = random.pick(random.chance(0.6) && wholes.length > 0 ? wholes : differing);
  return withField(data, path, fieldAt(before, path));
});
