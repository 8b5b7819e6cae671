/** The views that only a call needs; they are loaded together with what makes calls. */
import './call-stage.ts';
import './door-page.ts';
import './invited-page.ts';
import './waiting-page.ts';
