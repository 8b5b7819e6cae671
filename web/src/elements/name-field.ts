import { html } from 'lit';
import { LIMITS } from '../../../contract/limits.ts';

/** The field for what the person calls themselves, inside a form. */
export function nameField(name: string, typed: (name: string) => void) {
  const input = (event: InputEvent): void => {
    if (event.currentTarget instanceof HTMLInputElement) typed(event.currentTarget.value);
  };
  return html`
    <div class="name">
      <label for="name">Your name <span class="optional">(optional)</span></label>
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
