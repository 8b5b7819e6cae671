import type { Data } from './values.ts';

/** One document as it shall be, whole, or null: deleted. */
export interface Write {
  readonly path: string;
  readonly data: Data | null;
}

/** What one person sends as one request; `who` is a uid, or null for nobody who is signed in. */
export type Operation =
  | { readonly kind: 'commit'; readonly who: string | null; readonly writes: readonly Write[] }
  | { readonly kind: 'get'; readonly who: string | null; readonly path: string }
  | {
      readonly kind: 'list';
      readonly who: string | null;
      readonly collection: string;
      readonly where: Where | null;
    };

/** That a field equals a value. */
export interface Where {
  readonly field: string;
  readonly value: string;
}
