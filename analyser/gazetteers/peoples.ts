const list = (text: string) => new Set(text.split(/\s*[,\n]\s*/).filter(Boolean));

/** Adjectives of countries. They are no common words, and hardly names of persons, so a capital suffices. */
export const COUNTRY_ADJECTIVES = list(
  `Afghan, Albanian, Algerian, American, Andorran, Angolan, Antiguan, Argentine, Argentinian, Armenian, Australian, Austrian,
Azerbaijani, Azeri, Bahamian, Bahraini, Bangladeshi, Barbadian, Belarusian, Belarusan, Belgian, Belizean, Beninese, Bhutanese,
Bolivian, Bosnian, Botswanan, Brazilian, British, Bruneian, Bulgarian, Burkinabe, Burkinabé, Burmese, Burundian, Cambodian,
Cameroonian, Canadian, Chadian, Chilean, Chinese, Colombian, Comorian, Congolese, Croatian, Cuban, Cypriot, Czech, Danish,
Djiboutian, Ecuadorian, Ecuadorean, Egyptian, Emirati, Eritrean, Estonian, Ethiopian, Fijian, Filipino, Finnish, French,
Gabonese, Gambian, Georgian, German, Ghanaian, Greek, Greenlandic, Grenadian, Guatemalan, Guinean, Guyanese, Haitian, Honduran,
Hungarian, Icelandic, Indian, Indonesian, Iranian, Iraqi, Irish, Israeli, Italian, Ivorian, Jamaican, Japanese, Jordanian,
Kazakh, Kazakhstani, Kenyan, Kosovan, Kosovar, Kuwaiti, Kyrgyz, Laotian, Latvian, Lebanese, Liberian, Libyan, Lithuanian,
Luxembourgish, Macedonian, Malagasy, Malawian, Malaysian, Maldivian, Malian, Maltese, Mauritanian, Mauritian, Mexican,
Micronesian, Moldovan, Monegasque, Mongolian, Montenegrin, Moroccan, Mozambican, Myanmarese, Namibian, Nauruan, Nepalese,
Nepali, Nicaraguan, Nigerian, Nigerien, Norwegian, Omani, Pakistani, Palauan, Palestinian, Panamanian, Paraguayan, Peruvian,
Portuguese, Qatari, Romanian, Russian, Rwandan, Salvadoran, Salvadorean, Samoan, Saudi, Senegalese, Serbian, Seychellois,
Singaporean, Slovak, Slovakian, Slovenian, Somali, Spanish, Sudanese, Surinamese, Swedish, Swiss, Syrian, Taiwanese, Tajik,
Tanzanian, Thai, Timorese, Togolese, Tongan, Trinidadian, Tunisian, Turkish, Turkmen, Tuvaluan, Ugandan, Ukrainian, Uruguayan,
Uzbek, Vanuatuan, Venezuelan, Vietnamese, Yemeni, Zambian, Zimbabwean`,
);

/** Adjectives of several words: a part of one is another people, or none. */
export const LONG_ADJECTIVES = list(
  `Bosnian Serb, Cape Verdean, Central African, Costa Rican, East Timorese, Equatorial Guinean,
French Canadian, Greek Cypriot, Hong Konger, Latin American, Middle Eastern, New Caledonian, New Zealander,
North African, North American, North Korean, North Macedonian, Northern Irish, Papua New Guinean, Papuan New Guinean,
Puerto Rican, Saint Lucian, San Marinese, Saudi Arabian, Sierra Leonean, Solomon Islander, South African, South American,
South Asian, South Korean, South Ossetian, South Sudanese, South Vietnamese, North Vietnamese, Southeast Asian, Sri Lankan,
Turkish Cypriot, West African, East African, East German, West German, Western European, Eastern European, Central American,
Central European, Central Asian, Trinidadian and Tobagonian, Antiguan and Barbudan, Kittitian and Nevisian, Sao Tomean`,
);
