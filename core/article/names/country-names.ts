/**
 * The countries of ISO 3166, made by `npm run names` from the package i18n-iso-countries: the name in news, the code
 * of three letters, other names.
 */
export const COUNTRY_NAMES = `
Afghanistan|AFG
Albania|ALB
Algeria|DZA
American Samoa|ASM
Andorra|AND
Angola|AGO
Anguilla|AIA
Antarctica|ATA
Antigua and Barbuda|ATG
Argentina|ARG
Armenia|ARM
Aruba|ABW
Australia|AUS
Austria|AUT
Azerbaijan|AZE
Bahamas|BHS
Bahrain|BHR
Bangladesh|BGD
Barbados|BRB
Belarus|BLR
Belgium|BEL
Belize|BLZ
Benin|BEN
Bermuda|BMU
Bhutan|BTN
Bolivia|BOL
Bonaire, Sint Eustatius and Saba|BES
Bosnia and Herzegovina|BIH
Botswana|BWA
Bouvet Island|BVT
Brazil|BRA
British Indian Ocean Territory|IOT
British Virgin Islands|VGB
Brunei|BRN|Brunei Darussalam
Bulgaria|BGR
Burkina Faso|BFA
Burundi|BDI
Cambodia|KHM
Cameroon|CMR
Canada|CAN
Cape Verde|CPV|Cabo Verde
Cayman Islands|CYM
Central African Republic|CAF
Chad|TCD
Chile|CHL
China|CHN|People's Republic of China|PRC
Christmas Island|CXR
Cocos Islands|CCK
Colombia|COL
Comoros|COM
Cook Islands|COK
Costa Rica|CRI
Croatia|HRV
Cuba|CUB
Curaçao|CUW
Cyprus|CYP
Czech Republic|CZE|Czechia
Democratic Republic of the Congo|COD|Democratic Republic of Congo|DR Congo|DRC|Congo-Kinshasa
Denmark|DNK
Djibouti|DJI
Dominican Republic|DOM
Dominica|DMA
Ecuador|ECU
Egypt|EGY
El Salvador|SLV
Equatorial Guinea|GNQ
Eritrea|ERI
Estonia|EST
Eswatini|SWZ|Swaziland
Ethiopia|ETH
Falkland Islands|FLK
Faroe Islands|FRO
Fiji|FJI
Finland|FIN
France|FRA|French Republic
French Guiana|GUF
French Polynesia|PYF
French Southern Territories|ATF
Gabon|GAB
Gambia|GMB|Republic of The Gambia|The Gambia
Georgia|GEO
Germany|DEU
Ghana|GHA
Gibraltar|GIB
Greece|GRC
Greenland|GRL
Grenada|GRD
Guadeloupe|GLP
Guam|GUM
Guatemala|GTM
Guernsey|GGY
Guinea-Bissau|GNB
Guinea|GIN
Guyana|GUY
Haiti|HTI
Heard Island and McDonald Islands|HMD
Honduras|HND
Hong Kong|HKG
Hungary|HUN
Iceland|ISL
India|IND
Indonesia|IDN
Iran|IRN|Islamic Republic of Iran
Iraq|IRQ
Ireland|IRL
Isle of Man|IMN
Israel|ISR
Italy|ITA
Ivory Coast|CIV|Cote d'Ivoire|Côte d'Ivoire
Jamaica|JAM
Japan|JPN
Jersey|JEY
Jordan|JOR
Kazakhstan|KAZ
Kenya|KEN
Kiribati|KIR
Kosovo|XKK
Kuwait|KWT
Kyrgyzstan|KGZ
Laos|LAO|Lao People's Democratic Republic
Latvia|LVA
Lebanon|LBN
Lesotho|LSO
Liberia|LBR
Libya|LBY
Liechtenstein|LIE
Lithuania|LTU
Luxembourg|LUX
Macao|MAC|Macau
Madagascar|MDG
Malawi|MWI
Malaysia|MYS
Maldives|MDV
Mali|MLI
Malta|MLT
Marshall Islands|MHL
Martinique|MTQ
Mauritania|MRT
Mauritius|MUS
Mayotte|MYT
Mexico|MEX
Micronesia|FSM
Moldova|MDA
Monaco|MCO
Mongolia|MNG
Montenegro|MNE
Montserrat|MSR
Morocco|MAR
Mozambique|MOZ
Myanmar|MMR|Burma
Namibia|NAM
Nauru|NRU
Nepal|NPL
Netherlands|NLD|The Netherlands|Holland
New Caledonia|NCL
New Zealand|NZL
Nicaragua|NIC
Nigeria|NGA
Niger|NER
Niue|NIU
Norfolk Island|NFK
North Korea|PRK|Democratic People's Republic of Korea|DPRK
North Macedonia|MKD|The Republic of North Macedonia
Northern Mariana Islands|MNP
Norway|NOR
Oman|OMN
Pakistan|PAK
Palau|PLW
Palestine|PSE|State of Palestine
Panama|PAN
Papua New Guinea|PNG
Paraguay|PRY
Peru|PER
Philippines|PHL
Pitcairn|PCN|Pitcairn Islands
Poland|POL|Republic of Poland
Portugal|PRT
Puerto Rico|PRI
Qatar|QAT
Republic of the Congo|COG|Congo-Brazzaville|Congo Republic
Reunion|REU
Romania|ROU
Russia|RUS|Russian Federation
Rwanda|RWA
Saint Barthélemy|BLM
Saint Helena|SHN
Saint Kitts and Nevis|KNA
Saint Lucia|LCA
Saint Martin|MAF
Saint Pierre and Miquelon|SPM
Saint Vincent and the Grenadines|VCT
Samoa|WSM
San Marino|SMR
Sao Tome and Principe|STP
Saudi Arabia|SAU|Kingdom of Saudi Arabia|KSA
Senegal|SEN
Serbia|SRB
Seychelles|SYC
Sierra Leone|SLE
Singapore|SGP
Sint Maarten|SXM
Slovakia|SVK
Slovenia|SVN
Solomon Islands|SLB
Somalia|SOM
South Africa|ZAF
South Georgia and the South Sandwich Islands|SGS
South Korea|KOR|Republic of Korea|ROK
South Sudan|SSD
Spain|ESP
Sri Lanka|LKA
Sudan|SDN
Suriname|SUR
Svalbard and Jan Mayen|SJM
Sweden|SWE
Switzerland|CHE
Syria|SYR|Syrian Arab Republic
Taiwan|TWN
Tajikistan|TJK
Tanzania|TZA|United Republic of Tanzania
Thailand|THA
Timor-Leste|TLS|East Timor
Togo|TGO
Tokelau|TKL
Tonga|TON
Trinidad and Tobago|TTO
Tunisia|TUN
Turkey|TUR|Türkiye
Turkmenistan|TKM
Turks and Caicos Islands|TCA
Tuvalu|TUV
U.S. Virgin Islands|VIR
Uganda|UGA
Ukraine|UKR
United Arab Emirates|ARE|UAE
United Kingdom|GBR|UK|Great Britain|Britain|United Kingdom of Great Britain and Northern Ireland
United States Minor Outlying Islands|UMI
United States|USA|United States of America|U.S.A.|US|U.S.|America
Uruguay|URY
Uzbekistan|UZB
Vanuatu|VUT
Vatican City|VAT|Vatican
Venezuela|VEN
Vietnam|VNM|Viet Nam|Socialist Republic of Vietnam
Wallis and Futuna|WLF
Western Sahara|ESH
Yemen|YEM
Zambia|ZMB
Zimbabwe|ZWE
Åland Islands|ALA|Aland Islands`;
