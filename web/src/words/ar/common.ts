import type { Words } from '../en.ts';

export const common: Words['common'] = {
  backToStart: 'Parley، العودة إلى البداية',
  cancel: 'إلغاء',
  close: 'إغلاق',
  tryAgain: 'حاول مجددًا',
  stop: 'إيقاف',
  copy: 'نسخ',
  copied: 'تم النسخ',
  copiedAnd: (note) => `تم النسخ. ${note}`,
  notCopied: 'لم يتم النسخ',
  copyRefused: 'المتصفح لا يسمح بالنسخ. حدِّد النص بدلًا من ذلك.',
  copyId: 'نسخ المعرّف',
  copyName: 'نسخ الاسم',
  copyLink: 'نسخ الرابط',
  callId: 'معرّف المكالمة',
  room: 'الغرفة',
  qrCode: 'رمز QR',
  language: 'اللغة',
  wordsMissing: 'تعذّر تحميل هذه اللغة. حاول مجددًا عند الاتصال بالإنترنت.',
  otherPerson: 'الطرف الآخر',
  someone: 'شخص ما',
};
