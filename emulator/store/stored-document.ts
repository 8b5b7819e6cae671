import type * as v1 from '../protocol/messages.ts';
import { fieldsToWire } from '../values/codec.ts';
import { parentPath, resourceName, type DatabaseId } from '../values/resource-name.ts';
import { microsToWire, type Micros } from '../values/timestamp.ts';
import type { Fields } from '../values/value.ts';

/** One version of a document. It never changes; a write makes a new one. */
export class StoredDocument {
  readonly database: DatabaseId;
  /** Segments below `documents`, joined by slashes. */
  readonly path: string;
  readonly fields: Fields;
  readonly createTime: Micros;
  readonly updateTime: Micros;
  #wire: v1.Document | null = null;

  constructor(
    database: DatabaseId,
    path: string,
    fields: Fields,
    times: { readonly createTime: Micros; readonly updateTime: Micros },
  ) {
    this.database = database;
    this.path = path;
    this.fields = fields;
    this.createTime = times.createTime;
    this.updateTime = times.updateTime;
  }

  /** Path of the collection it is in. */
  get collection(): string {
    return parentPath(this.path);
  }

  /** Full resource name. */
  get name(): string {
    return resourceName(this.database, this.path);
  }

  /** As a message, made once; not to be changed. */
  get wire(): v1.Document {
    this.#wire ??= {
      name: this.name,
      fields: fieldsToWire(this.fields),
      createTime: microsToWire(this.createTime),
      updateTime: microsToWire(this.updateTime),
    };
    return this.#wire;
  }
}
