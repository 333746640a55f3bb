/**
 * The meaning of a full stop after a word. One table serves all languages, because an article is split before its
 * language is known, and because it quotes foreign names. Where two languages disagree, the entry that joins wins: a
 * missing break makes a longer sentence, a wrong break cuts a name in two.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Abbreviations before a name or in the middle of a sentence. A sentence never ends at them. */
export const NEVER_ENDS = words(`
  Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Hon Gen Col Maj Capt Cmdr Cdr Lt Sgt Cpl Pvt Adm Gov Sen Sens Rep Reps Pres Amb
  Supt Insp Fr Msgr Mt Ft vs v cf approx viz Dept Univ Assn Bros e.g i.e
  Hr Fr Frau Dipl Ing bzw z.B d.h u.a vgl Vgl evtl ggf ca bspw sog inkl exkl Mio Mrd Hrsg
  M MM Mme Mmes Mlle Mlles Mgr av env
  Lic Sra Sres Srta Dra Dn Dña Ud Uds Exmo Exma Ilmo prof profa
  Skt
  Sig Sigg Dott Dr.ssa Dott.ssa Prof.ssa Avv Rag
  د أ م ص هـ ت
  डॉ श्री श्रीमती सुश्री प्रो पं सं ले कै मो जन रु एम एस आर एल एन पी जी बी सी डी के जे ए वी एच टी`);

/** Abbreviations before a number. "No." can also be an answer, so they count only if a number follows. */
export const BEFORE_NUMBER = words(`
  No Nos no nos Nr nr núm n nº N° Nº n° Vol vol Vols Fig fig Figs Art art Arts Sec sec Secs Ch ch Chap chap p pp P S ss Abs Ziff
  pág págs pag pagg Tel tel Ext ext Bd Kap Rs US$ Op op approx circa c`);

/** Abbreviations that may end a sentence or not. The next word decides. */
export const MAY_END = words(`
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
  Inc Corp Co Cos Ltd Plc LLC Jr Sr St Ste Ave Blvd Rd Sq Hwy Ph.D Esq Str
  Calif Conn Colo Fla Ill Ind Mass Mich Minn Miss Mont Okla Ore Penn Pa Tenn Tex Va Vt Wash Wis Ariz Ark Ala Kan Ky Md Neb Nev
  Okt Dez Mrz Jh Jhs Verf Ltda Cía Cia SpA S.p.A S.A S.L EE EE.UU UU
  janv févr avr juil sept oct nov déc`);

/** Words that begin sentences and rarely continue a name. After an abbreviation they start a new sentence. */
export const STARTERS = words(`
  The This That These Those There Here He She It They We You I His Her Its Their Our My Your A An In On At For From But And
  Or So Yet However Meanwhile Moreover Still Then Now When While Where After Before If As By With Without Although Though Since
  Because Some Many Most More Much Few Several What Who Whose Why How Not Nobody Nothing Yes Also Both Each Every Even Once Only Just
  To Under Over During Between Until Today Yesterday Tomorrow Earlier Later Last Next Other Others Another All Any One Two Three
  Der Die Das Den Dem Ein Eine Einen Er Sie Es Wir Ich Im Am Auf Mit Bei Nach Vor Für Aber Und Doch Wenn Als Dies Diese
  Det Hvad Jeg
  Dieser Dieses Dann Danach Auch Nun Seit Zum Zur Von Vom Weil Sein Seine Ihre
  Le La Les Un Une Des Il Elle Ils Elles Nous Vous Je Ce Cette Ces Cela Dans En Au Aux Pour Mais Et Selon Après Avant Avec
  Par Sur Depuis Leur Leurs Son Sa Ses Puis Si Lors
  El Los Las Una Él Ella Ellos Ellas Pero Y Según Por Para Con Sin Este Esta Esto Estos Se No Su Sus Lo Cuando Como Tras Desde Hay
  Lo I Gli Uno Ma E È Nel Nella Nei Per Secondo Dopo Questo Questa Si Non Anche Quando
  O Os As Um Uma Ele Ela Eles Elas Mas É Em Na Nos Nas Com Segundo Após Não Quando Seu Sua Também`);

/** Starters that are also parts of surnames. After an initial they belong to the name ("J.-M. Le Clézio"). */
export const PARTICLES = words(
  'Le La Les Lo El Los Las De Des Di Da Do Von Vom Van Zum Zur Al Y E O San As An Sa',
);

/** Words that continue the sentence after a German ordinal ("am 3. Oktober", "im 21. Jahrhundert"). */
export const AFTER_ORDINAL = words(`
  Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts Weltkrieg
  Weltkriegs Weltkrieges Platz Runde Minute Etage Stock Geburtstag Jahrestag Bundesliga Klasse Tag Spieltag Liga Mal Kapitel Quartal
  Lebensjahr Akt Staffel Auflage Bundestag FC FCK FSV SC SV`);

/** Words that continue the sentence after a time of day ("5 p.m. Monday"). Any other capitalised word starts a sentence. */
export const AFTER_TIME = words(`
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun January February March April May June July
  August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec
  EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST EET JST Eastern Central Pacific Mountain`);

/** Titles that begin a sentence after a full stop without a space, beside the words above. */
export const TITLES = words('Mr Mrs Ms Dr');

/** Verbs that continue a sentence after a quotation that ended in its own "?" or "!": "“Why?” Smith asked." */
export const SAYING = words(`
  said says asked asks wrote writes told replied added shouted cried explained noted argued answered tweeted posted warned joked
  sagte sagt fragte fragt rief erklärte schrieb dit demanda demande répondit lança dijo preguntó respondió exclamó afirmó disse
  chiese rispose perguntou respondeu afirmou`);
