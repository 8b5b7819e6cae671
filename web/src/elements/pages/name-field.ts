import { html } from 'lit';
import { LIMITS } from '../../../../contract/limits.ts';
import { words } from '../../words/words.ts';

/** The field for what the person calls themselves, inside a form. */
export function nameField(name: string, typed: (name: string) => void) {
  const input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) typed(event.currentTarget.value);
  };
  return html`
    <div class="name">
      <label for="name"
        >${words().join.yourName} <span class="optional">${words().join.optional}</span></label
      >
      <input
        id="name"
        class="field"
        name="name"
        autocomplete="name"
        maxlength=${LIMITS.name}
        enterkeyhint="go"
        .value=${name}
        @input=${input}
      />
    </div>
  `;
}
