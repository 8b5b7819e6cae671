import { number } from '../formats.ts';
import type { Words } from '../en.ts';

export const recent: Words['recent'] = {
  title: 'المكالمات الأخيرة',
  join: 'الانضمام مجددًا',
  joinWhich: (which) => `الانضمام مجددًا إلى ${which}`,
  joinWith: (who, which) => `الانضمام مجددًا إلى المكالمة مع ${who}، ${which}`,
  forgetWhich: (which) => `نسيان ${which}`,
  forgetWith: (who, which) => `نسيان المكالمة مع ${who}، ${which}`,
  all: (count) => `عرض الكل (${number(count)})`,
  fewer: 'عرض أقل',
  clear: 'مسح…',
  question: 'هل تريد نسيان المكالمات المحفوظة على هذا الجهاز؟ لا أحد غيرك يعرف هذه القائمة.',
  cancel: 'إلغاء',
  sure: 'مسح الكل',
  off: 'مسح الكل وعدم الحفظ من الآن',
  on: 'حفظ المكالمات الأخيرة على هذا الجهاز',
  nobody: 'لم يأتِ أحد',
  someone: 'شخص ما',
  over: 'انتهت',
};
