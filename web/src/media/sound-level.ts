/**
 * How loud a stream is, from 0 to 1, measured as often as it is asked for, over this many of its last samples: a
 * power of two up to 32768.
 */
export class SoundLevel {
  readonly #audio: AudioContext;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  constructor(stream: MediaStream, fftSize = 2048) {
    this.#audio = new AudioContext();
    this.#analyser = new AnalyserNode(this.#audio, { fftSize });
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#audio.createMediaStreamSource(stream).connect(this.#analyser);
    this.resume();
  }

  /** Browsers may want a click on the page first; until then the level stays at zero. */
  resume(): void {
    if (this.#audio.state === 'suspended') this.#audio.resume().catch(() => undefined);
  }

  /** The largest amplitude of the last samples: 40 ms or so of 2048. */
  now(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return this.#samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  }

  /** Their root mean square. */
  loudness(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const energy = this.#samples.reduce((sum, sample) => sum + sample * sample, 0);
    return Math.sqrt(energy / this.#samples.length);
  }

  close(): void {
    this.#audio.close().catch(() => undefined);
  }
}
