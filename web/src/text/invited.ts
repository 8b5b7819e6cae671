export interface InvitedWords {
  readonly title: string;
  readonly text: string;
  readonly button: string;
  /** The same while it is being done. */
  readonly busy: string;
}

/** What is said to whom a link was given that does something once. */
export const INVITED_WORDS: Readonly<Record<'move' | 'host', InvitedWords>> = {
  move: {
    title: 'Continue the call here',
    text: 'You are in this call on another device. It goes on here, and ends there.',
    button: 'Continue here',
    busy: 'Moving the call…',
  },
  host: {
    title: 'Become the host of this call',
    text: 'The host decides who comes in, and can end the call for everyone. This link works once.',
    button: 'Become the host',
    busy: 'Becoming the host…',
  },
};
