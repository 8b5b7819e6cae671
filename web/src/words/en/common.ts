/** What stands on many pages. */
export const common = {
  backToStart: 'Parley, back to start',
  cancel: 'Cancel',
  close: 'Close',
  tryAgain: 'Try again',
  stop: 'Stop',
  copy: 'Copy',
  copied: 'Copied',
  copiedAnd: (note: string) => `Copied. ${note}`,
  notCopied: 'Not copied',
  copyRefused: 'The browser doesn’t let us copy. Select the text instead.',
  copyId: 'Copy ID',
  copyName: 'Copy name',
  copyLink: 'Copy link',
  callId: 'Call ID',
  room: 'Room',
  qrCode: 'QR code',
  language: 'Language',
  wordsMissing: 'This language couldn’t be loaded. Try again when you are online.',
  /** Who gave no name, where a name would stand alone or begin a sentence. */
  otherPerson: 'The other person',
  someone: 'Someone',
};
