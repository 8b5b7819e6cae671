// 2 · A data channel between two tabs, with you as the signaling.
//
// An RTCPeerConnection needs two texts before it can connect: an offer and an answer. How they get from one
// browser to the other is left open on purpose (RFC 9429, JSEP). Here it is copy and paste.
// In Parley: web/src/call/connection/negotiation.ts makes and takes them, web/src/signaling/ carries them.

const element = (id) => document.getElementById(id);
const say = (text) => (element('message').textContent = text);

// Without ICE servers the browser finds only this machine's own addresses: enough for two tabs, or two
// devices in one network. For the wide internet: { iceServers: [{ urls: 'stun:…' }] }.
const connection = new RTCPeerConnection();
let channel = null;

// Four state machines run in a connection. Watch them while you paste.
function showStates() {
  const { signalingState, iceGatheringState, iceConnectionState, connectionState } = connection;
  element('states').textContent =
    `signaling: ${signalingState} · gathering: ${iceGatheringState} · ` +
    `ICE: ${iceConnectionState} · connection: ${connectionState}`;
}
for (const event of ['signalingstate', 'icegatheringstate', 'iceconnectionstate', 'connectionstate']) {
  connection.addEventListener(`${event}change`, showStates);
}
showStates();

connection.addEventListener('connectionstatechange', () => {
  if (connection.connectionState !== 'failed') return;
  // The connection is ICE (a way) and DTLS (the right one at its end) together.
  const hasWay = ['connected', 'completed'].includes(connection.iceConnectionState);
  say(hasWay ? 'There is a way, but the certificates differ from the texts.' : 'No way was found.');
});

// The addresses under which we can be reached (candidates) are found one after the other. Whoever carries
// texts by hand wants to do it once, so this waits for all of them. That can take seconds with servers that don't
// answer; a call sends what it has and lets the rest follow (trickle ICE, RFC 8838).
function allCandidates() {
  if (connection.iceGatheringState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    connection.addEventListener('icegatheringstatechange', () => {
      if (connection.iceGatheringState === 'complete') resolve();
    });
  });
}

/** Starts gathering with this description; the text has it with all candidates. */
async function describe(description) {
  await connection.setLocalDescription(description);
  await allCandidates();
  return JSON.stringify(connection.localDescription, null, 2);
}

/** What was pasted, or an error in words: half a text is what mostly goes wrong. */
function pasted(id, type) {
  let description = null;
  try {
    description = JSON.parse(element(id).value);
  } catch {
    // Said below, as for JSON that is something else.
  }
  if (description?.type !== type) throw new Error(`That is not a whole ${type}. Copy all of it.`);
  return description;
}

async function makeOffer() {
  if (connection.signalingState !== 'stable' || channel) throw new Error('This tab has a part already.');
  // Before the offer: it describes what the connection carries, and without anything there is nothing to offer.
  useChannel(connection.createDataChannel('chat'));
  element('offer-out').value = await describe(await connection.createOffer());
  say('Copy the offer to tab B. Read it: each a=candidate line is an address of this machine.');
}

async function makeAnswer() {
  if (connection.signalingState !== 'stable' || channel) {
    throw new Error('This tab made the offer. Paste it in another tab.');
  }
  // The side that answers doesn't create the channel; it arrives, once connected.
  connection.ondatachannel = (event) => useChannel(event.channel);
  await connection.setRemoteDescription(pasted('offer-in', 'offer'));
  element('answer-out').value = await describe(await connection.createAnswer());
  say('Copy the answer to tab A. B tries to reach A already.');
}

async function takeAnswer() {
  if (connection.signalingState !== 'have-local-offer') throw new Error('No offer of this tab waits.');
  await connection.setRemoteDescription(pasted('answer-in', 'answer'));
}

// SCTP over DTLS (RFC 8831): encrypted, and by default complete and in order, like a small TCP of one's own.
function useChannel(opened) {
  channel = opened;
  const onOpen = () => {
    element('text').disabled = false;
    element('send').disabled = false;
    say('Connected. Nobody is in between any more.');
  };
  channel.onopen = onOpen;
  if (channel.readyState === 'open') onOpen();
  channel.onmessage = ({ data }) => log(`they: ${data}`);
  channel.onclose = () => {
    element('text').disabled = true;
    element('send').disabled = true;
    say('The other tab is gone.');
  };
}

function log(line) {
  const item = document.createElement('li');
  item.textContent = line; // never innerHTML: what arrives was written by somebody else
  element('log').append(item);
}

const step = (work) => () => work().catch((error) => say(error.message));
element('make-offer').onclick = step(makeOffer);
element('make-answer').onclick = step(makeAnswer);
element('take-answer').onclick = step(takeAnswer);
element('again').onclick = () => location.reload();
element('chat').onsubmit = (event) => {
  event.preventDefault();
  if (channel?.readyState !== 'open') return;
  channel.send(element('text').value);
  log(`you: ${element('text').value}`);
  element('text').value = '';
};
