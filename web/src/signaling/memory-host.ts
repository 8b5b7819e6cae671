import { ParleyError } from '../../../contract/errors.ts';
import { LIMITS, TIMES } from '../../../contract/limits.ts';
import { callDocument, knockDocument, lobbyDocument } from '../../../contract/paths.ts';
import { hashSecret } from '../../../contract/secrets.ts';
import { hasLobby, isShut } from '../../../contract/seats.ts';
import type { Lobby } from './door.ts';
import { admissionChange, admittedAfterHandingOver, letIn, lobbyOf, removal } from './host-changes.ts';
import type { Admission, HostSignaling } from './host.ts';
import { mayDecide, tellsOfRemoval, type StoredKnock } from './memory-door-rules.ts';
import { claimsHost, governs, handsOver, isTrueLobby, mayEnd } from './memory-host-rules.ts';
import { callIn, type MemoryLink } from './memory-link.ts';
import { set, update, type Write } from './memory-store.ts';
import type { Call } from './signaling.ts';

/** The host's decisions, in memory. */
export class MemoryHost implements HostSignaling {
  readonly #link: MemoryLink;

  constructor(link: MemoryLink) {
    this.#link = link;
  }

  async setAdmission(id: string, call: Call, admission: Admission, name: string): Promise<void> {
    const change = admissionChange(call, admission, this.#link.now());
    this.#link.commit([
      this.#govern(id, (stored) => Object.assign(stored, change)),
      ...(hasLobby(call) || isShut(admission)
        ? [lobbyWrite(this.#link, id, lobbyOf({ ...call, ...admission }, name))]
        : []),
    ]);
  }

  async admit(id: string, call: Call, uid: string): Promise<void> {
    const admitted = letIn(call.admitted, uid);
    this.#link.commit([
      this.#govern(id, (stored) => void (stored.admitted = admitted)),
      this.#decide(id, uid, 'admitted'),
    ]);
  }

  async decline(id: string, uid: string): Promise<void> {
    this.#link.commit([this.#decide(id, uid, 'declined')]);
  }

  async remove(id: string, call: Call, uid: string, name: string): Promise<void> {
    const { seats, ...lists } = removal(call, uid);
    if (lists.removed.length > LIMITS.removed) throw new ParleyError('limit/reached');
    const told: StoredKnock = { name: '', at: this.#link.now(), tries: LIMITS.knocks, status: 'removed' };
    this.#link.commit([
      this.#govern(id, (stored) => {
        Object.assign(stored, lists);
        for (const role of seats) delete stored[role];
        if (seats.includes('callee')) delete stored.answer;
      }),
      set(knockDocument(id, uid), told, (_, __, { after }) =>
        tellsOfRemoval(uid, callIn(after, id), this.#link.uid),
      ),
      lobbyWrite(this.#link, id, lobbyOf({ ...call, ...lists }, name)),
    ]);
  }

  async handOver(id: string, call: Call, uid: string): Promise<void> {
    const admitted = admittedAfterHandingOver(call, this.#link.uid);
    this.#link.updateCall(
      id,
      'call/not-allowed',
      (stored) => {
        stored.host = uid;
        stored.admitted = admitted;
        delete stored.hostKey;
      },
      (before, after) => handsOver(before, after, this.#link.uid, this.#link.now()),
    );
  }

  async setKey(id: string, hash: string): Promise<void> {
    this.#link.commit([this.#govern(id, (stored) => void (stored.hostKey = { hash }))]);
  }

  async claim(id: string, key: string, nextHash: string): Promise<void> {
    const shown = await hashSecret(key);
    this.#link.updateCall(
      id,
      'call/link-used',
      (stored) => {
        stored.host = this.#link.uid;
        stored.hostKey = { hash: nextHash, opened: key };
      },
      (before, after) => claimsHost(before, after, this.#link.uid, shown),
    );
  }

  async end(id: string, call: Call, name: string): Promise<void> {
    const ended = { state: 'ended', endedName: name } as const;
    const { uid } = this.#link;
    this.#link.commit([
      update<Call>(
        callDocument(id),
        (stored) => {
          Object.assign(stored, ended, { endedBy: uid, endReason: 'host', endedAt: this.#link.now() });
          for (const field of ['caller', 'callee', 'offer', 'answer'] as const) delete stored[field];
        },
        (before) => mayEnd(before, uid, name),
      ),
      ...(hasLobby(call) ? [lobbyWrite(this.#link, id, lobbyOf({ ...call, ...ended }, name))] : []),
    ]);
  }

  #govern(id: string, change: (call: Call) => void): Write {
    return update<Call>(callDocument(id), change, (before, after) => governs(before, after, this.#link.uid));
  }

  #decide(id: string, uid: string, status: 'admitted' | 'declined'): Write {
    return update<StoredKnock>(
      knockDocument(id, uid),
      (knock) => void (knock.status = status),
      (_, __, { before }) => mayDecide(callIn(before, id), this.#link.uid),
    );
  }
}

/** What the lobby says from now on, whatever it said before. */
export function lobbyWrite(link: MemoryLink, id: string, lobby: Omit<Lobby, 'purgeAt'>): Write {
  return set<Lobby>(
    lobbyDocument(id),
    { ...lobby, purgeAt: link.now() + TIMES.purgeAfterMs },
    (_, says, { after }) => isTrueLobby(says, callIn(after, id), link.uid),
  );
}
