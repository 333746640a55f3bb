/** Words of labels: "READ MORE:", "FILE PHOTO:", "Related", "UNIDENTIFIED FEMALE:". They name nobody and no place. */
export const LABEL_WORDS: ReadonlySet<string> = new Set(
  `advertisement alert analysis announcer archive audience audio breaking caption clarification column comment
commentary comments contact continue correction corrections credit crosstalk developing disclaimer disclosure
editing editorial editor email exclusive explainer fact file follow fyi gallery graphic headline icymi
illustration image infographic interactive listen live map moderator more narration narrator nb news newsletter
note notes now op-ed operator opinion photo photograph photographer photos picture pictures podcast poll popular
ps question questions quiz quote read recap recommended related reporter reporting review see share sidebar sign
source sources speaker special sponsored stories story subscribe subscription subtitle summary tags timeline
tl;dr top topics translation translator trending unidentified unknown update updated video videos voice
voiceover warning watch weather witness writing anchor applause boy child clip correspondent court crowd female
girl host laughter male man music woman a also and answer by for from here in just latest most of on our q the
this to up us with your`.split(/\s+/),
);
