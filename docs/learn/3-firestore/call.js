// 3 · A call of two, through one Firestore document: { offer, answer }.
//
// As on page 2, but Firestore carries the texts, and as on page 1, but the tracks go to the other side.
// What is missing here, and where Parley has it, is at the end.
import { initializeApp } from 'firebase/app';
import {
  addDoc,
  collection,
  connectFirestoreEmulator,
  doc,
  getDoc,
  getFirestore,
  onSnapshot,
  updateDoc,
} from 'firebase/firestore';

// In a project of your own: the configuration from the Firebase console, and no emulator.
const firestore = getFirestore(initializeApp({ projectId: 'demo-learn' }));
connectFirestoreEmulator(firestore, '127.0.0.1', Number(import.meta.env.VITE_FIRESTORE_PORT));
const calls = collection(firestore, 'learn-calls');

const element = (id) => document.getElementById(id);
const say = (text) => (element('message').textContent = text);

const connection = new RTCPeerConnection({ iceServers: [] }); // STUN and TURN servers go here
connection.ontrack = ({ streams }) => (element('them').srcObject = streams[0]);
connection.onconnectionstatechange = () => say(`The connection is ${connection.connectionState}.`);

/** Before offer and answer: they describe the tracks that are there. */
async function addCamera() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  element('me').srcObject = stream;
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
}

/** Makes an offer, or an answer when an offer was taken, and waits for all candidates, as on page 2. */
async function describe() {
  await connection.setLocalDescription();
  while (connection.iceGatheringState !== 'complete') {
    await new Promise((resolve) =>
      connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
    );
  }
  return connection.localDescription.toJSON(); // Firestore stores plain objects only
}

async function create() {
  await addCamera();
  const call = await addDoc(calls, { offer: await describe() }); // a random ID that nobody can guess
  element('id').value = call.id;
  say('Give the ID to the other person.');
  const stop = onSnapshot(
    call,
    (snapshot) => {
      const answer = snapshot.get('answer');
      if (!answer) return; // the first snapshot is our own offer
      stop(); // a second answer would be an error, and the connection no longer needs Firestore
      connection.setRemoteDescription(answer).catch((error) => say(error.message));
    },
    (error) => say(error.message),
  );
}

async function join() {
  const id = element('id').value.trim();
  if (!id) throw new Error('Paste an ID first.');
  const call = doc(calls, id);
  const offer = (await getDoc(call)).get('offer');
  if (!offer) throw new Error('There is no call with this ID.');
  await addCamera();
  await connection.setRemoteDescription(offer);
  await updateDoc(call, { answer: await describe() });
}

async function begin(work) {
  for (const id of ['create', 'join']) element(id).disabled = true;
  element('hang-up').disabled = false;
  await work().catch((error) => say(`${error.message} Hang up to start over.`));
}
element('create').onclick = () => begin(create);
element('join').onclick = () => begin(join);
element('hang-up').onclick = () => location.reload(); // which closes the connection and frees the camera

// Missing here                                         In Parley
//   rules and signing in: strangers can meddle           firestore.rules, web/src/firebase/
//   seats: of two who join, one must read "full"         contract/seats.ts, firestore.rules
//   rejoining, reloading: this call works once           web/src/call/connection/rounds.ts, tab-stay.ts
//   late candidates (trickle), a prepared answer         web/src/call/connection/candidate-outbox.ts, call-session.ts
//   STUN and TURN: this connects in one network          functions/src/ice/, web/src/call/connection/late-servers.ts
//   a broken connection: it stays broken                 web/src/call/connection/recovery.ts, link-watch.ts
//   no camera, muting, words for errors                  web/src/media/, web/src/text/
//   clean-up: this document stays for ever               functions/src/calls/
