import { BadLine, type Look } from './bad-line.ts';
import { limit, SOUND_ALONE } from './sending.ts';
import { SLOTS, slotOf, type SlotName } from './slots.ts';
import { selectedPair, statsOf, type Stats } from './transport-stats.ts';

const LOOK_EVERY_MS = 1_000;
const PICTURES = ['camera', 'screen'] as const;

/** Keeps to what the line carries; follows one connection at a time. */
export type LineKeeping = Pick<LineKeeper, 'follow' | 'paused' | 'close'>;

/**
 * Keeps what is sent within what the line carries, so that sound goes on where the picture can't: limits for every
 * track, and fewer of them step by step on a bad line.
 */
export class LineKeeper {
  readonly #onPaused: (paused: boolean) => void;
  readonly #line = new BadLine();
  readonly #told = new WeakMap<RTCRtpSender, string>();
  #connection: RTCPeerConnection | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #paused = false;
  #reportedAt = NaN;

  /** @param onPaused called when pictures stop for the sake of the sound, and when they go on */
  constructor(onPaused: (paused: boolean) => void) {
    this.#onPaused = onPaused;
  }

  /** Whether pictures are left out now. */
  get paused(): boolean {
    return this.#paused;
  }

  /** This connection from now on; null when there is none. */
  follow(connection: RTCPeerConnection | null): void {
    if (connection === this.#connection) return;
    clearInterval(this.#timer);
    this.#connection = connection;
    this.#line.renew();
    if (connection === null) return this.#tell(false);
    this.#timer = setInterval(() => void this.#look(connection), LOOK_EVERY_MS);
    this.#limit(connection);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#connection = null;
  }

  async #look(connection: RTCPeerConnection): Promise<void> {
    if (connection.connectionState !== 'connected') return;
    const stats = await statsOf(connection).catch(() => []);
    if (this.#connection !== connection) return;
    const sends = PICTURES.some((name) => slotOf(connection, name)?.sender.track);
    this.#line.look({ available: availableBps(stats), soundLost: this.#newlyLost(stats) }, sends);
    this.#limit(connection);
    this.#tell(sends && this.#line.step === SOUND_ALONE);
  }

  /** What the other side has told since the last look of the sound that it misses (RTCRemoteInboundRtpStreamStats). */
  #newlyLost(all: readonly Stats[]): Look['soundLost'] {
    const report = all.find((one) => one['type'] === 'remote-inbound-rtp' && one['kind'] === 'audio');
    const { timestamp, fractionLost } = report ?? {};
    if (typeof timestamp !== 'number' || timestamp === this.#reportedAt) return null;
    this.#reportedAt = timestamp;
    return typeof fractionLost === 'number' ? fractionLost : null;
  }

  #limit(connection: RTCPeerConnection): void {
    for (const { name } of SLOTS) {
      const sender = slotOf(connection, name)?.sender;
      if (sender?.track) this.#limitSender(sender, name, sender.track);
    }
  }

  #limitSender(sender: RTCRtpSender, slot: SlotName, track: MediaStreamTrack): void {
    const { step } = this.#line;
    const { width, height } = track.getSettings();
    const lines = width === undefined || height === undefined ? undefined : Math.min(width, height);
    const wanted = `${step} ${lines}`;
    if (this.#told.get(sender) === wanted) return;
    const parameters = sender.getParameters();
    if (!limit(parameters, slot, step, lines)) return;
    this.#told.set(sender, wanted);
    // Refused while descriptions are exchanged: the next look tells it again.
    sender.setParameters(parameters).catch(() => this.#told.delete(sender));
  }

  #tell(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    this.#onPaused(paused);
  }
}

/** What the browser believes that the path in use carries; null where it doesn't say. */
function availableBps(all: readonly Stats[]): number | null {
  const bps = selectedPair(all)?.['availableOutgoingBitrate'];
  return typeof bps === 'number' ? bps : null;
}
