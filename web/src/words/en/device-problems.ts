/** What doesn't work, what helps, and that the call works without it; `both`: for the same reason. */
export const deviceProblems = {
  without: {
    camera: 'You can join without a camera.',
    microphone: 'You can join without a microphone: you hear the other person, but they don’t hear you.',
    both: 'You can join without them: you see and hear the other person.',
  },
  titles: {
    denied: {
      camera: 'The camera is blocked',
      microphone: 'The microphone is blocked',
      both: 'Camera and microphone are blocked',
    },
    missing: {
      camera: 'No camera was found',
      microphone: 'No microphone was found',
      both: 'No camera and no microphone were found',
    },
    busy: {
      camera: 'The camera is in use',
      microphone: 'The microphone is in use',
      both: 'Camera and microphone are in use',
    },
    failed: {
      camera: 'The camera didn’t start',
      microphone: 'The microphone didn’t start',
      both: 'Camera and microphone didn’t start',
    },
  },
  help: {
    denied: {
      one: 'Allow it for this page, usually by the icon next to the address, then try again.',
      both: 'Allow them for this page, usually by the icon next to the address, then try again.',
    },
    missing: { one: 'Plug one in, then try again.', both: 'Plug one in, then try again.' },
    busy: {
      one: 'Another app or tab seems to have it. Close that one, then try again.',
      both: 'Another app or tab seems to have them. Close that one, then try again.',
    },
    failed: {
      one: 'Unplug it and plug it in again, or restart the browser, then try again.',
      both: 'Unplug them and plug them in again, or restart the browser, then try again.',
    },
  },
};
