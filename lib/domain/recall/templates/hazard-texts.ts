import type { Language } from '../../identity/language.ts'

// What each reason can do to people, in our own words and no more than is commonly known of it. A text to begin with: who
// writes the recall answers for what it says of this product.

type Texts = Record<Language, string>

const texts = (en: string, es: string, fr: string): Texts => ({ en, es, fr })

const HAZARDS: Record<string, Texts> = {
  salmonella: texts(
    'Salmonella can cause fever, cramps and diarrhea. It is most serious for young children, older people and those with weak immune systems.',
    'La salmonela puede causar fiebre, cólicos y diarrea. Es más grave en niños pequeños, personas mayores y personas con defensas bajas.',
    'La salmonelle peut causer fièvre, crampes et diarrhée. Elle est plus grave chez les jeunes enfants, les personnes âgées et celles dont les défenses sont faibles.',
  ),
  listeria: texts(
    'Listeria can cause severe infection. Pregnant women, newborns, older people and those with weak immune systems are most at risk.',
    'La listeria puede causar una infección grave. Corren más riesgo las embarazadas, los recién nacidos, las personas mayores y las personas con defensas bajas.',
    'La listeria peut causer une infection grave. Les femmes enceintes, les nouveau-nés, les personnes âgées et celles dont les défenses sont faibles sont les plus exposés.',
  ),
  e_coli: texts(
    'E. coli can cause bloody diarrhea. In young children and older people it can damage the kidneys.',
    'La bacteria E. coli puede causar diarrea con sangre. En niños pequeños y personas mayores puede dañar los riñones.',
    'La bactérie E. coli peut causer une diarrhée avec du sang. Chez les jeunes enfants et les personnes âgées, elle peut abîmer les reins.',
  ),
  botulism: texts(
    'Botulism can paralyze the muscles used for breathing. It can kill. The product may look and smell normal.',
    'El botulismo puede paralizar los músculos con los que se respira. Puede matar. El producto puede parecer normal.',
    'Le botulisme peut paralyser les muscles de la respiration. Il peut tuer. Le produit peut sembler normal.',
  ),
  cronobacter: texts(
    'Cronobacter can cause severe infection of the blood and brain in babies.',
    'Cronobacter puede causar en los bebés una infección grave de la sangre y del cerebro.',
    'Cronobacter peut causer chez les bébés une infection grave du sang et du cerveau.',
  ),
  hepatitis_a: texts(
    'Hepatitis A can inflame the liver. People may fall ill weeks after they ate the product.',
    'La hepatitis A puede inflamar el hígado. La enfermedad puede aparecer semanas después de comer el producto.',
    'L’hépatite A peut enflammer le foie. La maladie peut apparaître des semaines après avoir mangé le produit.',
  ),
  norovirus: texts(
    'Norovirus can cause sudden vomiting and diarrhea, and spreads easily.',
    'El norovirus puede causar vómitos y diarrea repentinos y se contagia con facilidad.',
    'Le norovirus peut causer des vomissements et une diarrhée soudains et se transmet facilement.',
  ),
  allergen: texts(
    'The product contains an allergen that isn’t on the label. People with this allergy can have a severe or life-threatening reaction.',
    'El producto contiene un alérgeno que la etiqueta no nombra. Las personas con esta alergia pueden tener una reacción grave o mortal.',
    'Le produit contient un allergène que l’étiquette ne nomme pas. Les personnes allergiques peuvent avoir une réaction grave ou mortelle.',
  ),
  foreign_body: texts(
    'The product may contain hard or sharp pieces. They can cut the mouth or throat, break teeth, or choke.',
    'El producto puede contener trozos duros o afilados. Pueden cortar la boca o la garganta, romper dientes o asfixiar.',
    'Le produit peut contenir des morceaux durs ou coupants. Ils peuvent blesser la bouche ou la gorge, casser des dents ou étouffer.',
  ),
  chemical: texts(
    'The product may contain a chemical that can make people ill.',
    'El producto puede contener una sustancia química que puede enfermar a las personas.',
    'Le produit peut contenir une substance chimique qui peut rendre malade.',
  ),
  heavy_metal: texts(
    'The product may contain too much of a heavy metal. It can harm how young children grow and learn.',
    'El producto puede contener demasiado metal pesado. Puede dañar el desarrollo de los niños pequeños.',
    'Le produit peut contenir trop de métal lourd. Cela peut nuire au développement des jeunes enfants.',
  ),
  mould: texts(
    'The product may be spoiled. Eating it can make people ill.',
    'El producto puede estar en mal estado. Comerlo puede enfermar.',
    'Le produit peut être altéré. Le manger peut rendre malade.',
  ),
  labelling: texts(
    'The label or the date is wrong. People may rely on it.',
    'La etiqueta o la fecha es errónea. Las personas pueden fiarse de ella.',
    'L’étiquette ou la date est erronée. Des personnes peuvent s’y fier.',
  ),
  quality: texts(
    'The product is not as it should be. No harm to people is expected.',
    'El producto no es como debe ser. No se espera daño para las personas.',
    'Le produit n’est pas conforme. Aucun danger pour les personnes n’est attendu.',
  ),
  fire: texts(
    'The product can overheat and catch fire. People can be burned.',
    'El producto puede calentarse demasiado e incendiarse. Puede causar quemaduras.',
    'Le produit peut surchauffer et prendre feu. Il peut causer des brûlures.',
  ),
  shock: texts(
    'The product can give an electric shock, which can kill.',
    'El producto puede dar una descarga eléctrica, que puede matar.',
    'Le produit peut donner un choc électrique, qui peut tuer.',
  ),
  burn: texts(
    'The product can burn people who touch or use it.',
    'El producto puede quemar a quien lo toca o lo usa.',
    'Le produit peut brûler qui le touche ou l’utilise.',
  ),
  choking: texts(
    'Small parts can come loose. A young child can choke on them.',
    'Pueden soltarse piezas pequeñas. Un niño pequeño puede asfixiarse con ellas.',
    'De petites pièces peuvent se détacher. Un jeune enfant peut s’étouffer avec.',
  ),
  strangulation: texts(
    'A cord or strap can wrap around a child’s neck and strangle.',
    'Un cordón o una correa puede rodear el cuello de un niño y estrangularlo.',
    'Un cordon ou une sangle peut entourer le cou d’un enfant et l’étrangler.',
  ),
  laceration: texts(
    'Sharp or broken parts can cut people deeply.',
    'Las partes afiladas o rotas pueden causar cortes profundos.',
    'Des parties coupantes ou cassées peuvent causer des coupures profondes.',
  ),
  fall: texts(
    'The product can break or tip over. People can fall or be crushed.',
    'El producto puede romperse o volcar. Las personas pueden caer o quedar aplastadas.',
    'Le produit peut casser ou basculer. Des personnes peuvent tomber ou être écrasées.',
  ),
  poisoning: texts(
    'The product can poison people who swallow it. Small children are most at risk.',
    'El producto puede intoxicar a quien lo traga. Los niños pequeños corren más riesgo.',
    'Le produit peut intoxiquer qui l’avale. Les petits enfants sont les plus exposés.',
  ),
  carbon_monoxide: texts(
    'The product can give off carbon monoxide, an odorless gas that can kill.',
    'El producto puede emitir monóxido de carbono, un gas sin olor que puede matar.',
    'Le produit peut émettre du monoxyde de carbone, un gaz sans odeur qui peut tuer.',
  ),
}

export const hazardText = (reasonCode: string, language: Language): string | null =>
  Object.hasOwn(HAZARDS, reasonCode) ? (HAZARDS[reasonCode]?.[language] ?? null) : null

export const HAZARD_TEXTS: readonly Texts[] = Object.values(HAZARDS)
