import type * as v1 from '../../protocol/messages.ts';
import { microsToWire, type Micros } from '../../values/timestamp.ts';
import type { Delta } from './target.ts';

/** Gathers what several targets of one stream have to tell about one moment: each document once. */
export class Announcement {
  /** By document, then the targets that have it. Without projections a document is one object. */
  readonly #present = new Map<v1.Document, number[]>();
  /** By name. */
  readonly #gone = new Map<string, { deleted: boolean; targets: number[] }>();

  add(target: number, { present, gone }: Delta): void {
    for (const document of present) {
      const targets = this.#present.get(document);
      if (targets === undefined) this.#present.set(document, [target]);
      else targets.push(target);
    }
    for (const { name, deleted } of gone) {
      const entry = this.#gone.get(name);
      if (entry === undefined) this.#gone.set(name, { deleted, targets: [target] });
      else entry.targets.push(target);
    }
  }

  get isEmpty(): boolean {
    return this.#present.size + this.#gone.size === 0;
  }

  messages(readTime: Micros): v1.ListenResponse[] {
    const messages: v1.ListenResponse[] = [];
    for (const [document, targetIds] of this.#present)
      messages.push({ documentChange: { document, targetIds } });
    for (const [name, { deleted, targets }] of this.#gone) {
      const message = { document: name, readTime: microsToWire(readTime), removedTargetIds: targets };
      messages.push(deleted ? { documentDelete: message } : { documentRemove: message });
    }
    return messages;
  }
}
