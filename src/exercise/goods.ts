import type { Dice } from './random.ts'

/** A description of ordinary goods and its national tariff code. */
export type Goods = { readonly text: string; readonly code: string }

/**
 * Ordinary goods: eight-digit code, then the name in one or more languages (`en|fr|es|ru`, an
 * empty one where the exercise has none).
 */
const ORDINARY = `
04061080:fresh mozzarella cheese|mozzarella fraîche|queso mozzarella fresco|
07031019:yellow onions|oignons jaunes|cebollas amarillas|лук репчатый
08039010:Cavendish bananas|bananes Cavendish|bananas Cavendish|бананы свежие
08051022:navel oranges|oranges navel|naranjas navel|апельсины свежие
09012100:roasted coffee beans|café torréfié en grains|café tostado en grano|кофе жареный в зернах
09024000:black tea leaves|thé noir en vrac|té negro|чай черный байховый
10063098:jasmine rice, milled|riz au jasmin blanchi|arroz jazmín blanqueado|рис шлифованный
11010015:wheat flour|farine de blé|harina de trigo|мука пшеничная
15121990:refined sunflower oil|huile de tournesol raffinée|aceite de girasol refinado|масло подсолнечное рафинированное
16041411:canned tuna in oil|thon en conserve à l’huile|atún en conserva|консервы из тунца
17049065:fruit jelly sweets|bonbons gélifiés|gominolas de frutas|мармелад жевательный
18063210:milk chocolate tablets|tablettes de chocolat au lait|tabletas de chocolate con leche|шоколад молочный плиточный
19053119:butter biscuits|biscuits au beurre|galletas de mantequilla|печенье сдобное
20079939:strawberry jam|confiture de fraises|mermelada de fresa|джем клубничный
22011011:still mineral water|eau minérale plate|agua mineral sin gas|вода минеральная
25232900:Portland cement 42.5|ciment Portland 42,5|cemento Portland|портландцемент
33051000:hair shampoo|shampooing|champú para el cabello|шампунь для волос
33061000:toothpaste with fluoride|dentifrice fluoré|pasta dental con flúor|паста зубная
34013000:shower gel|gel douche|gel de ducha|гель для душа
39233010:PET bottles for water|bouteilles PET pour eau|botellas PET para agua|бутылки ПЭТ
39241000:melamine dinner plates|assiettes en mélamine|platos de melamina|тарелки меламиновые
39249000:plastic laundry baskets|paniers à linge en plastique|cestos plásticos para ropa|корзины пластиковые для белья
40111000:passenger car tyres|pneus pour voitures de tourisme|neumáticos para automóvil|шины легковые
40112010:radial truck tyres|pneus radiaux pour camions|neumáticos radiales para camión|шины грузовые радиальные
42021219:travel suitcases|valises de voyage|maletas de viaje|чемоданы дорожные
42022210:ladies handbags of nylon|sacs à main en nylon|bolsos de nailon|сумки женские
44123300:birch plywood sheets|panneaux de contreplaqué de bouleau|tableros contrachapados de abedul|фанера березовая
44219999:wooden clothes hangers|cintres en bois|perchas de madera|вешалки деревянные
48025620:A4 copy paper|papier à copier A4|papel para copias A4|бумага офисная А4
48181010:toilet paper rolls|papier hygiénique en rouleaux|papel higiénico|бумага туалетная
48201030:school exercise books|cahiers d’écolier|cuadernos escolares|тетради школьные
49019900:printed school textbooks|manuels scolaires imprimés|libros de texto impresos|учебники печатные
52083200:dyed cotton cloth|tissu de coton teint|tela de algodón teñida|ткань хлопчатобумажная
61051000:mens cotton polo shirts|polos en coton pour hommes|polos de algodón para hombre|рубашки-поло хлопковые
61091000:cotton T-shirts, knitted|T-shirts en coton tricotés|camisetas de algodón|футболки хлопковые
61102010:knitted pullovers|pull-overs tricotés|suéteres de punto|джемперы трикотажные
61159500:cotton socks|chaussettes en coton|calcetines de algodón|носки хлопковые
62034231:denim jeans|jeans en denim|pantalones vaqueros|джинсы
63023100:cotton bed linen|linge de lit en coton|ropa de cama de algodón|белье постельное хлопковое
63026000:terry bath towels|serviettes de bain en éponge|toallas de baño|полотенца махровые
64029990:rubber-soled sandals|sandales à semelle caoutchouc|sandalias con suela de goma|сандалии
64039996:leather walking shoes|chaussures de marche en cuir|zapatos de cuero|ботинки кожаные
65050030:knitted winter hats|bonnets d’hiver tricotés|gorros de punto|шапки вязаные
66011000:garden umbrellas|parasols de jardin|sombrillas de jardín|зонты садовые
69072100:ceramic floor tiles|carreaux de sol en céramique|baldosas cerámicas|плитка керамическая напольная
69111000:porcelain coffee cups|tasses à café en porcelaine|tazas de porcelana|чашки фарфоровые
70133799:drinking glasses|verres à boire|vasos de vidrio|стаканы стеклянные
73170080:steel nails for wood|clous en acier pour bois|clavos de acero|гвозди строительные
73181588:hexagon head bolts, zinc plated|vis à tête hexagonale zinguées|pernos hexagonales galvanizados|болты оцинкованные
73211190:gas cooking stoves|cuisinières à gaz|cocinas de gas|плиты газовые
73239300:stainless cooking pots|casseroles inox|ollas de acero inoxidable|кастрюли из нержавеющей стали
76151010:aluminium frying pans|poêles en aluminium|sartenes de aluminio|сковороды алюминиевые
82011000:garden spades|bêches de jardin|palas de jardín|лопаты садовые
82055980:bricklayer trowels|truelles de maçon|paletas de albañil|кельмы каменщика
83014019:door locks|serrures de porte|cerraduras para puertas|замки дверные
84137035:garden water pumps|pompes à eau de jardin|bombas de agua para jardín|насосы садовые
84145100:table fans|ventilateurs de table|ventiladores de mesa|вентиляторы настольные
84181080:household refrigerators|réfrigérateurs ménagers|refrigeradores domésticos|холодильники бытовые
84212300:oil filters for car engines|filtres à huile pour moteurs de voitures|filtros de aceite para automóviles|фильтры масляные автомобильные
84231010:kitchen scales|balances de cuisine|balanzas de cocina|весы кухонные
84331100:lawn mowers|tondeuses à gazon|cortadoras de césped|газонокосилки
84501111:household washing machines|lave-linge ménagers|lavadoras domésticas|машины стиральные бытовые
84521011:household sewing machines|machines à coudre ménagères|máquinas de coser domésticas|машины швейные бытовые
85081100:vacuum cleaners for homes|aspirateurs ménagers|aspiradoras domésticas|пылесосы бытовые
85094000:kitchen blenders|mixeurs de cuisine|licuadoras de cocina|блендеры кухонные
85161080:electric kettles|bouilloires électriques|hervidores eléctricos|чайники электрические
85163100:hair dryers|sèche-cheveux|secadores de pelo|фены
85287240:LED television sets|téléviseurs LED|televisores LED|телевизоры
85395200:LED lamps E27|lampes LED E27|lámparas LED E27|лампы светодиодные
87083091:brake discs for passenger cars|disques de frein pour voitures|discos de freno para automóviles|диски тормозные
87120030:city bicycles|bicyclettes de ville|bicicletas urbanas|велосипеды городские
87150010:baby carriages|landaus|cochecitos de bebé|коляски детские
94013100:swivel chairs for offices|chaises pivotantes de bureau|sillas giratorias|кресла вращающиеся
94016100:upholstered sofas|canapés rembourrés|sofás tapizados|диваны мягкие
94036010:wooden dining tables|tables à manger en bois|mesas de comedor de madera|столы обеденные деревянные
94042110:foam mattresses|matelas en mousse|colchones de espuma|матрасы
95030041:stuffed toy bears|ours en peluche|osos de peluche|мишки плюшевые
95063200:golf balls|balles de golf|pelotas de golf|мячи для гольфа
95066200:footballs, size 5|ballons de football, taille 5|balones de fútbol|мячи футбольные
96032100:tooth brushes|brosses à dents|cepillos de dientes|щетки зубные
96081010:ballpoint pens, blue|stylos à bille bleus|bolígrafos azules|ручки шариковые
96190081:baby diapers|couches pour bébés|pañales para bebé|подгузники детские`
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', names = ''] = line.split(':')
    return { code, names: names.split('|') }
  })

/** Makes and grades that a trader adds, then colours for what has one. All makes are invented. */
const MORE: readonly (readonly string[])[] = [
  [
    '',
    'first choice',
    'export quality',
    'Alpenrose brand',
    'Tarnwell brand',
    'Solvane brand',
    'Korvit brand',
  ],
  ['', 'premier choix', 'qualité export', 'marque Alpenrose', 'marque Tarnwell'],
  ['', 'primera calidad', 'calidad de exportación', 'marca Alpenrose', 'marca Solvane'],
  ['', 'высший сорт', 'марка Корвит'],
]
const COLOURS: readonly (readonly string[])[] = [
  ['white', 'blue', 'green', 'red', 'grey', 'assorted colours'],
  ['blanc', 'bleu', 'vert', 'rouge', 'gris', 'coloris assortis'],
  ['blanco', 'azul', 'verde', 'rojo', 'gris', 'colores surtidos'],
  ['белый', 'синий', 'зеленый', 'красный', 'серый'],
]
/** Food, cement and soap come without a colour. */
const COLOURED = (code: string): boolean => code >= '39'
const BOTH = MORE.map((grades, at) => [...grades, ...COLOURS[at]!])
const PACKING = ['', ' in cartons', ' on pallets', ' in bags', ' in shrink wrap']
/** Most traders write English; the others share the rest. */
const LANGUAGE = [0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 3]

function describe(roll: Dice, variant: number): Goods {
  const { code, names } = roll.one(ORDINARY)
  const wanted = roll.one(LANGUAGE)
  const language = names[wanted] ? wanted : 0
  const more = roll.one((COLOURED(code) ? BOTH : MORE)[language]!)
  const packing = language === 0 ? roll.one(PACKING) : ''
  const article = variant % 3 === 0 ? '' : `, art. ${100 + roll.below(8000)}`
  const text = `${names[language]}${more === '' ? '' : `, ${more}`}${packing}${article}`
  return { text: variant % 7 === 0 ? text.toUpperCase() : text, code }
}

/** `count` different descriptions of ordinary goods. */
export function ordinaryGoods(roll: Dice, count: number): readonly Goods[] {
  const known = new Set<string>()
  const goods: Goods[] = []
  for (let variant = 0; goods.length < count; variant++) {
    const one = describe(roll, variant)
    const text = known.has(one.text) ? `${one.text} no. ${goods.length}` : one.text
    known.add(text)
    goods.push({ text, code: one.code })
  }
  return goods
}
