/** Places that stand in trade names and addresses: they tell where, seldom who. */
export const PLACE_WORDS: readonly string[] = (
  'afghanistan albania algeria algerie angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia bosnia brasil brazil bulgaria ' +
  'cambodia cameroon canada chad chile china prc colombia congo cuba cyprus czech denmark dprk ecuador egypt eritrea estonia ethiopia finland france georgia germany ghana greece ' +
  'guatemala guinea haiti honduras hungary india indonesia iran iraq ireland israel italia italy japan jordan kazakhstan kenya kong hong hongkong korea kuwait kyrgyzstan laos latvia lebanon ' +
  'liberia libya lithuania luxembourg macau malaysia mali malta mexico moldova mongolia montenegro morocco mozambique myanmar burma namibia nepal netherlands nicaragua niger nigeria norway ' +
  'oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania russia russian rossiya rossiyskaya federation rwanda senegal serbia singapore slovakia slovenia somalia ' +
  'spain sudan sweden swiss switzerland syria syrian taiwan tajikistan tanzania thailand tunisia turkey turkiye turkmenistan uae uganda ukraine ukraina emirates kingdom usa uruguay uzbekistan venezuela vietnam viet nam yemen zambia zimbabwe ' +
  'iranian iraqi russian chinese korean german french indian turkish ukrainian belarusian libyan cuban persian arab islamic ' +
  'abu dhabi ajman aleppo almaty amman amsterdam ankara antwerp astana athens baghdad baku bandar abbas bangkok barcelona beijing beirut berlin bogota bombay brussels bucharest budapest ' +
  'cairo cali caracas changsha chengdu chennai chisinau chongqing dalian damascus deira delhi dhaka doha dongguan dubai erbil fujian fuzhou foshan guangdong guangxi guangzhou guayaquil hamburg hangzhou hanoi harare harbin havana ' +
  'hebei hefei henan hubei hunan isfahan esfahan istanbul izmir jakarta jeddah jiangsu jinan kabul kaluga karachi kazan kharkiv khartoum kiev kyiv kowloon kunming kuala lumpur lagos lahore latakia leningrad lima london luanda ' +
  'madrid managua manila mashhad medellin milan minsk monterrey moscow moskva mosul moskovskaya mumbai munich nairobi nanjing nanchang ningbo novosibirsk odessa osaka paris perm pyongyang pyongyang qingdao qom rostov riyadh rome rotterdam ' +
  'samara santiago seoul shandong shanghai shanxi shaanxi sharjah shenyang shenzhen shijiazhuang shiraz sichuan sofia stockholm suzhou sydney tabriz taipei tashkent tbilisi tehran teheran tianjin tokyo toronto tripoli tula ' +
  'ulyanovsk vienna vladivostok volgograd wanchai wenzhou wuhan wuxi xiamen xian yekaterinburg yerevan zhejiang zhengzhou zurich zhuhai petersburg peterburg sinaloa culiacan jalisco guadalajara tijuana'
).split(/\s+/)
