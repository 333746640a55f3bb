const list = (text: string) => new Set(text.split(/\s*[,\n]\s*/).filter(Boolean));

/** Words that make a run of capitals an organisation, at any position in it. */
export const ORGANISATION_WORDS = list(
  `Academy, Admin, Administration, Agency, Airlines, Airways, Alliance, Army, Assembly, Association, Associates, Authority, Bank, Board, Broadcasting, Brotherhood, Bureau, Cabinet, Center, Centre, Chamber, Choir, Church, Club, Coalition, College, Commission, Committee, Company, Confederation, Congress, Consortium, Corp, Corporation, Council, Court, Delegation, Department, Endowment, Enterprises, Exchange, Federation, Force, Forces, Forum, Foundation, Fund, Government, Group, Guard, Guards, Herald, Holdings, Hospital, House, Inc, Industries, Initiative, Institute, Institution, International, Journal, Laboratories, Laboratory, League, Ltd, LLC, Media, Ministry, Motors, Movement, Museum, Navy, Network, News, Office, Orchestra, Organisation, Organization, Parliament, Partners, Party, Police, Post, Press, Prosecutor, Radio, Red, School, Senate, Service, Services, Society, Studios, Summit, Supreme, Systems, Technologies, Television, Theatre, Times, Treasury, Tribune, Trust, Union, United, University, Watch, Werke, Works`,
);

/** Organisations whose name has no such word. */
export const ORGANISATIONS = list(
  `White House, State Department, Pentagon, Kremlin, Capitol, Downing Street, Newsweek, Reuters, Associated Press, Agence France-Presse, Bloomberg, BBC, CNN, CBS, NBC, ABC, NPR, PBS, AP, AFP, Al Jazeera, Al-Jazeera, Guardian, Economist, Washington Post, New York Times, Wall Street Journal, Financial Times, Le Monde, Der Spiegel, El País, Xinhua, TASS, United Nations, U.N., UN, UNICEF, UNESCO, WHO, NATO, EU, European Union, European Commission, European Parliament, IMF, World Bank, WTO, OPEC, IAEA, OIC, ASEAN, African Union, Arab League, FBI, CIA, NSA, NASA, FDA, EPA, IRS, SEC, GOP, Congress, Senate, House of Representatives, Supreme Court, Hamas, Hezbollah, Taliban, Al-Qaeda, Islamic State, ISIS, IRA, PLO, Fatah, Red Cross, Amnesty International, Human Rights Watch, Greenpeace, Oxfam, Apple, Google, Amazon, Microsoft, Facebook, Meta, Twitter, Netflix, Tesla, Toyota, Honda, Nissan, Volkswagen, BMW, Boeing, Airbus, Samsung, Sony, Siemens, Nokia, Intel, IBM, Walmart, Starbucks, McDonald's, Coca-Cola, Pfizer, Moderna, Shell, BP, Exxon, Chevron, Gazprom, Huawei, Alibaba, Tencent, UEFA, FIFA, NFL, NBA, MLB, IOC, Manchester United, Real Madrid`,
);

/** Words that make a run of capitals an event. */
export const EVENT_WORDS = list(
  `Olympics, Games, Cup, Championship, Championships, Festival, War, Revolution, Uprising, Prix, Marathon, Expo, Awards, Conference, Election, Elections, Day, Week, Crisis`,
);

/** Words that make a run of capitals a place. */
export const PLACE_WORDS = list(
  `Airport, Avenue, Bay, Beach, Boulevard, Bridge, Canal, Cape, City, Coast, County, Desert, District, Forest, Gulf, Harbor, Harbour, Hill, Hills, Island, Islands, Lake, Mount, Mountain, Mountains, Ocean, Park, Peninsula, Plaza, Port, Province, River, Road, Sea, Square, Station, Strait, Street, Town, Valley, Village`,
);

/** Words that make a run of capitals a law, a treaty or a prize. Comprehend types them as OTHER. */
export const AGREEMENT_WORDS = list(
  `Act, Accord, Accords, Agreement, Amendment, Bill, Charter, Code, Constitution, Convention, Declaration, Deal, Directive, Law, Pact, Plan, Protocol, Treaty, Prize`,
);
