/**
 * International bodies and agencies whose acronym news uses alone: the canonical name, other names. Where the acronym is
 * the name that everybody uses, it comes first. An acronym of two well-known bodies (ICC, ABC) is left out.
 */
export const BODY_NAMES = `
United Nations|UN|United Nations Organization|United Nations Organisation
United Nations Security Council|UN Security Council|UNSC
United Nations General Assembly|UN General Assembly|UNGA
European Union|EU
European Central Bank|ECB
World Trade Organization|World Trade Organisation|WTO
World Health Organization|World Health Organisation|WHO
World Food Programme|World Food Program|WFP
World Meteorological Organization|World Meteorological Organisation|WMO
World Intellectual Property Organization|World Intellectual Property Organisation|WIPO
World Anti-Doping Agency|WADA
International Monetary Fund|IMF
International Atomic Energy Agency|IAEA
International Energy Agency|IEA
International Labour Organization|International Labor Organization|International Labour Organisation|ILO
International Organization for Migration|International Organisation for Migration|IOM
International Court of Justice|ICJ
International Committee of the Red Cross|ICRC
International Olympic Committee|IOC
International Civil Aviation Organization|International Civil Aviation Organisation|ICAO
International Maritime Organization|International Maritime Organisation
International Telecommunication Union|ITU
Intergovernmental Panel on Climate Change|IPCC
Food and Agriculture Organization|Food and Agriculture Organisation|FAO
Organization for Economic Cooperation and Development|Organisation for Economic Co-operation and Development|Organization for Economic Co-operation and Development|Organisation for Economic Cooperation and Development|OECD
Organization for Security and Co-operation in Europe|Organization for Security and Cooperation in Europe|Organisation for Security and Co-operation in Europe|OSCE
Organization of American States|Organisation of American States|OAS
Organisation of Islamic Cooperation|Organization of Islamic Cooperation|OIC
Organisation for the Prohibition of Chemical Weapons|Organization for the Prohibition of Chemical Weapons|OPCW
NATO|North Atlantic Treaty Organization|North Atlantic Treaty Organisation|North Atlantic Alliance
OPEC|Organization of the Petroleum Exporting Countries|Organisation of the Petroleum Exporting Countries|Organization of Petroleum Exporting Countries
UNESCO|United Nations Educational, Scientific and Cultural Organization
UNICEF|United Nations Children's Fund
UNHCR|United Nations High Commissioner for Refugees|United Nations Refugee Agency|UN Refugee Agency
UNRWA|United Nations Relief and Works Agency
Interpol|International Criminal Police Organization|International Criminal Police Organisation
Europol|European Union Agency for Law Enforcement Cooperation
FIFA|Fédération Internationale de Football Association
UEFA|Union of European Football Associations
ASEAN|Association of Southeast Asian Nations|Association of South East Asian Nations
Economic Community of West African States|ECOWAS
European Free Trade Association|EFTA
Asian Development Bank|ADB
African Development Bank|AfDB
European Bank for Reconstruction and Development|EBRD
Shanghai Cooperation Organisation|Shanghai Cooperation Organization
Gulf Cooperation Council|GCC
FBI|Federal Bureau of Investigation
CIA|Central Intelligence Agency
NASA|National Aeronautics and Space Administration
`;
