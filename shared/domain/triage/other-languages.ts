/**
 * What a mail in another language is about: a few telling words of the languages that families in English schools write
 * most. Enough to send it the right way and to see danger; a person with an interpreter reads it.
 */
import { fold } from './fold.ts'
import type { Topic } from './judgement.ts'

type Subject = Topic | 'safeguarding' | 'no-school'

const telling: readonly (readonly [Subject, string])[] = [
  [
    'transport',
    'taksow|autobus|busik|busem|dowoz|dojazd|kierowc|transport|ٹیکسی|بس نہیں|ڈرائیور|وین|گاڑی|تاكسي|تاكسى|التاكسي|حافلة|الباص|السائق|سيارة الأجرة|microbuz|sofer|autobuz|taxi|ট্যাক্সি|বাস আসে|গাড়ি|ড্রাইভার|ਟੈਕਸੀ|ਬੱਸ|taksi|tagsi|baska|gaadhiga|autocarro|motorista|chofer|conductor del|chauffeur|такси|таксі|автобус|водител|водій|водія|出租车|校车|司机|servis|sofor',
  ],
  [
    'provision',
    'asystent|terapeut|logoped|wsparci|terapi|godzin w tygodniu|تھراپی|تھیراپی|تھراپسٹ|معاون|اسسٹنٹ|سپورٹ|النطق|معالج|مساعد|مساعدة في المدرسة|جلسات|logoped|asistent|sprijin|থেরাপি|সহকারী|ਥੈਰੇਪੀ|taageero|daaweyn|kaaliye|terapeuta|terapia|apoio|apoyo|logopeda|orthophon|soutien|accompagn|терап|логопед|ассистент|асистент|помічник|治疗|助教|支持|terapist|destek|asistan',
  ],
  [
    'no-school',
    'nie chodzi do szkol|nie ma szkol|bez szkol|siedzi w domu|jest w domu|brak miejsca w szkol|nie uczy sie|اسکول نہیں|گھر پر ہے|گھر میں ہے|گھر پر بیٹھ|تعلیم نہیں|لا يذهب إلى المدرسة|لا تذهب إلى المدرسة|بدون مدرسة|خارج المدرسة|في البيت|في المنزل|بلا تعليم|nu merge la scoala|nu are scoala|fara scoala|sta acasa|este acasa|স্কুলে যায় না|স্কুলে যাচ্ছে না|বাড়িতে বসে|ਸਕੂਲ ਨਹੀਂ|dugsi ma|iskuul ma|guriga ayuu|guriga jooga|sem escola|nao vai a escola|esta em casa|sin escuela|no va a la escuela|no va al colegio|esta en casa|pas d ecole|ne va pas a l ecole|a la maison depuis|не ходит в школу|без школы|сидит дома|не ходить до школи|без школи|сидить вдома|没有学校|不上学|没学上|待在家|okula gitmiyor|okulu yok|evde oturuyor|evde kaliyor',
  ],
  [
    'assessment-request',
    'ocene potrzeb|oceny potrzeb|wniosek o|diagnoz|odmow|اسسمنٹ کی درخواست|جائزے کی درخواست|تشخیص|طلب تقييم|رفض التقييم|تقييم|evaluare|cerere|refuz|মূল্যায়ন|ਮੁਲਾਂਕਣ|qiimeyn|codsi|avaliacao|pedido de|evaluacion|solicitud|evaluation|demande d|оценк|заявк|оцінк|відмов|отказ|评估|申请|degerlendirme|basvuru',
  ],
  [
    'assessment-delay',
    'czekamy|czekam na|jak dlugo|opoznien|tygodni temu|miesiecy|psycholog|کب تک انتظار|انتظار کر رہ|مہینوں سے|دیر ہو|ننتظر|نتظر منذ|منذ أشهر|تأخير|asteptam|astept|intarzier|অপেক্ষা|দেরি|sugay|bilood|esperando|a espera|atraso|retraso|attendons|attends depuis|retard|ждем|ждём|жду|чекаємо|чекаю|затримк|задержк|等了|延误|bekliyoruz|gecik',
  ],
  [
    'placement',
    'szkola specjaln|szkoly specjaln|szkole specjaln|miejsce w szkole|wybor szkol|zmian szkoly|zmienic szkol|nowa szkol|اسپیشل اسکول|سپیشل اسکول|خصوصی اسکول|اسکول تبدیل|اسکول میں جگہ|سیکنڈری اسکول|مدرسة خاصة|تغيير المدرسة|مكان في المدرسة|مدرسة ثانوية|scoala speciala|loc la scoala|schimbe scoala|alta scoala|বিশেষ স্কুল|স্কুল পরিবর্তন|ਸਪੈਸ਼ਲ ਸਕੂਲ|dugsi gaar|iskuul gaar|escola especial|vaga na escola|mudar de escola|escuela especial|plaza|cambiar de escuela|ecole specialisee|changer d ecole|специальн школ|специальную школу|место в школ|спеціальн школ|місце в школ|特殊学校|换学校|学位|ozel okul|okul degis',
  ],
  [
    'annual-review',
    'przeglad|coroczn|zebrani|spotkani|ریویو|سالانہ|میٹنگ|مراجعة سنوية|المراجعة|اجتماع|revizuire|sedinta|বার্ষিক|সভা|ਸਾਲਾਨਾ|dib u eegis|kulan|revisao anual|reuniao|revision anual|reunion|bilan annuel|ежегодн|встреч|щорічн|зустріч|年度|会议|yillik|toplanti',
  ],
  [
    'communication',
    'nikt nie odpowiad|nikt nie dzwoni|brak odpowiedz|nie odpowiad|nikt nie oddzwon|جواب نہیں|کوئی جواب|فون نہیں اٹھا|لم يرد|لا أحد يرد|لا يوجد رد|nimeni nu raspunde|niciun raspuns|nu raspunde|উত্তর দেয় না|কেউ উত্তর|ਜਵਾਬ ਨਹੀਂ|jawaab|ninguem responde|sem resposta|nadie responde|sin respuesta|personne ne repond|pas de reponse|никто не отвечает|нет ответа|ніхто не відповід|немає відповіді|没有回复|没人回|cevap',
  ],
  [
    'funding',
    'pieniadz|finansow|budzet|پیسے|فنڈ|تمويل|المال|bani|finantare|buget|টাকা|lacag|dinheiro|financiament|dinero|argent|financement|деньги|финанс|гроші|фінанс|资金|para odenek',
  ],
  [
    'plan-content',
    'projekt planu|blad w planie|bledy w planie|w planie jest blad|پلان میں غلط|مسودہ|مسودة|خطأ في الخطة|proiectul planului|greseli in plan|খসড়া|qabyo|rascunho|erro no plano|borrador|error en el plan|projet de plan|erreur|проект плана|ошибк|проект плану|помилк|草案|taslak',
  ],
  [
    'tribunal',
    'trybunal|odwolani|اپیل|ٹریبونل|محكمة|استئناف|tribunal|contestati|ট্রাইব্যুনাল|আপিল|rafcaan|recurso|apelac|appel|трибунал|апелляц|апеляц|上诉|仲裁|temyiz|mahkeme',
  ],
  [
    'safeguarding',
    'zabic sie|sie zabij|zabije sie|samobojst|samookalecz|chce umrzec|nie chce zyc|bije go|bije ja|bije mnie|uderzyl|przemoc|siniak|boje sie o|grozi noz|nozem|خودکشی|مرنا چاہت|جان لینا|اپنے آپ کو نقصان|اپنے آپ کو مار|مارتا ہے|مارا ہے|مار پیٹ|تشدد|چاقو|انتحار|يقتل نفسه|تقتل نفسها|يريد أن يموت|تريد أن تموت|يؤذي نفسه|تؤذي نفسها|يضرب|ضربه|ضربها|عنف|سكين|sinucid|se omoare|vrea sa moara|isi face rau|il bate|o bate|ma bate|lovit|violent|cutit|আত্মহত্যা|মরে যেতে|নিজেকে আঘাত|মারধর|ਖੁਦਕੁਸ਼ੀ|is dil|isdil|inuu dhinto|garaac|mindi|suicid|matar se|quer morrer|bateu|violencia|faca|matarse|quiere morir|quiere matar|golpea|le pega|cuchillo|se tuer|veut mourir|me frappe|le frappe|la frappe|couteau|самоуб|убить себя|хочет умереть|бьет|избива|нож|насил|самогуб|вбити себе|хоче померти|ножем|自杀|想死|伤害自己|打他|打她|暴力|刀|intihar|olmek istiyor|kendini oldur|kendine zarar|dovuyor|bicak|siddet|pobil|kopie mnie|kopie go|tnie sie|okalecz|grozi ze|grozil|uciekl z|uciekla z|zaginal|zaginela|gwalt|molest|nie chce juz zyc|boi sie ojca|boi sie ojczyma|chce skoczyc|sie zabic|مار رہا|مارتی|خون نکل|نیل پڑ|دھمکی|بھاگ گیا|لاپتہ|زیادتی کر|جینا نہیں|مر جانا|يموت|الموت|تموت|يجرح نفس|تجرح نفس|كدمات|يهدد|هددني|تحرش|اغتصاب|هرب من|هربت من|مفقود|لا يريد أن يعيش|لا تريد أن تعيش|أقتل|سأقتل|يحبس|batut|vanatai|se taie|ameninta|a fugit de|disparut|abuz|sa moara|nu mai vrea sa traiasca|loveste|মারছে|মারে|রক্ত|হুমকি|পালিয়ে|নিখোঁজ|নির্যাতন|বাঁচতে চায় না|ਕੁੱਟ|ਖੂਨ|ਮਰਨਾ ਚਾਹ|ਧਮਕੀ|ਮਾਰਦਾ|આત્મહત્યા|મારપીટ|મારે છે|ધમકી|தற்கொலை|அடிக்கிற|மிரட்ட|dhiig|dhaawac|hanjab|ka cararay|nabar ku|bateram|bate me|bate lhe|bate no|bate na|me bate|lhe bate|nodoas negras|hematoma|machuca|machucou|magoa se|se magoa|corta se|se corta|ameaca|ameacou|fugiu de|fugiu da|desapareceu|abus|morrer|quer matar|nao quer viver|agride|agrediu|agressiv|sangue|me pega|nos pega|golpes|moreton|se hace dano|hacerse dano|amenaza|desaparecid|se escapo|agrede|agredi|sangre|no quiere vivir|se coupe|des bleus|du sang|menace de|fugue|disparu|ne veut plus vivre|agress|me tape|picchia|lividi|sangue|si taglia|minaccia|scappat|non vuole vivere|suicid|бил меня|бил его|синяк|синц|режет себ|ріже себ|угрожа|погрож|убежал|втік|пропал|зник|не хочет жить|не хоче жити|изнасил|зґвалт|б’є|бє мене|б є|покончить с собой|dovdu|vuruyor|vurdu|morluk|tehdit|kacti|istismar|yasamak istemiyor|kendini kesi|musa mane|grasina|nenori gyventi|nusizud|melynes|威胁|失踪|虐待|不想活|割腕|流血|逃跑|tu tu|tu sat|de doa giet|mat tich|khong muon song|می زند|میزند|کتک|تهدید|فرار کرد|نمی خواهد زنده|ongyilkos|meghalni|megver|fenyeget|bantalmaz|samovraz|sebevraz|nechce zit|modriny|vyhroz|tyra|vetvras|rreh|kercenon|thike|trancad|tranca o|tranca a|fecha o no quarto|fecha a no quarto|cadeado|sem comida|saltar da janela|encerrad|encierra|candado|sin comida|tirarse por|zamyka go|zamyka ja|zamkniet|bez jedzenia|wyskoczyc|incuiat|il incuie|fara mancare|sara pe geam|enferme|sans manger|sauter par|ينزف|نزيف|ترمي نفسها|يرمي نفسه|يحبسه|يحبسها|مقفل عليه|بدون طعام|أن أحمي|لا تأكل منذ|لا يأكل منذ|بند کر دیتا|تالا لگا|بھوکا|আটকে রাখ|তালা|запира|замика|без еды|без їжі|из окна|з вікна|gaajo|ku xir|kilitl|ac birak|camdan atla',
  ],
]

const words: readonly (readonly [Subject, readonly string[]])[] = telling.map(([subject, list]) => [
  subject,
  list.split('|').map(word => fold(word)),
])

/** The subjects whose telling words a folded sentence holds, with how many of them. */
export function foreignSubjects(folded: string): readonly (readonly [Subject, number])[] {
  return words.flatMap(([subject, list]) => {
    const count = list.filter(word => folded.includes(/^[a-z]/.test(word) ? ` ${word}` : word)).length
    return count === 0 ? [] : [[subject, count] as const]
  })
}
