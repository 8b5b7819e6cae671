import { describe, expect, it } from 'vitest';
import { Inbox } from './inbox.ts';
import { Outbox } from './outbox.ts';

describe('Inbox', () => {
  it('hands on messages once and in order', () => {
    const inbox = new Inbox();
    expect(inbox.accept(0, ['a', 'b'])).toEqual(['a', 'b']);
    expect(inbox.accept(0, ['a', 'b'])).toEqual([]);
    expect(inbox.accept(1, ['b', 'c'])).toEqual(['c']);
    expect(inbox.accept(4, ['e'])).toEqual([]);
    expect(inbox.accept(3, ['d'])).toEqual(['d', 'e']);
    expect(inbox.accept(5, [])).toEqual([]);
  });
});

describe('Outbox', () => {
  it('numbers from 1, resends what came after an id, forgets what was acknowledged', () => {
    const outbox = new Outbox();
    expect(outbox.lastId).toBe(0);
    for (const message of ['"a"', '"b"', '"c"']) outbox.add(message);
    expect(outbox.lastId).toBe(3);
    expect(outbox.after(1).map(({ id }) => id)).toEqual([2, 3]);
    outbox.acknowledge(2);
    expect(outbox.after(0)).toEqual([{ id: 3, message: '"c"' }]);
    expect(outbox.add('"d"').id).toBe(4);
  });
});
