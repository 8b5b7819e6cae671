// 1 · Camera and microphone.
//
// A MediaStream is a bag of tracks. Here it goes to a <video> on this page; in a call the same tracks
// go into an RTCPeerConnection. Specification: https://www.w3.org/TR/mediacapture-streams/
// In Parley: web/src/media/ (capturing) and web/src/text/device-problems.ts (the words for errors).

const element = (id) => document.getElementById(id);
const say = (text) => (element('message').textContent = text);

// Browsers reject with a name, not with words for people. These are the names that really come.
const WORDS = {
  NotAllowedError: 'Camera or microphone are blocked. Allow them by the icon next to the address.',
  NotFoundError: 'No camera or no microphone was found. Plug one in and press Start again.',
  NotReadableError: 'Another program seems to have the camera or the microphone. Close it and try again.',
  OverconstrainedError: 'No camera can do what this page asked for.',
};

let stream = null;
let audio = null; // measures the level

async function start() {
  // Absent on http:// pages, but for localhost: whoever sits in the network could change such a page.
  if (!navigator.mediaDevices) throw new Error('This needs https:// or localhost.');

  // "ideal" and not "exact": a camera that can't do it gives what it can, instead of an error.
  // The browser removes echo from the microphone unless told otherwise.
  stream = await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 640 }, height: { ideal: 480 } },
  });
  element('picture').srcObject = stream;

  // Said when the device goes away: unplugged, or taken back by the person. Not when we stop it.
  for (const track of stream.getTracks()) {
    track.onended = () => say(`The ${track.kind === 'audio' ? 'microphone' : 'camera'} went away.`);
  }

  const { width, height, frameRate } = stream.getVideoTracks()[0].getSettings();
  element('settings').textContent =
    `The camera gives ${width} × ${height}, ${Math.round(frameRate)} pictures a second.`;
  showLevel(stream);
  say('This is what the other person would see.');
}

// A person who sees the level move knows that the microphone works, before anybody is there to ask.
function showLevel(ofStream) {
  audio = new AudioContext();
  const analyser = audio.createAnalyser();
  audio.createMediaStreamSource(ofStream).connect(analyser); // and not on to the loudspeaker
  const samples = new Float32Array(analyser.fftSize);
  const mine = audio;

  const draw = () => {
    if (mine.state === 'closed') return;
    analyser.getFloatTimeDomainData(samples); // the newest samples, each from -1 to 1
    // Loudness is the root of the mean square, in decibels: ears hear ratios. -60 dB is very quiet.
    const meanSquare = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const decibels = 10 * Math.log10(meanSquare + 1e-12);
    element('level').value = Math.max(0, 1 + decibels / 60);
    requestAnimationFrame(draw); // pauses by itself while nobody looks at the tab
  };
  draw();
}

async function stop() {
  // Hiding the picture isn't enough: the camera's light goes off only when each track is stopped.
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
  element('picture').srcObject = null;
  element('level').value = 0;
  const old = audio;
  audio = null;
  await old?.close();
}

element('start').onclick = async () => {
  element('start').disabled = true;
  say('Asking the browser …');
  try {
    await start();
    element('stop').disabled = false;
  } catch (error) {
    element('start').disabled = false;
    say(WORDS[error.name] ?? `It didn't start: ${error.message}`);
  }
};

element('stop').onclick = async () => {
  element('stop').disabled = true;
  await stop();
  element('start').disabled = false;
  say('Camera and microphone are off.');
};
