import { ParleyError } from '../../../contract/errors.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { callDocument, knockDocument, lobbyDocument } from '../../../contract/paths.ts';
import { hasLobby, isShut } from '../../../contract/seats.ts';
import type { Lobby } from './door.ts';
import type { Change, FirestoreLink } from './firestore-link.ts';
import type { DocumentWrite } from './firestore-rest.ts';
import { admissionChange, admittedAfterHandingOver, letIn, lobbyOf, removal } from './host-changes.ts';
import type { Admission, HostSignaling } from './host.ts';
import type { Call } from './signaling.ts';

/** The host's decisions, each one commit. */
export class FirestoreHost implements HostSignaling {
  readonly #link: FirestoreLink;

  constructor(link: FirestoreLink) {
    this.#link = link;
  }

  async setAdmission(id: string, call: Call, admission: Admission, name: string): Promise<void> {
    const change = admissionChange(call, admission, this.#link.rest.now());
    await this.#link.rest.commit([
      callWrite(id, { data: { ...change }, mask: ['admission', 'locked', 'admitted'] }),
      ...(hasLobby(call) || isShut(admission)
        ? [lobbyWrite(this.#link, id, lobbyOf({ ...call, ...admission }, name))]
        : []),
    ]);
  }

  async admit(id: string, call: Call, uid: string): Promise<void> {
    await this.#link.rest.commit([
      callWrite(id, { data: { admitted: letIn(call.admitted, uid) }, mask: ['admitted'] }),
      decision(id, uid, 'admitted'),
    ]);
  }

  async decline(id: string, uid: string): Promise<void> {
    await this.#link.rest.commit([decision(id, uid, 'declined')]);
  }

  async remove(id: string, call: Call, uid: string, name: string): Promise<void> {
    const { seats, ...lists } = removal(call, uid);
    if (lists.removed.length > LIMITS.removed) throw new ParleyError('limit/reached');
    await this.#link.rest.commit([
      callWrite(id, {
        data: { ...lists },
        mask: ['admission', 'admitted', 'removed', ...seats, ...(seats.includes('callee') ? ['answer'] : [])],
      }),
      // Whole, whether or not they had knocked: that they were removed is for them to read.
      {
        path: knockDocument(id, uid),
        data: { name: '', tries: LIMITS.knocks, status: 'removed' },
        serverTimes: ['at'],
      },
      lobbyWrite(this.#link, id, lobbyOf({ ...call, ...lists }, name)),
    ]);
  }

  async handOver(id: string, call: Call, uid: string): Promise<void> {
    await this.#link.updateCall(id, 'call/not-allowed', {
      data: { host: uid, admitted: admittedAfterHandingOver(call, this.#link.uid) },
      mask: ['host', 'hostKey', 'admitted'],
    });
  }

  async setKey(id: string, hash: string): Promise<void> {
    await this.#link.updateCall(id, 'call/not-allowed', { data: { hostKey: { hash } }, mask: ['hostKey'] });
  }

  async claim(id: string, key: string, nextHash: string): Promise<void> {
    await this.#link.updateCall(id, 'call/link-used', {
      data: { host: this.#link.uid, hostKey: { hash: nextHash, opened: key } },
      mask: ['host', 'hostKey'],
    });
  }

  async end(id: string, call: Call, name: string): Promise<void> {
    const ended = { state: 'ended', endedName: name } as const;
    await this.#link.rest.commit([
      callWrite(id, {
        data: { ...ended, endedBy: this.#link.uid, endReason: 'host' },
        mask: ['state', 'endedBy', 'endedName', 'endReason', 'caller', 'callee', 'offer', 'answer'],
        serverTimes: ['endedAt'],
      }),
      ...(hasLobby(call) ? [lobbyWrite(this.#link, id, lobbyOf({ ...call, ...ended }, name))] : []),
    ]);
  }
}

/** What the lobby says from now on, whatever it said before. */
export function lobbyWrite(link: FirestoreLink, id: string, lobby: Omit<Lobby, 'purgeAt'>): DocumentWrite {
  const { opensAt, ...told } = lobby;
  return {
    path: lobbyDocument(id),
    data: {
      ...told,
      ...(opensAt === undefined ? {} : { opensAt: new Date(opensAt) }),
      purgeAt: link.purgeAt(),
    },
  };
}

const callWrite = (id: string, change: Change): DocumentWrite => ({
  path: callDocument(id),
  exists: true,
  ...change,
});

const decision = (id: string, uid: string, status: 'admitted' | 'declined'): DocumentWrite => ({
  path: knockDocument(id, uid),
  exists: true,
  data: { status },
  mask: ['status'],
});
