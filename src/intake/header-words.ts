/**
 * How the headers of extracts are read: each word becomes a concept, whatever its language or
 * shortening; words that carry no meaning fall away; the order of words does not matter. So
 * `COUNTRY_OF_ORIGIN`, `Pays d'origine` and `pa_orig` are the same two concepts.
 */

/** concept | words for it (English, French, Spanish, Portuguese, Russian, shortenings). */
const CONCEPTS = `
country | ctry cty pais pays страна country land paese pa
origin | orig origen origine origem org происхождения происх
destination | dest destino des destinazione назначения
dispatch | expedition provenance procedencia procedence provenience dispatched shipment departure consigned отправления
acquisition | adq acquis compra adquisition adquisicion aquisicao purchase
export | exp exportation exportacion exportacao экспорт экспорта exporting expo
import | imp importation importacion importacao импорт импорта importing impo
exporter | exportateur exportador экспортер экспортера exportadora
importer | importateur importador импортер импортера importadora
consignee | destinataire consignatario destinatario получатель получателя грузополучатель receiver cnee
consignor | expediteur remitente remetente отправитель отправителя грузоотправитель shipper sender cnor embarcador
seller | vendeur vendedor supplier fournisseur proveedor fornecedor продавец vendor поставщик
buyer | acheteur comprador покупатель purchaser acquirente
notify | nortify notifie notificado
declarant | declarante декларант declarer
carrier | transporteur transportista transportador перевозчик
forwarder | transitaire forwarding экспедитор
manufacturer | fabricant fabricante producer productor изготовитель производитель manufactuer maker
broker | брокер despachante
agent | agence agencia agency
name | nom nombre nome наименование название nm razon
address | adresse direccion endereco адрес addr addresses
city | ville ciudad cidade город town
postcode | zip zipcode postal
state | province provincia estado departement department departamento district region область
phone | telephone tel telefono mobile телефон fax email mail contact
id | ident identifier identifiant identificacion
tax | fiscal impot imposto налог impuesto
tin | nif ruc nit nie inn инн eori niu pin ntn cnpj rut iec cuit rfc bin siret vatin edrpou
code | cod codigo cd код kod
number | no num nr nbr numero nro № номер nb numb
date | fecha data дата dt jour
declaration | decl declaracion declaracao dec декларации декларация dua dau sad gtd гтд duimp entry boe pedimento despacho vmd tansad
bill | bl connaissement conocimiento conocimento lading коносамент
product | produit producto produto goods marchandise marchandises mercancia mercancias mercaderia mercadoria товар товара товаров article articulo cargo commodity merchandise
description | desc descripcion descricao designation libelle описание dsc particulars denominacion denomination desig
brand | marque marca
hs | sh sa hscode harmonized harmonised hts htsus ncm nandina taric tnved тнвэд nc ncm8 hs8 hs6 hs10 cn8
tariff | tarifaire arancelaria arancelario arancel tarif pautal тарифный tariffs
nomenclature | nomenclatura номенклатуры
heading | position partida subpartida fraccion posicion poste posicao
gross | bruto brut brute brutto брутто bruta
net | neto nette netto liquido нетто liquida neta
weight | wt wgt poids peso вес mass masse masa massa масса kilo kilos kg kgs
quantity | qty quantite cantidad quantidade количество qte qnt cant кол
unit | unite unidad unidade единица uom ед
value | val valeur valor стоимость worth montant amount importe amt сумма
price | prix precio preco цена
invoice | facture factura fatura счет инвойс facturado fact inv
statistical | statistique estadistico estatistico статистическая stat
customs | custom douane douaniere douanier aduana aduanero aduanera aduaneiro таможенная таможня alfandega
office | bureau oficina пост station post
currency | devise moneda monnaie moeda валюта curr curency ccy divisa
freight | fret flete frete фрахт
packages | package colis bultos pkgs pkg volumes мест package packing bulto
type | tipo nature kind тип вид natureza
marks | marques marcas
port | puerto porto порт
loading | embarquement embarque embarq pol chargement погрузки lading
unloading | debarquement desembarque discharge pod landing выгрузки dechargement descarga
vessel | ship navire buque navio судно steamer
voyage | viaje voy
mode | modalidad moyen via modo
transport | transportation transporte trans транспорт
nationality | nationalite nacionalidad bandera flag
container | conteneur contenedor contentor контейнер ctn containers
seal | scelle precinto lacre seals
incoterm | incoterms термин
delivery | livraison entrega поставки
terms | conditions condicion condition basis условия
place | lieu lugar local место point
procedure | regime regimen cpc процедура режим
previous | precedent anterior
licence | license licencia licenca permis permit лицензия
reference | ref referencia
shipping | expedicao
registration | enregistrement registro regist regis регистрационный reg registered
acceptance | acceptation aceptacion
assessment | assement liquidation
item | itm rubrique renglon
flow | flux sens direction fluxo flujo направление
final | finale ultimo
transit | transito транзит
end | 
user | utilisateur usuario
`

/** Words without meaning for the choice of a field. */
const EMPTY = new Set(
  'of the in by for to at and or de la le les du des d l del el los las do da dos das di et y e en a au из the'.split(
    ' ',
  ),
)
/** Words that say in which form a value is written: dropped when the exact words match nothing. */
const FORMS = new Set('vn std local fc fcy lc ncy foreign tk rs pak'.split(' '))
/** Words that most systems leave out: dropped last. */
const USUAL = new Set([...FORMS, ...'item declared calculated full'.split(' ')])

const conceptOf = new Map<string, string>()
for (const line of CONCEPTS.trim().split('\n')) {
  const [concept, words = ''] = line.split('|').map((part) => part.trim())
  if (!conceptOf.has(concept!)) conceptOf.set(concept!, concept!)
  for (const word of words.split(/\s+/)) {
    if (word !== '' && !conceptOf.has(fold(word))) conceptOf.set(fold(word), concept!)
  }
}

/** Words that some systems write together. */
const JOINED: Readonly<Record<string, string>> = {
  hscode: 'hs code',
  grossweight: 'gross weight',
  netweight: 'net weight',
  grosswt: 'gross weight',
  netwt: 'net weight',
  grossmass: 'gross weight',
  netmass: 'net weight',
  cargodescription: 'goods description',
  goodsdescription: 'goods description',
  productdescription: 'product description',
  origincountry: 'origin country',
  countryoforigin: 'country origin',
  destinationcountry: 'destination country',
  countryofdestination: 'country destination',
  importername: 'importer name',
  exportername: 'exporter name',
  consigneename: 'consignee name',
  shippername: 'shipper name',
  declarationnumber: 'declaration number',
  declarationno: 'declaration number',
  mrnnumber: 'mrn',
  enduser: 'end user',
  notifyparty: 'notify party',
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export type HeaderWords = {
  /** Concepts in their order, without empty words. */
  readonly concepts: readonly string[]
  /** The words as they stand, folded: a currency or a unit is among them. */
  readonly words: readonly string[]
}

export function headerWords(header: string): HeaderWords {
  const words = fold(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/№/g, ' no ')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (Object.hasOwn(JOINED, word) ? JOINED[word]!.split(' ') : [word]))
    .filter((word) => word !== '')
  const concepts = words
    .filter((word) => !EMPTY.has(word))
    .map((word) => conceptOf.get(word) ?? word)
  return { words, concepts }
}

/** The key of a set of concepts: each once, in alphabetical order. */
export const conceptKey = (concepts: readonly string[]): string =>
  [...new Set(concepts)].sort().join(' ')

/** The concepts without words of form, then also without usual words; nothing when none drop. */
export function barer(concepts: readonly string[]): readonly (readonly string[])[] {
  const steps = [FORMS, USUAL].map((drop) => concepts.filter((concept) => !drop.has(concept)))
  return steps.filter(({ length }) => length > 0 && length < concepts.length)
}

/** Codes of ISO 4217 that are words of headers too. */
const NOT_CURRENCIES = new Set('ALL TOP TRY CUP PEN MOP DOP LAK PAB SOS STD'.split(' '))
const currencies = new Set(
  Intl.supportedValuesOf('currency').filter((code) => !NOT_CURRENCIES.has(code)),
)

/** The currency that a header names: `USD_FOB`, `VALUE_IN_INR`. */
export function currencyOfHeader(header: string): string | undefined {
  for (const word of headerWords(header).words) {
    const code = word.toUpperCase()
    if (code.length === 3 && currencies.has(code)) return code
  }
  return undefined
}

export const isCurrency = (text: string): boolean => currencies.has(text.toUpperCase())
