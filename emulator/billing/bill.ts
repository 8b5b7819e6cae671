import type { Caller } from '../services/api.ts';
import type { Scope } from '../store/view.ts';
import { pathSegments } from '../values/resource-name.ts';
import type { Operation, UsageMeter } from './usage.ts';

/** `calls/abc/knocks/u1` → `calls/{}/knocks/{}`; of a collection `calls/{}/knocks`. */
export const patternOf = (path: string): string =>
  pathSegments(path)
    .map((segment, i) => (i % 2 === 0 ? segment : '{}'))
    .join('/');

/** The same for a query: `calls/{}/knocks`, for a collection group with two stars in between. */
export function scopePattern({ parent, collection, allDescendants }: Scope): string {
  const parts = [patternOf(parent), allDescendants ? '**' : '', collection ?? (allDescendants ? '' : '*')];
  return parts.filter((part) => part !== '').join('/');
}

/**
 * What one caller's requests cost: https://firebase.google.com/docs/firestore/pricing#operations
 * Operations of the administrator have causes that begin with `admin `.
 */
export class Bill {
  readonly #meter: UsageMeter;
  readonly #prefix: string;

  constructor(meter: UsageMeter, caller: Caller) {
    this.#meter = meter;
    this.#prefix = caller.kind === 'admin' ? 'admin ' : '';
  }

  read(cause: string, count = 1): void {
    this.#add('read', cause, count);
  }

  write(cause: string): void {
    this.#add('write', cause, 1);
  }

  delete(cause: string): void {
    this.#add('delete', cause, 1);
  }

  /** Documents read by the rules' get(), exists() and getAfter(). */
  rules(paths: Iterable<string>): void {
    for (const path of paths) this.#add('read', `rules get ${patternOf(path)}`, 1);
  }

  #add(operation: Operation, cause: string, count: number): void {
    this.#meter.add(operation, this.#prefix + cause, count);
  }
}
