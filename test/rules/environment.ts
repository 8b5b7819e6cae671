import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  initializeTestEnvironment,
  type RulesTestContext,
  type RulesTestEnvironment,
} from '@firebase/rules-unit-testing';
import {
  Timestamp,
  doc,
  serverTimestamp,
  setDoc,
  setLogLevel,
  writeBatch,
  type Firestore,
} from 'firebase/firestore';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { TIMES } from '../../contract/limits.ts';

/** A call ID that every rules test uses. */
export const ID = 'abcdefghjk';
export const HOST = 'host-uid';
export const GUEST = 'guest-uid';
export const STRANGER = 'stranger-uid';

/** Fields of a document, as they are written or stored. */
export type Fields = Record<string, unknown>;

const peerOf = (letter: string): string => letter.repeat(16);
/** The session of `newSeat(…, letter)`. */
export const sessionOf = (letter: string): string => `${peerOf(letter)}1`;

/** A seat as it is taken; `letter` makes the tab's and the page load's ids. */
export const newSeat = (uid: string, letter: string): Fields => ({
  uid,
  peer: peerOf(letter),
  session: sessionOf(letter),
  name: 'Ana',
  at: serverTimestamp(),
});

export const newOffer = (round = 1): Fields => ({
  round,
  pc: peerOf('p'),
  sdp: 'v=0 offer',
  at: serverTimestamp(),
});

export const newAnswer = (round = 1): Fields => ({ round, sdp: 'v=0 answer' });

export const minutes = (n: number): number => n * 60_000;
/** An age at which a seat is free. */
export const PAST_LEASE = TIMES.seatLeaseMs + minutes(0.1);
/** An age at which it isn't yet, however long the test takes. */
export const WITHIN_LEASE = TIMES.seatLeaseMs - minutes(0.5);
export const fromNow = (ms: number): Timestamp => Timestamp.fromMillis(Date.now() + ms);

/** What a host writes to create a call. */
export const newCall = (changes: Fields = {}): Fields => ({
  host: HOST,
  state: 'open',
  admission: 'open',
  admitted: [],
  removed: [],
  locked: false,
  caller: newSeat(HOST, 'h'),
  offer: newOffer(),
  aliveAt: serverTimestamp(),
  purgeAt: fromNow(minutes(60 * 24 * 7)),
  ...changes,
});

/** A stored seat, last renewed `ageMs` ago. */
export const storedSeat = (uid: string, letter: string, ageMs = 0): Fields => ({
  ...newSeat(uid, letter),
  at: fromNow(-ageMs),
});

/** A stored call in which the host waits alone. */
export const waitingCall = (changes: Fields = {}): Fields => ({
  ...newCall(),
  caller: storedSeat(HOST, 'h'),
  offer: { ...newOffer(), at: fromNow(0) },
  aliveAt: fromNow(0),
  ...changes,
});

/** A stored call in which host and guest sit. */
export const fullCall = (changes: Fields = {}): Fields =>
  waitingCall({ callee: storedSeat(GUEST, 'g'), answer: newAnswer(), ...changes });

/** A stored call that lets people in by hand. */
export const knockCall = (changes: Fields = {}): Fields => waitingCall({ admission: 'knock', ...changes });

/** A first knock as it is written. */
export const newKnock = (changes: Fields = {}): Fields => ({
  name: 'Ben',
  at: serverTimestamp(),
  tries: 1,
  status: 'waiting',
  ...changes,
});

/** A knock as it is stored. */
export const storedKnock = (changes: Fields = {}): Fields => newKnock({ at: fromNow(0), ...changes });

/** A seat whose holder has left. */
export const left = (seat: Fields): Fields => ({ ...seat, left: seat['session'] });

/** As contract/secrets.ts makes it. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A secret and its hash. */
export const secretOf = (letter: string): { secret: string; hash: string } => ({
  secret: letter.repeat(24),
  hash: hashOf(letter.repeat(24)),
});

/** `n` different uids. */
export const people = (n: number): string[] => Array.from({ length: n }, (_, i) => `person-${i + 1}`);

/** `object` without some of its fields. */
export function without(object: Fields, ...fields: string[]): Fields {
  return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}

export interface Writes {
  /** Whole documents. */
  readonly set?: Readonly<Record<string, Fields>>;
  /** Fields of documents that exist. */
  readonly update?: Readonly<Record<string, Fields>>;
}

export interface Rules {
  /** Firestore as this person sees it, through the rules. */
  as(uid: string): Firestore;
  /** Firestore as somebody sees it who isn't signed in. */
  readonly nobody: Firestore;
  /** Stores a document past the rules. */
  store(path: string, data: Fields): Promise<void>;
  /** Writes several documents, by path, in one commit. */
  commit(uid: string, writes: Writes): Promise<void>;
}

/**
 * Loads firestore.rules into the emulator for a test file, and empties the database before each test. Each
 * person has one client for all of the file, because making them is what takes the time.
 */
export function useRules(): Rules {
  let environment: RulesTestEnvironment;
  let administrator: Firestore;
  let done = (): void => undefined;
  let administered: Promise<void>;
  const clients = new Map<string, Firestore>();
  const client = (key: string, make: () => RulesTestContext): Firestore => {
    const made = clients.get(key) ?? (make().firestore() as unknown as Firestore);
    clients.set(key, made);
    return made;
  };
  const as = (uid: string): Firestore => client(`as ${uid}`, () => environment.authenticatedContext(uid));
  // Denials are what these tests are about; the SDK would print each.
  setLogLevel('silent');
  beforeAll(async () => {
    const [host = '127.0.0.1', port = '8080'] = (process.env['FIRESTORE_EMULATOR_HOST'] ?? '').split(':');
    environment = await initializeTestEnvironment({
      projectId: 'demo-parley-rules',
      firestore: {
        rules: readFileSync(process.env['PARLEY_RULES'] ?? 'firestore.rules', 'utf8'),
        host: host || '127.0.0.1',
        port: Number(port),
      },
    });
    await new Promise<void>((ready) => {
      administered = environment.withSecurityRulesDisabled((context) => {
        administrator = context.firestore() as unknown as Firestore;
        ready();
        return new Promise<void>((resolve) => (done = resolve));
      });
    });
  });
  beforeEach(() => environment.clearFirestore());
  afterAll(async () => {
    done();
    await administered;
    await environment.cleanup();
  });
  return {
    as,
    get nobody() {
      return client('nobody', () => environment.unauthenticatedContext());
    },
    store: (path, data) => setDoc(doc(administrator, path), data),
    commit: (uid, { set = {}, update = {} }) => {
      const firestore = as(uid);
      const batch = writeBatch(firestore);
      for (const [path, data] of Object.entries(set)) batch.set(doc(firestore, path), data);
      for (const [path, data] of Object.entries(update)) batch.update(doc(firestore, path), data as never);
      return batch.commit();
    },
  };
}
