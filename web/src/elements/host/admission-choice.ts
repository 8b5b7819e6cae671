import { html } from 'lit';
import type { Admission } from '../../signaling/host.ts';
import { admissionWords } from '../../text/admission.ts';

type Choice = Admission['admission'];

/** The choice of who may come into a call that is about to be made; `inRoom` where a name is its link. */
export function admissionChoice(
  chosen: Choice,
  choose: (choice: Choice) => void,
  { inRoom = false }: { inRoom?: boolean } = {},
) {
  const words = admissionWords(inRoom);
  const option = (choice: Choice) => html`
    <label>
      <input
        type="radio"
        name="admission"
        value=${choice}
        .checked=${choice === chosen}
        @change=${() => choose(choice)}
      />
      ${words[choice]}
    </label>
  `;
  return html`
    <fieldset class="choice">
      <legend>${words.legend}</legend>
      ${option('open')}${option('knock')}
    </fieldset>
  `;
}
