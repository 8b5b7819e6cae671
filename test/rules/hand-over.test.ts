import { assertFails, assertSucceeds } from '@firebase/rules-unit-testing';
import { deleteField, doc, updateDoc } from 'firebase/firestore';
import { describe, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import {
  GUEST,
  HOST,
  ID,
  PAST_LEASE,
  STRANGER,
  fromNow,
  fullCall,
  hashOf,
  left,
  people,
  secretOf,
  storedSeat,
  useRules,
  waitingCall,
  without,
  type Fields,
} from './environment.ts';

const rules = useRules();
const PATH = `calls/${ID}`;
const update = (uid: string, changes: Fields): Promise<void> =>
  updateDoc(doc(rules.as(uid), PATH), changes as never);

const key = secretOf('k');
const next = secretOf('n');
const ended = (): Fields => ({ ...without(waitingCall(), 'caller', 'offer'), state: 'ended' });

describe('handing the host’s power over', () => {
  const handOver = (changes: Fields = {}): Fields => ({ host: GUEST, admitted: [HOST], ...changes });

  it('is for the host, to who sits opposite', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(GUEST, handOver()));
    await assertFails(update(STRANGER, handOver({ host: STRANGER })));
    await assertSucceeds(update(HOST, handOver()));
    await assertFails(update(HOST, { locked: true }));
    await assertFails(update(HOST, { host: HOST }));
    await assertSucceeds(update(GUEST, { locked: true }));
  });

  it('works from the callee’s seat, and in a locked call', async () => {
    const seats = { caller: storedSeat(GUEST, 'g'), callee: storedSeat(HOST, 'h') };
    await rules.store(PATH, fullCall({ ...seats, locked: true }));
    await assertSucceeds(update(HOST, handOver()));
  });

  it('takes the key that there was', async () => {
    await rules.store(PATH, fullCall({ hostKey: { hash: key.hash } }));
    await assertFails(update(HOST, handOver()));
    await assertFails(update(HOST, handOver({ hostKey: { hash: next.hash } })));
    await assertSucceeds(update(HOST, handOver({ hostKey: deleteField() })));
    await assertFails(update(STRANGER, { host: STRANGER, hostKey: { hash: next.hash, opened: key.secret } }));
  });

  it('is denied to who does not sit there any more, or never did', async () => {
    await rules.store(PATH, waitingCall());
    await assertFails(update(HOST, handOver()));
    for (const callee of [left(storedSeat(GUEST, 'g')), storedSeat(GUEST, 'g', PAST_LEASE)]) {
      await rules.store(PATH, fullCall({ callee }));
      await assertFails(update(HOST, handOver()));
    }
    const seats = { caller: left(storedSeat(GUEST, 'g')), callee: storedSeat(HOST, 'h') };
    await rules.store(PATH, fullCall(seats));
    await assertFails(update(HOST, handOver()));
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, handOver({ host: STRANGER })));
  });

  it('may leave the list as it is, or make place on it', async () => {
    await rules.store(PATH, fullCall());
    await assertSucceeds(update(HOST, { host: GUEST }));
    const full = people(LIMITS.admitted);
    await rules.store(PATH, fullCall({ admitted: full }));
    await assertFails(update(HOST, handOver({ admitted: [...full, HOST] })));
    await assertSucceeds(update(HOST, handOver({ admitted: [...full.slice(1), HOST] })));
  });

  it('is no way to take one’s own key down', async () => {
    await rules.store(PATH, fullCall({ hostKey: { hash: key.hash } }));
    await assertFails(update(HOST, { hostKey: deleteField() }));
  });

  it.each<[string, Fields]>([
    ['someone else let in', { admitted: [STRANGER] }],
    ['oneself let in twice', { admitted: [HOST, HOST] }],
    ['no list', { admitted: HOST }],
    ['a lock', { locked: true }],
    ['a seat that changes', { 'callee.name': 'Eve' }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, fullCall());
    await assertFails(update(HOST, handOver(changes)));
  });

  it('is denied in a call that has ended', async () => {
    await rules.store(PATH, { ...ended(), caller: storedSeat(GUEST, 'g') });
    await assertFails(update(HOST, handOver()));
  });
});

describe('claiming the host’s power', () => {
  const claim = (changes: Fields = {}): Fields => ({
    host: STRANGER,
    hostKey: { hash: next.hash, opened: key.secret },
    ...changes,
  });
  const withKey = (changes: Fields = {}): Fields => fullCall({ hostKey: { hash: key.hash }, ...changes });

  it('is for whoever has the key, once', async () => {
    await rules.store(PATH, withKey());
    await assertSucceeds(update(STRANGER, claim()));
    await assertFails(update(GUEST, { host: GUEST, hostKey: { hash: key.hash, opened: key.secret } }));
    await assertFails(update(GUEST, claim({ host: GUEST })));
    const again = { hash: secretOf('o').hash, opened: next.secret };
    await assertSucceeds(update(GUEST, { host: GUEST, hostKey: again }));
  });

  it('is denied where there is no key', async () => {
    await rules.store(PATH, fullCall());
    await assertFails(update(STRANGER, claim()));
  });

  it('is denied to who was removed', async () => {
    await rules.store(PATH, withKey({ removed: [STRANGER] }));
    await assertFails(update(STRANGER, claim()));
  });

  it('is denied in a call that has ended', async () => {
    await rules.store(PATH, { ...ended(), hostKey: { hash: key.hash } });
    await assertFails(update(STRANGER, claim()));
  });

  it('is denied to who is not signed in', async () => {
    await rules.store(PATH, withKey());
    await assertFails(updateDoc(doc(rules.nobody, PATH), claim() as never));
  });

  it.each<[string, Fields]>([
    ['another secret', { hostKey: { hash: next.hash, opened: next.secret } }],
    ['no secret', { hostKey: { hash: next.hash } }],
    ['the hash for a secret', { hostKey: { hash: next.hash, opened: key.hash } }],
    ['no next hash', { hostKey: { opened: key.secret } }],
    ['the same hash again', { hostKey: { hash: key.hash, opened: key.secret } }],
    ['an odd hash', { hostKey: { hash: 'x', opened: key.secret } }],
    ['an unknown field in the key', { hostKey: { hash: next.hash, opened: key.secret, note: 'x' } }],
    ['the key left as it is', { hostKey: { hash: key.hash } }],
    ['the key taken away', { hostKey: deleteField() }],
    ['someone else as host', { host: GUEST }],
    ['oneself let in', { admitted: [STRANGER] }],
    ['a seat', { callee: storedSeat(STRANGER, 's') }],
    ['a sign of life', { aliveAt: fromNow(0) }],
    ['an unknown field', { note: 'x' }],
  ])('is denied with %s', async (_, changes) => {
    await rules.store(PATH, withKey());
    await assertFails(update(STRANGER, claim(changes)));
  });

  it('is denied with a secret that is too short or too long to be one', async () => {
    for (const secret of ['k'.repeat(15), 'k'.repeat(33), 'K'.repeat(24)]) {
      await rules.store(PATH, withKey({ hostKey: { hash: hashOf(secret) } }));
      await assertFails(update(STRANGER, claim({ hostKey: { hash: next.hash, opened: secret } })));
    }
  });
});
