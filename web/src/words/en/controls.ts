import type { Isolated } from '../isolated.ts';

/** What one does in a call, and its keys. */
export const controls = {
  nowHost: 'You are the host of this call now.',
  noHost: 'You are no longer the host of this call.',
  copyId: (id: Isolated) => `Copy call ID ${id}`,
  group: 'Call controls',
  timeInCall: 'Time in the call',
  otherVideo: (name: Isolated) => `${name || 'The other person'}, picture and sound`,
  theirCameraOff: 'Their camera is off',
  ownCameraStarts: 'Starting the camera… The browser may ask you to allow it.',
  ownCameraOff: 'Your camera is off',
  noPicture: 'No picture',
  hangUp: 'Hang up',
  host: 'Host',
  more: 'More',
  keysAndHelp: 'Keys and help',
  /** A button's tip with the key that does the same. */
  tip: (label: string, keys: string) => `${label} (${keys})`,
  on: { camera: 'Turn on camera', microphone: 'Turn on microphone' },
  off: { camera: 'Turn off camera', microphone: 'Turn off microphone' },
  starting: { camera: 'Starting the camera…', microphone: 'Starting the microphone…' },
  fails: {
    camera: 'The camera doesn’t work: try again',
    microphone: 'The microphone doesn’t work: try again',
  },
  keys: {
    title: 'Keys in a call',
    microphone: 'Microphone on or off',
    camera: 'Camera on or off',
    screen: 'Screen: share or stop',
    swap: 'Swap the pictures',
    'own-picture': 'Own picture: hide or show',
    'full-screen': 'Full screen',
    'small-window': 'Small window on top',
    host: 'Host: who gets in, who waits',
    'hang-up': 'Hang up',
    help: 'Show these keys',
    use: 'Use these keys',
  },
};
