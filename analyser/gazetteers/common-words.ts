/** Words that may begin a sentence, with a capital letter, and are not names. */
export const COMMON_WORDS = new Set(
  `a about above according across after again against ago all almost along already also although always am among an and another any anyone anything are around as asked at away back be because been before behind being below between both but by called came can come could despite did do does done down due during each earlier early either else even ever every everyone everything few finally first five following for former four from further get give given go good had half has have having he hear help her here hers him his how however i if in indeed inside instead into is it its itself just keep last late later least less let like likely look made make making many may maybe me meanwhile might mine more moreover most much must my near nearly neither never nevertheless new next no nobody none nor not nothing now of off officials often on once one only onto or other others our out outside over own people perhaps previously put rather recent recently responding said same say says second see seen several she should since six so some someone something sometimes soon still such take tell than thank that the their them then there therefore these they thing this those though three through throughout thus to today together tomorrow too took toward towards two under unless until up upon us use very via was way we well went were what whatever when where whether which while who whoever whole whose why will with within without would yes yesterday yet you young your years months weeks days hours engineers families children mothers fathers teachers nurses employees managers companies prosecutors everybody somebody good morning analysts critics experts supporters opponents police residents workers students scientists researchers doctors lawyers prosecutors investigators authorities witnesses protesters voters lawmakers leaders investors shares prices sales profits nearby photo photos video read more breaking update exclusive opinion editorial interview advertisement`.split(
    /\s+/,
  ),
);

/** Verbs that have a person as their subject, not a place. */
export const SPEECH_VERBS = new Set(
  'said says say told tells asked asks added adds claimed claims argued argues wrote writes tweeted announced announces explained insisted warned believes thinks hopes noted replied admitted denied joked laughed smiled recalled conceded vowed urged resigned'.split(
    ' ',
  ),
);

/** Words after which a name is most likely a place. */
export const PLACE_PREPOSITIONS = new Set(
  'in at near from around outside inside across towards toward into'.split(' '),
);
