import type { Isolated } from '../isolated.ts';

/** Screens, devices in another app's hands, and two devices in one room. */
export const screen = {
  share: 'Share screen',
  stop: 'Stop sharing',
  choosing: 'Choose what to share…',
  sharing: 'You are sharing your screen',
  stopped: 'Your screen is not shared any more.',
  of: (name: Isolated) => (name === '' ? 'The other person’s screen' : `${name}’s screen`),
  coming: (name: Isolated) =>
    name === '' ? 'The other person’s screen is coming…' : `${name}’s screen is coming…`,
  shares: (name: Isolated) => `${name || 'The other person'} is sharing a screen.`,
  stops: (name: Isolated) => `${name || 'The other person'} stopped sharing.`,
  notes: {
    denied: {
      title: 'The system doesn’t let this browser record the screen',
      text: 'On a Mac: System Settings, Privacy & Security, Screen & System Audio Recording. Switch the browser on there, and start it anew.',
    },
    failed: { title: 'The screen could not be shared', text: 'Try another window, or the whole screen.' },
    alone: {
      title: 'Your screen is not shared any more',
      text: 'The other person left. Share it again when somebody is there.',
    },
    reloaded: {
      title: 'Your screen is not shared any more',
      text: 'The page was reloaded. Share it again if you want to.',
    },
  },
  taken: {
    camera: (name: Isolated) => ({
      title: 'Another app has your camera',
      text: `${name || 'The other person'} can’t see you until it is free again; then it comes back by itself.`,
    }),
    microphone: (name: Isolated) => ({
      title: 'Another app has your microphone',
      text: `${name || 'The other person'} can’t hear you until it is free again; then it comes back by itself.`,
    }),
    both: (name: Isolated) => ({
      title: 'Another app has your camera and microphone',
      text: `${name || 'The other person'} can’t see or hear you until they are free again; then they come back by themselves.`,
    }),
  },
  back: { camera: 'Your camera is back.', microphone: 'Your microphone is back.' },
  near: (name: Isolated) => ({
    title: 'In one room with each other?',
    text: `You and ${name || 'the other person'} are on the same network. In one room, use headphones or mute one of the two, or it echoes.`,
  }),
};
