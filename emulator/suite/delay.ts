import { Transform } from 'node:stream';

/**
 * Passes on each chunk `ms` milliseconds after it came, in order and without slowing what follows:
 * a longer way, not a narrower one.
 */
export function delayed(ms: number): Transform {
  let last: Promise<void> = Promise.resolve();
  const after = (then: () => void): void => {
    const due = new Promise<void>((resolve) => setTimeout(resolve, ms));
    last = Promise.all([last, due]).then(then);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      after(() => this.push(chunk));
      done();
    },
    flush(done) {
      after(() => done());
    },
  });
}
