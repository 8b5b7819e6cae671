import type { Words } from '../en.ts';

export const deviceNews: Words['deviceNews'] = {
  own: {
    camera: (on) => (on ? 'الكاميرا لديك تعمل.' : 'الكاميرا لديك متوقفة.'),
    microphone: (on) => (on ? 'الميكروفون لديك يعمل.' : 'الميكروفون لديك متوقف.'),
  },
  theirs: {
    camera: (name, on) => `كاميرا ${name || 'الطرف الآخر'} ${on ? 'تعمل' : 'متوقفة'}.`,
    microphone: (name, on) => `صوت ${name || 'الطرف الآخر'} ${on ? 'لم يعد مكتومًا' : 'مكتوم'}.`,
  },
};
