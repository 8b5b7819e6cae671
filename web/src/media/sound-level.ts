/** How loud a stream is, from 0 to 1, measured as often as it is asked for. */
export class SoundLevel {
  readonly #audio: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(stream: MediaStream) {
    this.#audio = new AudioContext();
    this.#analyser = new AnalyserNode(this.#audio, { fftSize: 2048 });
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#audio.createMediaStreamSource(stream).connect(this.#analyser);
    this.resume();
  }

  /** Browsers may want a click on the page first; until then the level stays at zero. */
  resume(): void {
    if (this.#audio.state === 'suspended') this.#audio.resume().catch(() => undefined);
  }

  /** The largest amplitude of the last 40 ms or so. */
  now(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return this.#samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  }

  close(): void {
    this.#audio.close().catch(() => undefined);
  }
}
