/** What an element asks for. The page decides what comes of it, and state flows back down. */
export type PageRequest =
  | { readonly type: 'new-call' }
  | { readonly type: 'open-call'; readonly id: string }
  | { readonly type: 'join'; readonly name: string }
  | { readonly type: 'camera'; readonly on: boolean }
  | { readonly type: 'microphone'; readonly on: boolean }
  | { readonly type: 'hang-up' }
  | { readonly type: 'join-again' }
  | { readonly type: 'end-for-all' }
  | { readonly type: 'retry' }
  | { readonly type: 'home' }
  | { readonly type: 'reload' }
  | { readonly type: 'open-secure' };
