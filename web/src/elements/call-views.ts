/** The views that only a call needs; they are loaded together with what makes calls. */
import './call-stage.ts';
import './device-change-note.ts';
import './device-help.ts';
import './device-settings.ts';
import './door-page.ts';
import './in-app-notice.ts';
import './invited-page.ts';
import './waiting-page.ts';
