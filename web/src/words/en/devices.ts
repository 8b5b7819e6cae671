import { number } from '../formats.ts';
import type { Isolated } from '../isolated.ts';

/** Camera, microphone and speaker: their choice, their tests, and what happens to them. */
export const devices = {
  title: 'Camera and sound',
  button: 'Devices',
  switches: 'Camera and microphone',
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Speaker',
  systemDefault: 'What the system uses',
  anyCamera: 'What the browser takes',
  none: { camera: 'No camera is allowed yet', microphone: 'No microphone is allowed yet' },
  level: 'Level of the microphone',
  levelOff: 'Your microphone is off.',
  levelHeard: 'Your microphone works.',
  levelSilent: 'Say something: the bar moves with your voice.',
  otherSpeaker: 'Choose another speaker…',
  noChoiceOfSpeaker: 'This browser plays where the system does: choose the speaker in the system’s settings.',
  echoes: 'Both devices in one room? Use headphones, or it echoes.',
  headphones:
    'Two devices in one room? Use headphones, or mute one and turn its sound down: else each hears the other, and it echoes.',
  sounds: 'Sounds',
  soundsHelp: 'Rings softly on this device when somebody knocks or comes in.',
  soundTest: {
    idle: { button: 'Play a test sound', text: '' },
    playing: { button: 'Playing…', text: 'You should hear three notes.' },
    played: {
      button: 'Play it again',
      text: 'Heard nothing? Turn the volume up, or choose another speaker.',
    },
    blocked: { button: 'Play a test sound', text: 'The browser plays no sound. Try again.' },
  },
  recordTest: {
    start: (seconds: number) => `Record ${number(seconds)} seconds and play back`,
    promise: 'See and hear yourself as others do. It stays on this device.',
    recording: (secondsLeft: number) => `Recording, ${number(secondsLeft)} s left. Say something.`,
    playing: 'This is you.',
    again: 'Record again',
    played: 'That was you. It is not kept.',
    silent: 'Camera and microphone are off: there is nothing to record.',
    failed: 'This browser couldn’t record or play it.',
    recorded: 'What was recorded',
  },
  /** Of a device that has no name of its own. */
  unnamed: { camera: 'The camera', microphone: 'The microphone', speaker: 'The speaker' },
  isGone: (device: string) => `${device} is gone`,
  isBack: (device: string) => `${device} is back`,
  didNotStart: (device: string) => `${device} didn’t start`,
  isUsed: {
    camera: (device: Isolated) => `Your camera is ${device} now.`,
    microphone: (device: Isolated) => `Your microphone is ${device} now.`,
    speaker: (device: Isolated) => `Your speaker is ${device} now.`,
  },
  isUsedAgain: {
    camera: 'It is your camera again.',
    microphone: 'It is your microphone again.',
    speaker: 'It is your speaker again.',
  },
  hearsThroughSystem: 'You hear through what the system uses.',
  otherAppMayHaveIt: 'Another app may have it.',
  /** In the browser of an app that gives no camera. */
  inApp: {
    title: (app: Isolated) => `${app || 'This app'} doesn’t let us use the camera`,
    android: 'Open the page in your browser: by the button, or by the app’s menu.',
    others:
      'Open the page in your browser: by the app’s menu, “Open in browser” or “Open in Safari”. Or copy the link and paste it there.',
    open: 'Open in your browser',
  },
};
