import { expect, it } from 'vitest';
import { Bill, patternOf, scopePattern } from './bill.ts';
import { UsageMeter } from './usage.ts';

it('names paths by their pattern', () => {
  expect(patternOf('calls/abc')).toBe('calls/{}');
  expect(patternOf('calls/abc/knocks')).toBe('calls/{}/knocks');
  expect(patternOf('')).toBe('');
  expect(scopePattern({ parent: 'calls/abc', collection: 'knocks', allDescendants: false })).toBe(
    'calls/{}/knocks',
  );
  expect(scopePattern({ parent: '', collection: 'knocks', allDescendants: true })).toBe('**/knocks');
  expect(scopePattern({ parent: 'calls/abc', collection: null, allDescendants: true })).toBe('calls/{}/**');
});

it('counts by cause, the administrator apart, until it is reset', () => {
  const meter = new UsageMeter();
  const user = new Bill(meter, { kind: 'user', auth: null });
  const admin = new Bill(meter, { kind: 'admin' });
  user.read('listen document calls/{}');
  user.read('listen document calls/{}', 2);
  user.read('nothing', 0);
  user.write('commit create calls/{}');
  user.rules(['members/u', 'members/v']);
  admin.delete('commit delete calls/{}');
  expect(meter.report()).toEqual({
    reads: 5,
    writes: 1,
    deletes: 1,
    byCause: {
      'listen document calls/{}': { operation: 'read', count: 3 },
      'commit create calls/{}': { operation: 'write', count: 1 },
      'rules get members/{}': { operation: 'read', count: 2 },
      'admin commit delete calls/{}': { operation: 'delete', count: 1 },
    },
  });
  meter.reset();
  expect(meter.report()).toEqual({ reads: 0, writes: 0, deletes: 0, byCause: {} });
});
